import type { Problem, ProblemCode } from '@tarmeem/contract';

/** The server answered that it won't: the problem says why. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
  }
}

/** No answer came: no connection, or the server is down. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The code of the problem, or null when the error is of another kind. */
export const codeOf = (error: unknown): ProblemCode | null =>
  error instanceof ProblemError ? error.problem.code : null;

/** A fact of the problem by name (who decided, which change), undefined when it has none. */
export const factOf = (error: unknown, name: string): unknown =>
  error instanceof ProblemError ? error.problem.facts?.[name] : undefined;
