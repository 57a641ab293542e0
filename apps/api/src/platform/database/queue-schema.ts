import { Logger, runMigrations } from 'graphile-worker';
import type { Client } from 'pg';
import { appRole, type Connection } from './access.js';
import { openPool } from './pool.js';

/**
 * The tables of the job queue belong to the owner. Its row security lets nobody but the owner in, so the application's role
 * gets a policy on each table: it adds jobs inside its transactions and works them off.
 */
export async function ensureQueueSchema(connection: Connection, owner: Client): Promise<void> {
  const pgPool = openPool(connection, 1);
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
  await owner.query(`
    grant usage on schema graphile_worker to ${appRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${appRole};
    grant usage on all sequences in schema graphile_worker to ${appRole};
    grant execute on all functions in schema graphile_worker to ${appRole};
    do $$
    declare t regclass;
    begin
      for t in select c.oid from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = '${appRole}')
      loop
        execute format('create policy ${appRole} on %s to ${appRole} using (true) with check (true)', t);
      end loop;
    end $$;
  `);
}
