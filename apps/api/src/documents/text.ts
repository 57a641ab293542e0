import { type Doc, innerTable, parse, Refused } from '@tarmeem/document';
import { ProblemError } from '../platform/problems/problem-error.js';

/** The text that was sent, checked, with no table in a cell of another; throws `ill-formed-text` with a pointer into the body of the request, where it lay at `at`. */
export function receivedText(untrusted: unknown, at = '/body'): Doc {
  const body = writtenOn(untrusted, at);
  mustNotNest(body, at);
  return body;
}

/** No table stands in a cell; one that is stored so stays readable, and what is written on beside it is taken. */
export function mustNotNest(body: Doc, at = '/body'): void {
  const pointer = innerTable(body);
  if (pointer !== null) throw illFormed('bad-structure', "A table can't stand in a cell of a table.", at + pointer);
}

/** The text that was sent, checked, whatever stands in its cells; throws `ill-formed-text` as {@link receivedText} does. */
export function writtenOn(untrusted: unknown, at = '/body'): Doc {
  try {
    return parse(untrusted);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw illFormed(error.code, error.detail, at + error.pointer);
  }
}

const illFormed = (code: string, detail: string, pointer: string) =>
  new ProblemError('ill-formed-text', { detail, errors: [{ code, detail, pointer }] });
