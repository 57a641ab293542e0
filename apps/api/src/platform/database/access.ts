import type { ClientConfig } from 'pg';

/** How one role reaches the database. */
export type Connection = Pick<ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'database' | 'options'>;

/** The two roles of semantics S13: the owner changes the schema at boot, the application does everything else and can not rewrite what happened. */
export interface DatabaseAccess {
  owner: Connection;
  app: Connection;
}

/** Role names; the migrations grant to `appRole`. */
export const ownerRole = 'tarmeem_owner';
export const appRole = 'tarmeem_app';

/** Both roles over the socket of an embedded server, each with a login of its own. */
export function embeddedAccess(server: { host: string; port: number }, database: string): DatabaseAccess {
  const at = { host: server.host, port: server.port, database };
  return { owner: { ...at, user: ownerRole }, app: { ...at, user: appRole } };
}

/**
 * Access by an address: its user owns the schema. The application logs in with `appUrl` when given, else with the same user in the
 * role tarmeem_app from the first statement on.
 */
export function externalAccess(url: string, appUrl?: string): DatabaseAccess {
  return {
    owner: { connectionString: url },
    app: appUrl ? { connectionString: appUrl } : { connectionString: url, options: `-c role=${appRole}` },
  };
}
