import { beforeEach, expect, jest, test } from '@jest/globals';
import argon2 from '@node-rs/argon2';
import { hashPassword, isPassword } from './passwords.js';

/** What is asked of argon2, for whose sake. */
const verify = jest.spyOn(argon2, 'verify');
const asked = () => verify.mock.calls.map(([stored]) => String(stored));

beforeEach(() => {
  verify.mockClear();
});
/** Algorithm, version and cost of a hash, without its salt and value: what says how much work it is. */
const work = (stored: string): string => stored.split('$').slice(0, 4).join('$');

test('an unknown address costs the work of a known one: one check of a hash of the same cost', async () => {
  const stored = await hashPassword('seven unrelated herons');
  expect(await isPassword(stored, 'seven unrelated herons')).toBe(true);
  expect(await isPassword(stored, 'wrong')).toBe(false);
  expect(await isPassword(null, 'wrong')).toBe(false);
  expect(await isPassword(null, 'nobody has this password')).toBe(false);
  expect(asked()).toHaveLength(4);
  expect(new Set(asked().map(work))).toEqual(new Set(['$argon2id$v=19$m=19456,t=2,p=1']));
});

test('a password is the same however its letters are put together', async () => {
  expect(await isPassword(await hashPassword('Z\u00fcrich caf\u00e9'), 'Zu\u0308rich cafe\u0301')).toBe(true);
});
