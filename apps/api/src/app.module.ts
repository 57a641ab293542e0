import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';

/** What an evaluation holds from its first start; a seed that finds its rows does nothing. Returns a line for the person who started it. */
export type EvaluationSeed = (app: INestApplicationContext) => Promise<string | void>;

/** In this order: accounts first, then the text that belongs to them. */
export const evaluationSeeds: readonly EvaluationSeed[] = [];

/** The whole application: a module a line. */
@Module({ imports: [] })
// oxlint-disable-next-line typescript/no-extraneous-class -- Nest names a module by its class
export class AppModule {
  static of(parts: PlatformParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.of(parts)] };
  }
}
