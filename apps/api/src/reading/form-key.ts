import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a form may stay open. */
const longest = 24 * 3_600_000;
/** Nobody reads and fills in a form faster. */
const fastest = 1_500;

const sign = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(`form ${text}`).digest();

/** A one-time key for a form: says when the form was drawn, and only this installation can make one. */
export function newFormKey(secret: string, now: Date): string {
  const text = `${now.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`;
  return `${text}.${sign(secret, text).subarray(0, 16).toString('base64url')}`;
}

/** What a key tells: `fast` when a program must have filled in the form, `bad` for a key that is not ours or too old. */
export function readFormKey(secret: string, key: string, now: Date): 'good' | 'fast' | 'bad' {
  const at = key.lastIndexOf('.');
  const text = key.slice(0, at);
  const given = Buffer.from(key.slice(at + 1), 'base64url');
  const own = sign(secret, text).subarray(0, 16);
  if (at < 0 || given.length !== own.length || !timingSafeEqual(given, own)) return 'bad';
  const age = now.getTime() - Number.parseInt(text.split('.')[0]!, 36);
  if (age > longest) return 'bad';
  return age < fastest ? 'fast' : 'good';
}
