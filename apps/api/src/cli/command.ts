import type { INestApplicationContext } from '@nestjs/common';
import type { Configuration } from '../configuration.js';
import type { DatabaseAccess } from '../platform/database/index.js';

/** What a command works with. */
export interface CommandContext {
  configuration: Configuration;
  /** Opens the database, and brings it to the schema of this build, when a command first asks for it. */
  database(): Promise<DatabaseAccess>;
  /** The words after the command's name. */
  parameters: readonly string[];
  print(words: string): void;
  /** The application without its web server and without taking jobs, for commands that use its services. */
  application(): Promise<INestApplicationContext>;
}

/** One command of `npm run tarmeem -- …`. */
export interface Command {
  /** As it is typed after the name: `<file> [--force]`. */
  usage: string;
  summary: string;
  /** Throws UsageError for wrong parameters; any other error is printed as it is. */
  run(context: CommandContext): Promise<void>;
}

/** The person typed something the command does not take. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
