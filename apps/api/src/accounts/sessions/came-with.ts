import type { Answers } from '../../platform/database/rows.js';
import type { Actor } from '../actor.js';

const mostAtOnce = 1_000;

/**
 * Who a session belongs to, as it was read together with the session, until the same request takes it: one statement for both. Each
 * reading of a session replaces what an earlier one left, and what is taken is gone, so nobody gets a person read before their session.
 */
class CameWith {
  private readonly people = new Map<string, Actor | null>();

  /** `actor` null: nobody active. */
  put(sessionId: string, actor: Actor | null): void {
    if (this.people.size >= mostAtOnce) this.people.clear();
    this.people.set(sessionId, actor);
  }

  /** Undefined when it is not there, as after another request of the same session took it: then it is asked anew. */
  take(sessionId: string): Actor | null | undefined {
    const actor = this.people.get(sessionId);
    this.people.delete(sessionId);
    return actor;
  }
}

const all = new WeakMap<Answers, CameWith>();

/** What came with the sessions read from this database. */
export function cameWith(database: Answers): CameWith {
  const it = all.get(database) ?? new CameWith();
  all.set(database, it);
  return it;
}
