import { createHash, createHmac } from 'node:crypto';

// Crockford's alphabet: no I, L, O, U, so that a code can be read aloud and copied from paper.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 26; // 130 bits hold the 128

/**
 * The tracking code of an item: 128 bits that only this installation can derive from its id, so that a repeated request gets the
 * same code although only a hash of it is stored. Written in groups of four.
 */
export function trackingCode(secret: string, feedbackId: string): string {
  const bits = createHmac('sha256', secret).update(`tracking code ${feedbackId}`).digest().subarray(0, 16);
  let rest = BigInt(`0x${bits.toString('hex')}`);
  let code = '';
  for (let at = 0; at < letters; at += 1) {
    code = alphabet[Number(rest % 32n)] + code;
    rest /= 32n;
  }
  return code.match(/.{1,4}/g)!.join('-');
}

/** What is stored, and looked up, instead of the code. Case and dashes don't matter, and letters that are easily mistaken are taken for what is meant. */
export function trackingHash(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
