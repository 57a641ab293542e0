import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfiguration } from '../configuration.js';
import { type OpenDatabase, visitDatabase } from '../open-database.js';
import type { DatabaseAccess } from '../platform/database/index.js';
import { commandApplication } from './application.js';
import { UsageError } from './command.js';
import { commands } from './commands.js';

const print = (words: string): void => void process.stdout.write(`${words}\n`);

/** Runs the command named by the words; returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((candidate) => Object.hasOwn(commands, candidate));
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || !command) {
    print('Commands:');
    for (const [each, { usage, summary }] of Object.entries(commands))
      print(`  ${`${each} ${usage}`.padEnd(40)} ${summary}`);
    return words.length === 0 || words[0] === 'help' || words[0] === '--help' ? 0 : 2;
  }
  const configuration = readConfiguration();
  let database: OpenDatabase | undefined;
  const open = async (): Promise<DatabaseAccess> => (database ??= await visitDatabase(configuration)).access;
  let application: INestApplicationContext | undefined;
  try {
    await command.run({
      configuration,
      database: open,
      parameters: words.slice(name.split(' ').length),
      print,
      async application() {
        application ??= await commandApplication(configuration, await open());
        return application;
      },
    });
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print(`${error.message}\nUsage: npm run tarmeem -- ${name} ${command.usage}`);
    return 2;
  } finally {
    await application?.close();
    await database?.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
