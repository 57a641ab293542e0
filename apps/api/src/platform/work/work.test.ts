import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../testing/database.js';
import { Clock } from '../clock.js';
import { typeormConnection } from '../database/index.js';
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
    await asOwner("update event set facts = '{}' where seq = 7");
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
