/**
 * Every way a request can fail, once. The code is the address of the problem (`/problems/<code>`, RFC 9457), its title is for
 * programmers; people read the words of the message catalogue under the same code.
 */
export const problems = {
  malformed: { status: 422, title: 'The request is not of the form this address takes' },
  'ill-formed-text': { status: 422, title: 'The rich text is not one this platform can hold' },
  'not-json': { status: 400, title: 'The body is not JSON' },
  'bad-request': { status: 400, title: 'The request can not be read' },
  'signed-out': { status: 401, title: 'Nobody is signed in' },
  'wrong-credentials': { status: 401, title: 'E-mail or password is wrong' },
  'wrong-code': { status: 422, title: 'The code is not right, or was used before' },
  'wrong-password': { status: 422, title: 'The present password is wrong' },
  'weak-password': { status: 422, title: 'The password is too easily guessed' },
  retired: { status: 410, title: 'This section was retired' },
  withdrawn: { status: 410, title: 'This feedback was public, and its sender withdrew it' },
  'link-over': { status: 410, title: 'The link was used, or its time is over' },
  'sign-on-refused': { status: 422, title: 'The provider did not prove who this is' },
  'sign-on-unknown': { status: 403, title: 'No account is linked with this sign-on' },
  'second-factor-needed': { status: 403, title: 'A second factor has to be shown first' },
  'sign-in-old': { status: 403, title: 'The person has to have signed in just now' },
  'not-allowed': { status: 403, title: 'This person may never do this' },
  'not-oneself': { status: 403, title: 'Nobody does this to their own account' },
  'foreign-origin': { status: 403, title: 'The request comes from another site' },
  'not-found': { status: 404, title: 'Not there, or not yours to see' },
  'not-now': { status: 409, title: 'Not possible in the present state' },
  'feedback-closed': { status: 409, title: 'Feedback is not taken on this day; facts say from when until when it is' },
  'last-administrator': { status: 409, title: 'Somebody has to look after accounts' },
  'own-words': { status: 409, title: 'Nobody decides their own words' },
  'same-person': { status: 409, title: 'A second person has to do this' },
  decided: { status: 409, title: 'Somebody decided this change first' },
  collides: { status: 409, title: 'The change touches another accepted change' },
  requires: { status: 409, title: 'The change needs another one first' },
  outdated: { status: 409, title: 'The published text has moved on' },
  'being-carried': { status: 409, title: 'The change is being put over the newest edition' },
  redacted: { status: 409, title: 'Words that the change brings in were taken out by a redaction' },
  'tree-broken': { status: 409, title: 'The chosen sections do not make a tree' },
  'beside-the-change': { status: 422, title: 'Only the words of the answered change may differ' },
  'retired-and-edited': { status: 422, title: 'A section that is retired is not changed otherwise' },
  'added-below': { status: 422, title: 'The same proposal adds a section under it' },
  'children-left': { status: 422, title: 'Sections under it are neither retired nor moved' },
  'address-taken': { status: 422, title: 'Another section there has this address' },
  'nothing-changed': { status: 422, title: 'There is no change to submit' },
  'nothing-accepted': { status: 409, title: 'The draft edition holds no accepted change' },
  'reason-missing': { status: 422, title: 'A reason is required' },
  'change-note-missing': { status: 422, title: 'A major edition needs a change note' },
  stale: { status: 412, title: 'Somebody saved a newer version' },
  'precondition-missing': { status: 428, title: 'If-Match or Idempotency-Key is required' },
  'key-reused': { status: 422, title: 'The Idempotency-Key was used with another body' },
  'file-refused': { status: 422, title: 'The file can not be read; facts.because says why' },
  'parts-moved': { status: 409, title: 'The file is split otherwise than when it was looked at' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-type': { status: 415, title: 'This address takes another content type' },
  'too-many': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  fault: { status: 500, title: 'Something broke on our side' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One finding inside a problem: `pointer` is a JSON pointer (RFC 6901) into the body that was sent. */
export interface ProblemDetail {
  code: string;
  detail: string;
  pointer?: string;
}

/** The body of every answer that is not 2xx under `/api` (`application/problem+json`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  errors?: ProblemDetail[];
  requestId: string;
  /** What the code needs to be understood: who decided and when, which change collides, the newer version. */
  facts?: Record<string, unknown>;
}
