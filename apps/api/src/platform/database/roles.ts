import { Client } from 'pg';
import { superuser } from '../embedded-database/index.js';
import { appRole, type DatabaseAccess, embeddedAccess, ownerRole } from './access.js';

/** The database of an embedded server, made with its two roles on first use; `database` is a plain name of our own, never input. */
export async function ensureEmbeddedDatabase(
  server: { host: string; port: number },
  database: string,
): Promise<DatabaseAccess> {
  const client = new Client({ host: server.host, port: server.port, user: superuser, database: 'postgres' });
  await client.connect();
  try {
    for (const role of [ownerRole, appRole]) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (found.rowCount === 0) await client.query(`create role ${role} login`);
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database} owner ${ownerRole}`);
  } finally {
    await client.end();
  }
  return embeddedAccess(server, database);
}

/** The role the application works in, made if the owner may do so; with `shared`, the owner's own login works in it too. */
export async function ensureAppRole(owner: Client, shared: boolean): Promise<void> {
  const found = await owner.query('select 1 from pg_roles where rolname = $1', [appRole]);
  if (found.rowCount === 0) {
    try {
      await owner.query(`create role ${appRole} nologin`);
    } catch (error) {
      throw new Error(
        `The database user of DATABASE_URL may not create the role ${appRole}. Create it once as an administrator: ` +
          `CREATE ROLE ${appRole}; GRANT ${appRole} TO CURRENT_USER_OF_DATABASE_URL;`,
        { cause: error },
      );
    }
  }
  if (!shared) return;
  const member = await owner.query<{ may: boolean }>("select pg_has_role(current_user, $1, 'SET') as may", [appRole]);
  if (!member.rows[0]?.may) await owner.query(`grant ${appRole} to current_user`);
}
