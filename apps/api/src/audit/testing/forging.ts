import { expect } from '@jest/globals';
import type { Client as Database } from 'pg';
import { commands } from '../../cli/commands.js';
import { Configuration } from '../../configuration.js';
import { document, type World } from '../../testing/world.js';

/** What `verify` printed, and whether it said that all is well. */
export interface Verified {
  printed: string[];
  whole: boolean;
}

/** The words of the command line, run in a world; `print` gets what they say. */
const run = async (
  word: 'verify' | 'export',
  world: World,
  { parameters, print }: { parameters: readonly string[]; print: (words: string) => void },
): Promise<void> =>
  commands[word]?.run({
    configuration: world.app.app.get(Configuration),
    database: async () => world.app.database,
    parameters,
    print,
    application: () => Promise.reject(new Error('not needed')),
  });

/** Verifies the database of a world, or a file. */
export async function verify(world: World, ...parameters: string[]): Promise<Verified> {
  const printed: string[] = [];
  try {
    await run('verify', world, { parameters, print: (words) => void printed.push(words) });
    return { printed, whole: true };
  } catch (error) {
    return { printed: [...printed, error instanceof Error ? error.message : String(error)], whole: false };
  }
}

/** Writes the record of the world's document to a file. */
export const exportTo = (world: World, file: string): Promise<void> =>
  run('export', world, { parameters: [document, file], print: () => undefined });

/**
 * Does something past the application, as somebody at the disk would, checks, and takes it back. With a file, the forged record is also
 * exported to it and verified there. Gives what was printed of each.
 */
export async function forged(
  { world, owner }: { world: World; owner: Database },
  sql: string,
  file?: string,
): Promise<string[]> {
  await owner.query('set session_replication_role = replica'); // past every trigger and key
  await snapshot(owner);
  try {
    await owner.query(sql);
    const all = [await verify(world)];
    if (file !== undefined) {
      await exportTo(world, file);
      all.push(await verify(world, file));
    }
    expect(all.map(({ whole }) => whole)).not.toContain(true);
    return all.map(({ printed }) => printed.join('\n'));
  } finally {
    await restore(owner);
    await owner.query('set session_replication_role = default');
  }
}

const tables = [
  'document',
  'event',
  'event_head',
  'revision',
  'edition',
  'entry',
  'proposal',
  'decision',
  'accepted',
  'change',
  'feedback',
  'reply',
  'feedback_change',
  'contributor',
  'round',
  'round_source',
  'redaction',
  'erratum',
  'salt',
  'desk_count',
  'anchor_place',
];

async function snapshot(owner: Database): Promise<void> {
  for (const table of tables) await owner.query(`create table kept_${table} as select * from ${table}`);
}

async function restore(owner: Database): Promise<void> {
  for (const table of tables) {
    const { rows } = await owner.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const names = rows[0]?.names ?? '';
    await owner.query(`delete from ${table}`);
    await owner.query(`insert into ${table} (${names}) overriding system value select ${names} from kept_${table}`);
    await owner.query(`drop table kept_${table}`);
  }
}
