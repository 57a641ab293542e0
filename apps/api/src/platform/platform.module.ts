import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Configuration } from '../configuration.js';
import { Clock } from './clock.js';
import { type DatabaseAccess, typeormConnection } from './database/index.js';
import { Notifications } from './database/notifications.js';
import { HealthController } from './http/index.js';
import { ForgetStoredReplies } from './jobs/forget-stored-replies.js';
import { Jobs } from './jobs/jobs.js';
import { Mail } from './mail/index.js';
import { Outbound } from './outbound/index.js';
import { ProblemFilter, ProblemPages } from './problems/index.js';
import { Storage } from './storage/index.js';
import { DATABASE_ACCESS } from './tokens.js';
import { Work } from './work/index.js';

/** What the platform is given: settings, a prepared database, a clock. */
export interface PlatformParts {
  configuration: Configuration;
  database: DatabaseAccess;
  clock: Clock;
}

/** Serves every module and knows none: settings, clock, transactions, jobs, problems, health. */
@Module({})
export class PlatformModule {
  static of({ configuration, database, clock }: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...typeormConnection(database.app, { max: configuration.databaseConnections }),
          autoLoadEntities: true,
          retryAttempts: 1, // the database was there a moment ago, when it was prepared
        }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: Configuration, useValue: configuration },
        { provide: Clock, useValue: clock },
        { provide: DATABASE_ACCESS, useValue: database },
        Work,
        Jobs,
        Notifications,
        Mail,
        Outbound,
        Storage,
        ForgetStoredReplies,
        ProblemPages,
        ProblemFilter,
      ],
      exports: [
        Configuration,
        Clock,
        DATABASE_ACCESS,
        Work,
        Jobs,
        Mail,
        Outbound,
        Storage,
        Notifications,
        ProblemPages,
        ProblemFilter,
        TypeOrmModule,
      ],
    };
  }
}
