import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '../../documents/index.js';

/** What an event holds of typed words: the id of their salt, and a hash for each column that is not empty. No words: no salt. */
export const Seal = z.object({ salt: z.string().optional(), hashes: z.record(z.string(), z.string()) });
export type Seal = z.infer<typeof Seal>;

export interface Salt {
  id: string;
  value: string;
}

/** Columns of a row and what was typed into them. */
export type Words = Readonly<Record<string, string | null>>;

/** The hash of words with their salt: SHA-256 over the salt in hex, a line feed and the words. */
export const saltedHash = (salt: string, words: string): string => sha256(`${salt}\n${words}`);

/** Seals the words of a row with a salt of their own. Words that were left empty have no hash: putting some in is told as well. */
export function sealOf(words: Words): { seal: Seal; salt: Salt | null } {
  const typed = Object.entries(words).flatMap(([column, text]) =>
    text === null || text === '' ? [] : [[column, text]],
  );
  if (typed.length === 0) return { seal: { hashes: {} }, salt: null };
  const salt = { id: randomUUID(), value: randomBytes(32).toString('hex') };
  const hashes = Object.fromEntries(typed.map(([column = '', text = '']) => [column, saltedHash(salt.value, text)]));
  return { seal: { salt: salt.id, hashes }, salt };
}

/**
 * The columns whose words are not those that were sealed, also those that are gone. Without `salt` nothing can be said of a column that
 * has a hash.
 */
export const differing = ({ hashes }: Seal, salt: string, words: Words): string[] =>
  [...new Set([...Object.keys(words), ...Object.keys(hashes)])].filter((column) => {
    const text = words[column] ?? '';
    return hashes[column] !== (text === '' ? undefined : saltedHash(salt, text));
  });
