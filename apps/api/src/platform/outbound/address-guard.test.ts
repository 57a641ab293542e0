import { describe, expect, it } from '@jest/globals';
import { isAllowed, isPublic, isSameAddress } from './address-guard.js';

// Trust, A3 row 26: addresses are compared as numbers, after what is wrapped in them was unwrapped.
describe('row 26: an address of no public network', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'link-local, where clouds keep their keys'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['192.0.2.1', 'documentation'],
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['fe80::1', 'link-local'],
    ['fc00::1', 'unique local'],
    ['fd12:3456:789a::1', 'unique local'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['::ffff:7f00:1', 'mapped loopback in hex'],
    ['::ffff:0:10.0.0.1', 'translated private'],
    ['::127.0.0.1', 'compatible loopback'],
    ['64:ff9b::7f00:1', 'NAT64 of loopback'],
    ['64:ff9b::a9fe:a9fe', 'NAT64 of link-local'],
    ['64:ff9b:1::1', 'NAT64 of one’s own network'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['2002:c0a8:101::1', '6to4 of private'],
    ['2001:0:808:808::80ff:fffe', 'Teredo whose caller is loopback'],
    ['2001:0:a00:1::f7f7:f7f7', 'Teredo whose server is private'],
    ['2606:4700::5efe:a00:1', 'ISATAP of private'],
    ['5f00::1', 'given out to nobody'],
    ['localhost', 'no address'],
    ['', 'no address'],
    ['127.1', 'loopback, short'],
    ['0x7f000001', 'loopback in hex'],
    ['2130706433', 'loopback as one number'],
    ['0177.0.0.1', 'loopback in octal'],
  ])('%s is refused: %s', (address) => expect(isPublic(address)).toBe(false));

  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1'])(
    '%s may be called',
    (address) => expect(isPublic(address)).toBe(true),
  );
});

describe('A network that the operator allows', () => {
  it('lets its own addresses through, mapped ones too, and no others', () => {
    const networks = ['10.8.0.0/16', 'fd00:1::/32'];
    expect(['10.8.3.4', '::ffff:10.8.3.4', 'fd00:1::5'].map((each) => isAllowed(each, networks))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['10.9.0.1', 'fd00:2::5', '::1', 'nonsense'].some((each) => isAllowed(each, networks))).toBe(false);
  });
});

it('an address is the same however it is written', () => {
  expect(isSameAddress('::ffff:10.0.0.1', '10.0.0.1')).toBe(true);
  expect(isSameAddress('2606:4700:0:0::1', '2606:4700::1')).toBe(true);
  expect(isSameAddress('10.0.0.1', '10.0.0.2')).toBe(false);
});
