import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../testing/database.js';
import { Clock } from '../clock.js';
import { typeormConnection } from '../database/index.js';
import { plannedAtFirst, plannedOnce } from '../database/planned.js';
import { verifyChains } from '../events/index.js';
import { ProblemError } from '../problems/index.js';
import { bodyHash, type IdempotencyKey, Work } from './index.js';

class StoppedClock extends Clock {
  override now(): Date {
    return new Date('2026-11-23T09:00:00.123Z');
  }
}

class Jurisdictions {
  constructor(private readonly manager: EntityManager) {}
  async add(code: string): Promise<void> {
    await this.manager.query('insert into event_head (chain, seq, hash) values ($1, 0, $1)', [code]);
  }
  async count(): Promise<number> {
    const rows: unknown[] = await this.manager.query("select 1 from event_head where chain like 'row-%'");
    return rows.length;
  }
}

let database: FreshDatabase;
let source: DataSource;
let work: Work;
const rows = () => work.run((tx) => tx.get(Jurisdictions).count());
const asOwner = async (sql: string): Promise<void> => {
  const client = new Client(database.owner);
  await client.connect();
  await client.query(sql);
  await client.end();
};

beforeAll(async () => {
  database = await freshDatabase();
  source = await new DataSource(typeormConnection(database.app, { max: 8 })).initialize();
  work = new Work(source, new StoppedClock());
}, 90_000);
afterAll(async () => {
  await source.destroy();
  await database.drop();
});
beforeEach(() => source.query("delete from event_head where chain like 'row-%'"));

test('the first plan is kept of what is planned at first and of nothing else, also after a unit was undone', async () => {
  const one = await new DataSource(typeormConnection(database.app, { max: 1 })).initialize();
  const units = new Work(one, new StoppedClock());
  const sql = `select current_setting('plan_cache_mode') as mode, $1::int as n`;
  const ask = async (statement: string, from: Pick<DataSource, 'query'> = one): Promise<string | undefined> =>
    (await from.query<{ mode: string }[]>(statement, [1]))[0]?.mode;
  try {
    expect(await Promise.all([sql, plannedAtFirst(sql), plannedOnce(sql)].map((each) => ask(each)))).toEqual([
      'auto',
      'force_generic_plan',
      'auto',
    ]);
    const undone = (statement: string) =>
      units.run(async (tx) => {
        await ask(statement, tx.manager);
        throw new Error('changed my mind');
      });
    await expect(undone(plannedAtFirst(sql))).rejects.toThrow('changed my mind');
    expect(await ask(plannedAtFirst(sql))).toBe('force_generic_plan');
    await expect(undone(sql)).rejects.toThrow('changed my mind');
    expect(await ask(sql)).toBe('auto');
    const wrong = plannedAtFirst('select 1 / $1::int as mode');
    await expect(units.run((tx) => tx.query(wrong, [0]))).rejects.toThrow('division by zero');
    expect(await ask(sql)).toBe('auto');
    const plans = await one.query<{ generic: string; own: string }[]>(
      `select generic_plans as generic, custom_plans as own from pg_prepared_statements where statement like '%at first%mode''%'`,
    );
    expect(plans).toEqual([{ generic: '3', own: '0' }]);
  } finally {
    await one.destroy();
  }
});

