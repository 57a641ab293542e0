import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;

/** Six digits every 30 seconds, as every authenticator app makes them (RFC 6238). */
const totpOf = (base32: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Tarmeem', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(base32) });

/** 160 random bits in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app scans. */
export const addressOf = (secret: string, email: string): string => totpOf(secret, email).toString();

/**
 * The time step a code belongs to, null when it is none of now. Clocks differ: the step before and the one after are taken too. The
 * caller sees to it that no step is taken twice.
 */
export function stepOf(secret: string, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta;
}

/** Blanks and hyphens are for reading. */
export const plainCode = (typed: string): string => typed.replaceAll(/[\s-]/gu, '').toLowerCase();

export const isAppCode = (plain: string): boolean => /^\d{6}$/u.test(plain);

// Without the letters and figures that are taken for each other: 32 signs, 5 bits each.
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Ten codes for the day the telephone is lost; 80 bits each, so a plain hash keeps them. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const word = [...randomBytes(16)].map((byte) => signs[byte % signs.length]).join('');
    return word.replaceAll(/(.{4})(?=.)/gu, '$1-');
  });
}

export const recoveryHash = (code: string): string =>
  createHash('sha256').update(plainCode(code), 'utf8').digest('hex');
