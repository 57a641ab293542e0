import type { Answers } from '../../platform/database/rows.js';
import type { Actor } from '../actor.js';

const mostAtOnce = 1_000;

/**
 * Who a session belongs to, as it was read together with the session, until the same request takes it: one statement for both. It is
 * kept by the reading, not by the session: of two requests of one session, neither gets what the other read earlier.
 */
class CameWith {
  private readonly people = new Map<number, Actor | null>();
  private readings = 0;

  /** `actor` null: nobody active. The number to take it by. */
  put(actor: Actor | null): number {
    if (this.people.size >= mostAtOnce) this.people.clear();
    this.readings += 1;
    this.people.set(this.readings, actor);
    return this.readings;
  }

  /** Undefined when it is not there, as when it was taken before: then it is asked anew. */
  take(reading: number): Actor | null | undefined {
    const actor = this.people.get(reading);
    this.people.delete(reading);
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
