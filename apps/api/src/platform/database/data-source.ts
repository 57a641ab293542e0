import type { DataSourceOptions } from 'typeorm';
import type { Connection } from './access.js';
import { PlanningClient } from './planned.js';

export interface PoolLimits {
  /** Most connections of this process. */
  max: number;
  /** Told of connections that broke while idle (a server restart); the pool replaces them. */
  onIdleError?: (error: Error) => void;
}

/** The options of a TypeORM data source for one connection: hand-written SQL decides the schema, `synchronize` never. */
export function typeormConnection(connection: Connection, limits: PoolLimits) {
  return {
    type: 'postgres',
    ...(connection.connectionString ? { url: connection.connectionString } : {}),
    ...(connection.host ? { host: connection.host, port: connection.port } : {}),
    ...(connection.user ? { username: connection.user } : {}),
    ...(connection.database ? { database: connection.database } : {}),

    synchronize: false,
    migrationsRun: false,
    logging: false,
    poolErrorHandler: limits.onIdleError ?? (() => undefined),
    extra: {
      Client: PlanningClient,
      // What is asked together (`Promise.all`) in one unit of work goes out together, and is done in the order in which it was asked.
      pipeline: true,
      // A connection that was idle for a while knows its plans still: a new one plans everything anew.
      idleTimeoutMillis: 300_000,
      max: limits.max,
      application_name: 'tarmeem',
      connectionTimeoutMillis: 10_000,
      ...(connection.options ? { options: connection.options } : {}),
    },
  } satisfies DataSourceOptions;
}
