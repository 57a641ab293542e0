import { dictionary } from '@zxcvbn-ts/language-common';
import { ProblemError } from '../../platform/index.js';

/** Fewer characters are no password; 15 and more are advised on the screen. */
const least = 8;

/** The passwords people choose most, from leaks: shipped with the package, asked of nobody. */
let common: Set<string> | undefined;
const isCommon = (plain: string): boolean =>
  (common ??= new Set(dictionary['passwords'] as readonly string[])).has(plain);

/** Words an attacker knows: of the service, and of the person. */
export interface KnownWords {
  email: string;
  name: string;
  /** Passwords everybody knows. */
  published: readonly string[];
}

/**
 * Why a password is too easily guessed, null when it is not. No rule of composition: length, a list of common passwords, and nothing
 * that stands beside it on the screen.
 */
export function weakness(password: string, { email, name, published }: KnownWords): 'short' | 'common' | 'own' | null {
  const plain = password.normalize('NFC').toLowerCase();
  if ([...plain].length < least) return 'short';
  if (isCommon(plain) || published.some((known) => known.toLowerCase() === plain) || isOneWordOver(plain))
    return 'common';
  const own = [email.toLowerCase(), email.toLowerCase().split('@')[0] ?? '', name.toLowerCase(), 'tarmeem'];
  return own.some((word) => word.length > 3 && leftOver(plain, word) <= least / 2) ? 'own' : null;
}

/** `aaaaaaaa`, `abcabcabc`, `passwordpassword`. */
function isOneWordOver(plain: string): boolean {
  const begin = (plain + plain).indexOf(plain, 1);
  if (begin === plain.length) return false;
  const word = plain.slice(0, begin);
  return begin <= 3 || isCommon(word);
}

/** How many characters there are beside the word; all of them when it does not stand in it. */
const leftOver = (plain: string, word: string): number =>
  plain.includes(word) ? plain.replaceAll(word, '').length : plain.length;

/** Throws `weak-password`, at the field `/password`. */
export function mustBeStrong(password: string, known: KnownWords): void {
  const because = weakness(password, known);
  if (!because) return;
  throw new ProblemError('weak-password', {
    facts: { because },
    errors: [{ code: 'weak-password', detail: because, pointer: '/password' }],
  });
}
