import { join } from 'node:path';
import { evaluationAccounts } from './accounts/index.js';
import { BadConfiguration, type Configuration, readConfiguration } from './configuration.js';
import { createApp, type RunningApp } from './create-app.js';
import { type OpenDatabase, openDatabase } from './open-database.js';
import { DataFolderBusy } from './platform/embedded-database/index.js';

const print = (words: string): void => void process.stdout.write(`${words}\n`);
const complain = (words: string): void => void process.stderr.write(`${words}\n`);

/**
 * The server from its first word to its last: database, application, and on SIGINT or SIGTERM everything stopped in order.
 * What a person can put right is said in plain words with exit code 1.
 */
export async function runServer(): Promise<void> {
  let database: OpenDatabase | undefined;
  let app: RunningApp | undefined;
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => (ending ??= close());
  const close = async (): Promise<void> => {
    const patience = setTimeout(() => {
      complain('Stopping took longer than 30 seconds.');
      process.exit(1);
    }, 30_000);
    await app?.close();
    await database?.close();
    clearTimeout(patience);
  };
  const starting = start();
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return; // a terminal's Ctrl-C arrives from the terminal and from our parent
    stopping = true;
    print('\nStopping.');
    await starting.catch(() => undefined); // never leave a half started database behind
    await end();
    process.exit(0);
  };
  // Nobody reads what we print any more (a pipe was closed): no reason to end, least of all in disorder.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.on('disconnect', () => void stop()); // whoever started us was killed
  process.on('unhandledRejection', (reason) =>
    complain(`Unhandled: ${reason instanceof Error ? reason.stack : String(reason)}`),
  );

  async function start(): Promise<void> {
    const configuration = readConfiguration();
    database = await openDatabase(configuration, print);
    app = await createApp({ configuration, database: database.access });
    database.describe(app.address);
    greet(configuration, app);
  }

  try {
    await starting;
  } catch (error) {
    complain(explain(error));
    await end().catch(() => undefined);
    process.exit(1);
  }
}

function greet(configuration: Configuration, app: RunningApp): void {
  print(`\nTarmeem is ready: ${app.address}`);
  print(`Data folder:      ${configuration.dataFolder}`);
  if (!configuration.smtpUrl)
    print(`Mail:             ${join(configuration.dataFolder, 'outbox', 'new')} (TARMEEM_SMTP_URL sends it)`);
  for (const words of app.seeded) print(words);
  if (configuration.mode === 'evaluation') {
    print('\nThis is an evaluation: everybody knows its accounts and their password. Use it on this machine only.');
    print(
      configuration.secondFactorRequired
        ? 'Moderators, publishers and administrators enrol a second factor when they first sign in (TARMEEM_SECOND_FACTOR).'
        : 'No second factor is asked for: so it is in an evaluation, and nowhere else (TARMEEM_SECOND_FACTOR=required asks).',
    );
    print(`Sign in at ${app.address}/app/sign-in with the password ${configuration.evaluationPassword} as`);
    for (const { email, name, roles } of evaluationAccounts)
      print(`  ${email.padEnd(30)} ${name}, ${roles.join(', ')}`);
  }
  print('\nCtrl-C stops everything.');
}

function explain(error: unknown): string {
  if (error instanceof BadConfiguration || error instanceof DataFolderBusy) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `The address ${address}:${port} is in use by another program. Set PORT to another number.`;
  if (code === 'EACCES' && port)
    return `The port ${port} may not be used by this user. Set PORT to a number above 1023.`;
  return `Tarmeem did not start.\n${error.stack ?? error.message}`;
}
