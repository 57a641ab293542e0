import { createHmac, timingSafeEqual } from 'node:crypto';

const sign = (secret: string, id: string): Buffer =>
  createHmac('sha256', secret).update(`alert ${id}`).digest().subarray(0, 18);

/** What a letter's links hold: which subscription, and that this installation wrote the link. */
export const alertToken = (secret: string, id: string): string => `${id}.${sign(secret, id).toString('base64url')}`;

/** The subscription that a token names; null for a token that is not ours. */
export function readAlertToken(secret: string, token: string): string | null {
  const [id = '', mac = ''] = token.split('.');
  if (!/^[0-9a-f-]{36}$/u.test(id)) return null;
  const given = Buffer.from(mac, 'base64url');
  const own = sign(secret, id);
  return given.length === own.length && timingSafeEqual(given, own) ? id : null;
}
