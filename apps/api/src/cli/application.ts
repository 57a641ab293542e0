import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { Configuration } from '../configuration.js';
import { SystemClock } from '../platform/clock.js';
import type { DatabaseAccess } from '../platform/database/access.js';

/** The application as a command runs it: every use case, no server, no jobs. */
export function commandApplication(
  configuration: Configuration,
  database: DatabaseAccess,
): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.of({ configuration, database, clock: new SystemClock() }), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
}
