import { type Doc, parse, Refused } from '@tarmeem/document';
import { ProblemError } from '../platform/problems/problem-error.js';

/** The text that was sent, checked; throws `ill-formed-text` with a pointer into the body of the request, where it lay at `at`. */
export function receivedText(untrusted: unknown, at = '/body'): Doc {
  try {
    return parse(untrusted);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new ProblemError('ill-formed-text', {
      detail: error.detail,
      errors: [{ code: error.code, detail: error.detail, pointer: `${at}${error.pointer}` }],
    });
  }
}
