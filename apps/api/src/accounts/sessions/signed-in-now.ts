import { ProblemError } from '../../platform/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import type { Actor } from '../actor.js';

const freshMs = 15 * 60_000;

/** For who has neither a password nor a second factor to show: throws `sign-in-old` unless this session began within 15 minutes. */
export async function mustHaveSignedInNow(from: Answers, { session }: Actor, now: Date): Promise<void> {
  const since = new Date(now.getTime() - freshMs);
  const found = session
    ? await rowsOf(from, 'select from session where id = $1 and created_at >= $2', [session.id, since])
    : [];
  if (found.length === 0) throw new ProblemError('sign-in-old');
}