describe('a unit of work', () => {
  test('commits all of it or nothing, jobs and events included', async () => {
    const before = await source.query<unknown[]>('select 1 from graphile_worker.jobs');
    const failing = work.run(async (tx) => {
      await tx.get(Jurisdictions).add('row-1');
      await tx.job('nothing', {});
      tx.record({ actor: null, action: 'thing.made', objectType: 'thing', objectId: 'lost' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await rows()).toBe(0);
    expect(await source.query("select 1 from event where object_id = 'lost'")).toEqual([]);
    expect(await source.query('select 1 from graphile_worker.jobs')).toEqual(before);
  });

  test('tells those who wait for the commit only after it', async () => {
    const seen: number[] = [];
    await work.run(async (tx) => {
      tx.afterCommit(async () => seen.push(await rows()));
      await tx.get(Jurisdictions).add('row-2');
    });
    expect(seen).toEqual([1]);
  });

  test('is done again from the start after a deadlock', async () => {
    await work.run(async (tx) => {
      await tx.get(Jurisdictions).add('row-a');
      await tx.get(Jurisdictions).add('row-b');
    });
    let runs = 0;
    let met: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (met = resolve));
    const lock = (first: string, second: string) =>
      work.run(async (tx) => {
        runs += 1;
        await tx.query('update event_head set seq = seq + 1 where chain = $1', [first]);
        if (runs === 2) met();
        await both;
        await tx.query('update event_head set seq = seq + 1 where chain = $1', [second]);
      });
    await Promise.all([lock('row-a', 'row-b'), lock('row-b', 'row-a')]);
    expect(runs).toBe(3);
    expect(await source.query("select seq from event_head where chain in ('row-a', 'row-b')")).toEqual([
      { seq: '2' },
      { seq: '2' },
    ]);
  }, 90_000);
});

describe('what a unit of work asks together', () => {
  let one: DataSource;
  let alone: Work;
  beforeAll(async () => {
    one = await new DataSource(typeormConnection(database.app, { max: 1 })).initialize();
    alone = new Work(one, new StoppedClock());
  });
  afterAll(() => one.destroy());

  /** What the one connection of the pool was left with: rows of the unit before, a transaction that is open. */
  const left = async () => {
    const count = await alone.run((tx) => tx.get(Jurisdictions).count());
    const [state] = await one.query<{ id: string | null }[]>('select pg_current_xact_id_if_assigned()::text as id');
    const [other] = await source.query<{ state: string }[]>(`select state from pg_stat_activity where pid = $1`, [
      (await one.query<{ pid: number }[]>('select pg_backend_pid() as pid'))[0]!.pid,
    ]);
    return { count, id: state?.id, state: other?.state };
  };
  const nothing = { count: 0, id: null, state: 'idle' };
  /** Tells of a failure only when what was asked behind it was answered too. */
  const late = async (failing: Promise<unknown>, behind: Promise<unknown>): Promise<unknown> => {
    const [{ status }] = await Promise.allSettled([failing, behind]);
    expect(status).toBe('rejected');
    return failing;
  };

  test('fails with the error of the statement that failed, not of one behind it, and is undone whole', async () => {
    const failing = alone.run((tx) => {
      const asked = [tx.get(Jurisdictions).add('row-1'), tx.get(Jurisdictions).add('row-1')];
      const behind = tx.query('select 1');
      return Promise.all([asked[0], late(asked[1]!, behind), behind]);
    });
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505', constraint: 'event_head_pk' } });
    expect(await left()).toEqual(nothing);
  });

  test('leaves no plan behind that the connection does not know', async () => {
    const twice = plannedOnce("select count(*)::int as n from event_head where chain like 'row-%' and $1::int = 1");
    const failing = alone.run((tx) =>
      Promise.all([tx.query('select 1 / 0'), tx.query(twice, [1]), tx.query(twice, [1])]),
    );
    await expect(failing).rejects.toMatchObject({ driverError: { code: '22012' } });
    expect(await alone.run((tx) => Promise.all([tx.query(twice, [1]), tx.query(twice, [1])]))).toEqual([
      [{ n: 0 }],
      [{ n: 0 }],
    ]);
    expect(await left()).toEqual(nothing);
  });

  test('ends with its record or not at all: the COMMIT that is sent with a record that fails commits nothing', async () => {
    const told: string[] = [];
    const record = (what: string, objectType: string) =>
      alone.run(async (tx) => {
        await tx.get(Jurisdictions).add('row-1');
        tx.afterCommit(() => told.push(what));
        tx.record({ actor: null, action: 'thing.made', objectType, objectId: 'one' });
      });
    await expect(record('fails', null as unknown as string)).rejects.toMatchObject({ driverError: { code: '23502' } });
    expect(await left()).toEqual(nothing);
    await record('is there', 'thing');
    expect(await left()).toMatchObject({ ...nothing, count: 1 });
    expect(told).toEqual(['is there']);
  });

  test('begins with its first statement; one that asks for nothing, or fails before, leaves nothing open', async () => {
    expect(await alone.run(() => Promise.resolve('nothing'))).toBe('nothing');
    expect(await left()).toEqual(nothing);
    await expect(alone.run(() => Promise.reject(new Error('changed my mind')))).rejects.toThrow('changed my mind');
    expect(await left()).toEqual(nothing);
    const undone = alone.run(async (tx) => {
      await tx.get(Jurisdictions).add('row-1');
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await left()).toEqual(nothing);
  });

  test('is asked again where PostgreSQL says so of one of its statements', async () => {
    let runs = 0;
    await alone.run<unknown>((tx) => {
      runs += 1;
      const written = tx.get(Jurisdictions).add('row-1');
      if (runs > 1) return written;
      const failing = tx.query(`do $$ begin raise exception using errcode = '40001'; end $$`);
      const behind = tx.query('select 1');
      return Promise.all([written, late(failing, behind), behind]);
    });
    expect(runs).toBe(2);
    expect(await left()).toEqual({ ...nothing, count: 1 });
  });

  test('goes no further once a part of it threw', async () => {
    let stopped: unknown;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const failing = alone.run((tx) =>
      Promise.all([
        tx.query('select 1').then(() => Promise.reject(new ProblemError('not-now'))),
        (async () => {
          try {
            for (let n = 0; n < 50; n += 1) await tx.get(Jurisdictions).add(`row-${String(n)}`);
          } catch (error) {
            stopped = error;
            throw error;
          } finally {
            end();
          }
        })(),
      ]),
    );
    await expect(failing).rejects.toThrow('not-now');
    await ended;
    expect(stopped).toBeInstanceOf(Error);
    expect(await left()).toEqual(nothing);
  });
});

test('who listens last is told what the others recorded, however long they took', async () => {
  const own = new Work(source, new StoppedClock());
  const seen: string[] = [];
  const event = (action: string) => ({ actor: null, action, objectType: 'thing', objectId: 'told' });
  own.onRecorded(async (_, events) => void seen.push(...events.map(({ action }) => action)), { last: true });
  own.onRecorded(async (tx) => {
    for (let n = 0; n < 5; n += 1) await tx.query('select 1');
    tx.record(event('thing.followed'));
  });
  await own.run(async (tx) => tx.record(event('thing.made')));
  expect(seen).toEqual(['thing.made', 'thing.followed']);
});

describe('the audit trail', () => {
  test('stays one chain under parallel writers, and names a row that was removed or changed', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        work.run(async (tx) => {
          tx.record(
            {
              actor: null,
              action: 'thing.made',
              objectType: 'thing',
              objectId: `${n}`,
              facts: { z: 1.5, a: ['ترمیم', null], more: { b: 1 } },
            },
            { actor: null, action: 'thing.seen', objectType: 'thing', objectId: `${n}` },
          );
        }),
      ),
    );
    await source.query("delete from event_head where chain like 'row-%'");
    expect(await verifyChains(source)).toEqual([]);
    await asOwner('update event set facts = \'{"z": 2}\' where seq = 7');
    expect(await verifyChains(source)).toMatchObject([{ chain: 'system', seq: 7, because: 'changed' }]);
    await asOwner('delete from event where seq = 5');
    expect(await verifyChains(source)).toMatchObject([{ chain: 'system', seq: 5, because: 'missing' }]);
  }, 90_000);

  test.each(['update event set action = action', 'delete from event', 'truncate event'])(
    'can not be rewritten by the application: %s',
    async (sql) => {
      await expect(source.query(sql)).rejects.toThrow(/permission denied/u);
    },
  );
});

