import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { canonicalJson } from './change.js';
import type { Change } from './change.js';

/** SHA-256 (hex) over canonical JSON. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** SHA-256 (hex) of what the change does to its base: the payload hash that a decision names. */
export function changeHash(change: Change): string {
  return hashOf(change.splices);
}

/** SHA-256 (hex) of kind, old and new words, without the place: a hint for "same as one decided before", never an identity. */
export function changeKey(change: Change): string {
  const { place: _, ...words } = change.words;
  return hashOf(words);
}
