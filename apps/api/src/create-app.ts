import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { prepareSessions } from './accounts/index.js';
import { AppModule, evaluationSeeds } from './app.module.js';
import type { Configuration } from './configuration.js';
import { type Clock, SystemClock } from './platform/clock.js';
import type { DatabaseAccess } from './platform/database/index.js';
import { httpAdapter, nestLog, prepareHttp } from './platform/http/index.js';
import { Jobs } from './platform/jobs/jobs.js';
import { prepareApiDocs } from './platform/openapi/api-docs.js';
import { ProblemFilter } from './platform/problems/index.js';

export interface AppParts {
  configuration: Configuration;
  /** A database with the schema of this build (prepareDatabase). */
  database: DatabaseAccess;
  clock?: Clock;
  /** False leaves an evaluation without its accounts and its document (tests that build their own world). */
  seed?: boolean;
  /** False leaves the jobs lying until `Jobs.start` (tests of what happens before they run). */
  jobs?: boolean;
}

/** A running application. */
export interface RunningApp {
  app: NestFastifyApplication;
  /** Where it listens, as a browser on this machine would write it. */
  address: string;
  /** What the seeds had to say. */
  seeded: string[];
  /** Stops taking requests and jobs, finishes those it has, closes the pools. */
  close(): Promise<void>;
}

/** Builds the application, seeds an evaluation, starts the jobs and listens: the same for the server and for tests (`port: 0`). */
export async function createApp({
  configuration,
  database,
  clock = new SystemClock(),
  seed = true,
  jobs = true,
}: AppParts): Promise<RunningApp> {
  let filter: ProblemFilter | undefined;
  const adapter = httpAdapter(configuration, () => filter);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({ configuration, database, clock }),
    adapter,
    {
      logger: nestLog(() => adapter.getInstance().log),
      abortOnError: false,
    },
  );
  try {
    filter = app.get(ProblemFilter);
    await prepareHttp(app, configuration);
    await prepareSessions(app, configuration);
    prepareApiDocs(app);
    await app.init();
    const seeded: string[] = [];
    if (seed && configuration.mode === 'evaluation') {
      for (const plant of evaluationSeeds) seeded.push(...[(await plant(app)) ?? []].flat());
    }
    if (jobs) await app.get(Jobs).start();
    await app.listen(configuration.port, configuration.host);
    return { app, address: addressOf(app, configuration), seeded, close: () => app.close() };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

function addressOf(app: NestFastifyApplication, { host, port }: Configuration): string {
  const bound = app.getHttpServer().address();
  const real = bound && typeof bound === 'object' ? bound.port : port;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${real}`;
}
