/** Why a step was refused. A closed list; each is the code of a problem on the wire and of a sentence in the message catalogues. */
export const refusalCodes = [
  'malformed',
  'not-allowed',
  'not-now',
  'own-words',
  'beside-the-change',
  'same-person',
  'feedback-closed',
  'decided',
  'collides',
  'requires',
  'outdated',
  'being-carried',
  'redacted',
  'tree-broken',
  'nothing-changed',
  'nothing-accepted',
  'reason-missing',
  'change-note-missing',
  'stale',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What a code needs to be understood. */
export interface RefusalContent {
  /** RFC 6901 JSON pointer to the field of the input it is about. */
  readonly pointer?: string;
  /** Ids and numbers: who decided and when, which change is touched. Never typed text. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The one error of this library: an expected "no". `detail` is one English sentence for programmers and logs. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly pointer: string | undefined;
  readonly facts: Readonly<Record<string, unknown>> | undefined;

  constructor(
    readonly code: RefusalCode,
    readonly detail: string,
    content: RefusalContent = {},
  ) {
    super(`${code}: ${detail}`);
    this.pointer = content.pointer;
    this.facts = content.facts;
  }
}

/** What a person may do with an object right now; `because` is the code of the refusal. */
export interface Verdict {
  readonly allowed: boolean;
  readonly because?: RefusalCode;
}

/** Tries a step and tells whether it would be taken. Anything but a refusal is thrown on. */
export function verdict(step: () => unknown): Verdict {
  try {
    step();
    return { allowed: true };
  } catch (error) {
    if (error instanceof Refused) return { allowed: false, because: error.code };
    throw error;
  }
}
