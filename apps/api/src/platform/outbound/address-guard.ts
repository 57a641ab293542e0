import ipaddr from 'ipaddr.js';

type V4 = ipaddr.IPv4;
type V6 = ipaddr.IPv6;

const range = (text: string): [V6, number] => ipaddr.IPv6.parseCIDR(text);
const last = (bytes: number[]): number[] => bytes.slice(12);

/** Forms in which an IPv6 address holds an IPv4 one, and where it stands in the sixteen bytes. */
const wrappings: readonly { in: [V6, number]; holds: (bytes: number[]) => number[][] }[] = [
  { in: range('::ffff:0:0/96'), holds: (bytes) => [last(bytes)] }, // mapped
  { in: range('::ffff:0:0:0/96'), holds: (bytes) => [last(bytes)] }, // translated (SIIT)
  { in: range('::/96'), holds: (bytes) => [last(bytes)] }, // compatible; ::1 is 0.0.0.1 there
  { in: range('64:ff9b::/96'), holds: (bytes) => [last(bytes)] }, // NAT64
  { in: range('2002::/16'), holds: (bytes) => [bytes.slice(2, 6)] }, // 6to4
  // Teredo: its server, and the caller with every bit turned.
  { in: range('2001::/32'), holds: (bytes) => [bytes.slice(4, 8), last(bytes).map((byte) => byte ^ 0xff)] },
];
/** ISATAP writes 0000:5efe or 0200:5efe before the IPv4 address. */
const isIsatap = (bytes: number[]): boolean =>
  (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
/** All that was ever given out for the public network. */
const globalUnicast = range('2000::/3');

/** True for an address of the public network, whatever it is wrapped in. Addresses are compared as numbers, never as text. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  return address.kind() === 'ipv4' ? isPublicV4(address as V4) : isPublicV6(address as V6);
}

// Everything with a name of its own is refused: private, loopback, link-local, carrier-grade NAT, multicast, reserved, …
const isPublicV4 = (address: V4): boolean => address.range() === 'unicast';

function isPublicV6(address: V6): boolean {
  const bytes = address.toByteArray();
  const wrapping = wrappings.find((each) => address.match(each.in));
  if (wrapping) return wrapping.holds(bytes).every((inner) => isPublicV4(new ipaddr.IPv4(inner)));
  if (isIsatap(bytes) && !isPublicV4(new ipaddr.IPv4(last(bytes)))) return false;
  return address.match(globalUnicast) && address.range() === 'unicast';
}

/** True for an address in one of the networks that the operator allows (`10.0.0.0/8`); a mapped IPv4 address is an IPv4 address. */
export function isAllowed(text: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === address.kind() && address.match(base, bits);
  });
}

/** True for two ways to write one address. */
export function isSameAddress(one: string, other: string): boolean {
  if (!ipaddr.isValid(one) || !ipaddr.isValid(other)) return false;
  return ipaddr.process(one).toNormalizedString() === ipaddr.process(other).toNormalizedString();
}
