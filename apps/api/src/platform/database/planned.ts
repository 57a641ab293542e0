import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { Client } from 'pg';

const mark = '/* planned once */ ';

/**
 * Marks a statement that is always the same text and whose plan costs more than its run: long lists with
 * many joins, and what every request asks. Each connection
 * plans it a few times and keeps the plan. SQL that is put together from what was asked only where it takes few forms, each of our own words.
 */
export const plannedOnce = (sql: string): string => mark + sql;

const first = '/* planned at first */ ';

/**
 * Like `plannedOnce`, and the first plan is kept: else a connection plans a statement five times before it may. For statements of many
 * joins whose plan takes many times longer than their run and is the same whatever is asked, for a few rows by their keys.
 */
export const plannedAtFirst = (sql: string): string => mark + first + sql;

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

/** What a statement fails with because one before it failed: 25P02, in the same transaction; 26000, whose plan it should have brought. */
const following = new Set(['25P02', '26000']);

/** How a unit of work begins. */
const begin = 'START TRANSACTION';
/** What is said of it before it is sent. */
const begun = { command: 'START', rowCount: null, rows: [] };

/**
 * A connection that keeps the plans of marked statements, and sends what is asked in one turn in one piece. A transaction begins in the
 * piece of its first statement. A statement that fails because one before it did fails with the error of that one: whoever asks for both
 * together learns what was wrong.
 */
export class PlanningClient extends Client {
  private first: unknown;
  /** A transaction waits to begin: it goes out with the statement that is asked next. */
  private beginning = false;
  /** How the server chooses plans for what is sent next; null: not known. */
  private plans: 'auto' | 'force_generic_plan' | null = 'auto';

  // The many forms of the method are those of pg; the one that is looked at is (text, values, …).
  override query = ((...given: unknown[]): unknown => {
    const [text, values, ...more] = given;
    if (text === begin && given.length === 2 && values === undefined) return this.beginLater();
    this.sendTogether();
    // What was set in a transaction goes with it when it is undone.
    if (typeof text === 'string' && text.startsWith('ROLLBACK')) this.plans = null;
    const planned = typeof text === 'string' && text.startsWith(mark);
    // What has no parameters is planned for itself.
    if (planned || Array.isArray(values)) this.choosePlans(planned && text.startsWith(first, mark.length));
    const form = planned ? [{ name: nameOf(text), text, values }, ...more] : given;
    const answer: unknown = Reflect.apply(Client.prototype.query, this, form);
    return answer instanceof Promise ? this.orFirst(answer) : answer;
  }) as Client['query'];

  private choosePlans(atFirst: boolean): void {
    const wanted = atFirst ? 'force_generic_plan' : 'auto';
    if (this.plans === wanted) return;
    this.plans = wanted;
    // In front of the statement, in the same piece. In a transaction that has failed already the statement fails with it.
    const set = Reflect.apply(Client.prototype.query, this, [`set plan_cache_mode = ${wanted}`]) as Promise<unknown>;
    set.catch(() => {
      this.plans = null;
    });
  }

  private async orFirst(answer: Promise<unknown>): Promise<unknown> {
    try {
      const result = await answer;
      this.first = undefined;
      return result;
    } catch (error) {
      // A transaction that failed is undone, with what was set in it.
      this.plans = null;
      const { code } = error as { code?: string };
      if (this.first === undefined || !following.has(code ?? '')) this.first = error;
      throw this.first;
    }
  }

  private get stream(): Duplex {
    return (this as unknown as { connection: { stream: Duplex } }).connection.stream;
  }

  private sendTogether(): void {
    const { stream } = this;
    if (stream.writableCorked > 0 && !this.beginning) return;
    if (!this.beginning) stream.cork();
    this.beginning = false;
    process.nextTick(() => stream.uncork());
  }

  /** Kept back until something is asked in it. It fails only where the connection is lost, and then what is asked next fails too. */
  private beginLater(): Promise<unknown> {
    if (this.stream.writableCorked === 0) {
      this.stream.cork();
      this.beginning = true;
    }
    const sent = Reflect.apply(Client.prototype.query, this, [begin]) as Promise<unknown>;
    this.orFirst(sent).catch(() => undefined);
    return Promise.resolve(begun);
  }
}
