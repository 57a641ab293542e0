import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { endpoints } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { document, startWorld, type World } from '../../testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close(), 60_000);

const someId = '0199d1f2-0000-7000-8000-000000000000';
const filled = (path: string) => path.replace(':slug', document).replaceAll(/:\w+/gu, someId);

/** Every row of every table of ours, but when a session was last used. */
async function everything(): Promise<Record<string, string>> {
  const source = world.app.app.get(DataSource);
  const tables = await source.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1`,
  );
  const held: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await source.query<{ sum: string }[]>(
      `select md5(coalesce(string_agg(x, '|' order by x), '')) as sum
       from (select (to_jsonb(t) - 'seen_at')::text as x from "${name}" t) rows`,
    );
    held[name] = row?.sum ?? '';
  }
  return held;
}

it('no GET of the contract changes a row, whoever asks', async () => {
  const people = [world.anyone()];
  for (const name of ['officer@sindh', 'moderator@commission', 'publisher@commission', 'admin@commission'])
    people.push(await world.as(name));
  const paths = Object.values(endpoints).filter(({ method }) => method === 'GET');
  expect(paths.length).toBeGreaterThan(12);
  const before = await everything();
  for (const { path } of paths) for (const person of people) await person.get(filled(path));
  expect(await everything()).toEqual(before);
}, 60_000);

it('whatever is no GET is refused from another site, before anything is looked at', async () => {
  const unsafe = Object.values(endpoints).filter(({ method }) => method !== 'GET');
  for (const { method, path } of unsafe) {
    const answer = await fetch(`${world.app.address}/api/v1${filled(path)}`, {
      method,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([method, path, answer.status]).toEqual([method, path, 403]);
  }
});
