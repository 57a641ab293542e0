import { join } from 'node:path';
import { migrations } from '@tarmeem/migrations';
import type { Configuration } from './configuration.js';
import {
  type DatabaseAccess,
  embeddedAccess,
  ensureEmbeddedDatabase,
  externalAccess,
  prepareDatabase,
} from './platform/database/index.js';
import {
  claimDataFolder,
  DataFolderBusy,
  findEmbeddedDatabase,
  startEmbeddedDatabase,
} from './platform/embedded-database/index.js';

/** A database with the schema of this build, and the way to leave it in order. */
export interface OpenDatabase {
  access: DatabaseAccess;
  /** Says where the process that holds it can be reached; a second start repeats it. */
  describe(note: string): void;
  /** Call it when every pool is closed. */
  close(): Promise<void>;
}

const embeddedName = 'tarmeem';

/**
 * Opens the database of the settings: the operator's own (DATABASE_URL), or the embedded one, which this process then holds alone.
 * Throws DataFolderBusy when another process runs on the same data folder.
 */
export async function openDatabase(
  configuration: Configuration,
  say: (words: string) => void = () => undefined,
): Promise<OpenDatabase> {
  if (configuration.databaseUrl) {
    const access = externalAccess(configuration.databaseUrl, configuration.databaseAppUrl ?? undefined);
    await prepareDatabase(access, migrations);
    return { access, describe: () => undefined, close: () => Promise.resolve() };
  }
  const claim = claimDataFolder(configuration.dataFolder);
  try {
    const server = await startEmbeddedDatabase({ dataFolder: databaseFolder(configuration), progress: say });
    try {
      const access = await ensureEmbeddedDatabase(server, embeddedName);
      await prepareDatabase(access, migrations);
      return {
        access,
        describe: (note) => claim.describe(note),
        async close() {
          await server.stop();
          claim.release();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** For a command: the database of the server that runs on the data folder, or, when none does, the same as openDatabase. */
export async function visitDatabase(configuration: Configuration): Promise<OpenDatabase> {
  try {
    return await openDatabase(configuration);
  } catch (error) {
    if (!(error instanceof DataFolderBusy)) throw error;
    const server = findEmbeddedDatabase(databaseFolder(configuration));
    if (!server) throw error;
    return { access: embeddedAccess(server, embeddedName), describe: () => undefined, close: () => Promise.resolve() };
  }
}

function databaseFolder(configuration: Configuration): string {
  return join(configuration.dataFolder, 'database');
}
