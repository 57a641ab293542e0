import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrations } from '@tarmeem/migrations';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { type FreshDatabase, freshDatabase } from '../../testing/database.js';
import { externalAccess, prepareDatabase, typeormConnection } from './index.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
}, 90_000);
afterAll(() => database.drop());

test('four processes that boot at once leave one schema', async () => {
  const ran = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(database, migrations)));
  expect(ran).toEqual([[], [], [], []]);
}, 90_000);

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

test("an operator's own server: its user owns the schema, the application works in its own role", async () => {
  const { host, database: name } = database.owner;
  const url = `postgres://postgres@localhost/${name}?host=${encodeURIComponent(host ?? '')}`;
  const access = externalAccess(url);
  await prepareDatabase(access, migrations);
  const source = await new DataSource(typeormConnection(access.app, { max: 2 })).initialize();
  try {
    expect(await source.query('select current_user as me')).toEqual([{ me: 'tarmeem_app' }]);
    await expect(source.query('delete from event')).rejects.toThrow(/permission denied/u);
  } finally {
    await source.destroy();
  }
});
