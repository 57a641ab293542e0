import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
const gigabyte = 2 ** 30;

/** Where runs of tests may have left folders. */
export const scratchFolders = () => [...new Set([tmpdir(), inMemory])];

/**
 * Where the databases of a run of tests lie: in memory where there is plenty of it. A new database is 700 files, and a disk on which
 * as many were just deleted takes half a second of the processor to make them.
 */
export function scratchFolder() {
  try {
    accessSync(inMemory, constants.W_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    if (bavail * bsize >= 2 * gigabyte && process.availableMemory() >= 4 * gigabyte) return inMemory;
  } catch {
    // not on this system
  }
  return tmpdir();
}
