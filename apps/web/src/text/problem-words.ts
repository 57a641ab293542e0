import { ProblemError, Unreachable } from '../api/problem-error.js';
import { sayOr, type Say } from './words.js';

/** What a person reads about an error: the words of its code; for a broken connection, that. */
export function wordsOf(say: Say, error: unknown): string {
  if (error instanceof Unreachable) return say('app.noConnection');
  if (error instanceof ProblemError) {
    const { code, title, facts } = error.problem;
    const general = sayOr(say, `problem.${code}`, title);
    // A code that is answered to several acts has words for some of them.
    return typeof facts?.['what'] === 'string' ? sayOr(say, `problem.${code}.${facts['what']}`, general) : general;
  }
  return say('problem.fault');
}

/** Words for a reason the server gave in `may` or `blocking`: the code's words, else the server's own sentence. */
export const becauseOf = (say: Say, because: string | undefined): string =>
  because ? sayOr(say, `problem.${because}`, because) : '';

/** The field messages of a refusal, by the JSON pointer of the field (`/title`). */
export function fieldErrors(say: Say, error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).flatMap(({ code, detail, pointer }) =>
      pointer ? [[pointer, sayOr(say, `problem.${code}`, detail)]] : [],
    ),
  );
}
