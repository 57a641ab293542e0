import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrations } from '@tarmeem/migrations';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../testing/database.js';
import { prepareDatabase } from './index.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
}, 90_000);
afterAll(() => database.drop());

test('four processes that boot at once leave one schema', async () => {
  const ran = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(database, migrations)));
  expect(ran).toEqual([[], [], [], []]);
}, 30_000);

test('the application role adds jobs and changes no schema', async () => {
  const app = new Client(database.app);
  await app.connect();
  try {
    await app.query("select graphile_worker.add_job('nothing', '{}')");
    await expect(app.query('create table mine (id int)')).rejects.toThrow(/permission denied/u);
    await expect(app.query('drop table graphile_worker.migrations')).rejects.toThrow(/owner/u);
  } finally {
    await app.end();
  }
});
