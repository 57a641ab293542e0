/** Why a text, a change or an anchor was refused. A closed list: callers choose words and status by it. */
export const refusalCodes = [
  'ill-typed',
  'too-deep',
  'too-large',
  'unknown-type',
  'unknown-key',
  'bad-attribute',
  'bad-link',
  'bad-text',
  'bad-table',
  'bad-structure',
  'bad-change',
  'not-applicable',
  'collides',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/**
 * The one error of this library. `detail` is a plain English sentence for a log or a developer, `pointer` an RFC 6901
 * JSON pointer into the refused value ('' is the whole value). Nothing of the refused text is quoted in it.
 */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: RefusalCode,
    readonly detail: string,
    readonly pointer = '',
  ) {
    super(`${code}: ${detail}`);
  }
}
