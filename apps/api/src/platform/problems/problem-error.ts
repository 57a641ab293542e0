import type { ProblemCode, ProblemDetail } from '@tarmeem/contract';

/** What an expected "no" carries beside its code. */
export interface ProblemContent {
  /** A sentence for the programmer who reads the answer. */
  detail?: string;
  errors?: ProblemDetail[];
  /** What the code needs to be understood: who decided and when, the newer version. */
  facts?: Record<string, unknown>;
  /** Seconds after which to try again (429, 503). */
  retryAfter?: number;
}

/** An expected "no" with its code. The filter turns it into the answer; nothing else has to catch it. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly content: ProblemContent = {},
  ) {
    super(content.detail ?? code);
    this.name = new.target.name;
  }
}

/** 404: not there, or not this person's to see (the two are never told apart). */
export class NotFound extends ProblemError {
  constructor(detail?: string) {
    super('not-found', { detail });
  }
}

/** 409: not in the present state; the code says which. */
export class Conflict extends ProblemError {}

/** 412: the caller saw an older version. `facts` gives the newer one. */
export class Stale extends ProblemError {
  constructor(facts?: Record<string, unknown>) {
    super('stale', { facts });
  }
}

/** 403: this person may never do this. */
export class NotAllowed extends ProblemError {
  constructor(detail?: string) {
    super('not-allowed', { detail });
  }
}

/** 401: nobody is signed in. */
export class SignedOut extends ProblemError {
  constructor() {
    super('signed-out');
  }
}

/** 422: the body is not of the form this address takes; each finding points into it. */
export class Malformed extends ProblemError {
  constructor(errors: ProblemDetail[]) {
    super('malformed', { errors });
  }
}
