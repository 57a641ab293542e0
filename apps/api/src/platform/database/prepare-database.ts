import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { Connection, DatabaseAccess } from './access.js';
import { typeormConnection } from './data-source.js';
import { ensureQueueSchema } from './queue-schema.js';
import { ensureAppRole } from './roles.js';

/** A migration: its place in the list of `migrations/index.ts` is its number. */
export type MigrationClass = new () => MigrationInterface;

// Any number will do, as long as every process of this platform uses the same.
const bootLock = 7_216_061_893;

/**
 * Brings the database to the schema of this build: roles, migrations, job queue. Several processes that boot at once do it one after
 * the other. Returns the names of the migrations that were run.
 */
export async function prepareDatabase(
  access: DatabaseAccess,
  migrations: readonly MigrationClass[],
): Promise<string[]> {
  const owner = new Client({ ...access.owner, application_name: 'tarmeem boot' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [bootLock]);
    await ensureAppRole(owner, access.app.options !== undefined);
    const ran = await migrate(access.owner, migrations);
    await ensureQueueSchema(access.owner, owner);
    return ran;
  } finally {
    await owner.end(); // gives the lock back
  }
}

async function migrate(connection: Connection, migrations: readonly MigrationClass[]): Promise<string[]> {
  const source = new DataSource({
    ...typeormConnection(connection, { max: 2 }),
    migrations: migrations.map(numbered),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** TypeORM orders by thirteen digits at the end of a name: here the migration's number in the list, so the list is the order. */
function numbered(migration: MigrationClass, index: number): MigrationClass {
  const name = `${migration.name}${String(index + 1).padStart(13, '0')}`;
  return class extends migration {
    override name = name;
  };
}