describe('a repeated request', () => {
  const keyFor = (body: unknown, key = randomUUID()): IdempotencyKey => ({
    actor: 'anonymous',
    route: 'POST /x',
    key,
    bodyHash: bodyHash(body),
  });
  const make = (key: IdempotencyKey) =>
    work.reply(key, async (tx) => {
      const id = randomUUID();
      await tx.get(Jurisdictions).add(`row-${id}`);
      return { status: 201, body: { id }, headers: { location: `/x/${id}` } };
    });

  test('gets the first answer again, also in parallel, and the work is done once', async () => {
    const key = keyFor({ a: 1 });
    const replies = await Promise.all([make(key), make(key), make(key), make(key)]);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 201, headers: { location: expect.stringMatching(/^\/x\//u) } });
    expect(await rows()).toBe(1);
  });

  test('with another body is refused', async () => {
    const key = keyFor({ a: 1 });
    await make(key);
    await expect(make({ ...key, bodyHash: bodyHash({ a: 2 }) })).rejects.toThrow(new ProblemError('key-reused'));
  });

  test('is done when the first one failed: only a success is kept', async () => {
    const key = keyFor({});
    await expect(work.reply(key, () => Promise.reject(new ProblemError('not-now')))).rejects.toThrow('not-now');
    await make(key);
    expect(await rows()).toBe(1);
  });

  test('is a new one after 24 hours', async () => {
    const key = keyFor({});
    await make(key);
    await asOwner("update stored_reply set at = at - interval '23 hours 59 minutes'");
    await make(key);
    expect(await rows()).toBe(1);
    await asOwner("update stored_reply set at = at - interval '2 minutes'");
    await make({ ...key, bodyHash: bodyHash({ other: true }) });
    expect(await rows()).toBe(2);
  });

  test('of another person is another request', async () => {
    const key = keyFor({});
    await make(key);
    await make({ ...key, actor: randomUUID() });
    expect(await rows()).toBe(2);
  });
});
