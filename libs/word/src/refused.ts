/** Why a file was refused. A closed list: callers choose words by it. */
export const wordRefusals = [
  'not-word',
  'old-word',
  'protected',
  'macros',
  'damaged',
  'too-large',
  'unsafe-xml',
  'unsafe-names',
] as const;

export type WordRefusal = (typeof wordRefusals)[number];

/** The one error of this library for a file that came from anywhere. `detail` is plain English for a log; nothing of the file is quoted. */
export class WordRefused extends Error {
  override readonly name = 'WordRefused';

  constructor(
    readonly code: WordRefusal,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
