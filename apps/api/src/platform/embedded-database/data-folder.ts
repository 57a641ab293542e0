import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody else works on this data folder. `holder` is the number of that process, `note` what it said of itself. */
export class DataFolderBusy extends Error {
  override readonly name = 'DataFolderBusy';
  constructor(
    readonly folder: string,
    readonly holder: number,
    readonly note: string,
  ) {
    super(`Tarmeem already runs on the data folder ${folder} (process ${holder}${note ? `, ${note}` : ''}).`);
  }
}

/** The right to work on a data folder, held by one process at a time. */
export interface DataFolderClaim {
  /** Says where this process can be found; a second start repeats it. */
  describe(note: string): void;
  release(): void;
}

interface Holder {
  process: number;
  born: string;
  note: string;
}

/**
 * Claims the folder (made if it is not there, mode 0700). A claim of a process that is gone, killed or not, counts for nothing:
 * the number of a process is compared together with its time of birth. Throws DataFolderBusy.
 */
export function claimDataFolder(folder: string): DataFolderClaim {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'running.json');
  const own: Holder = { process: process.pid, born: birth(process.pid) ?? '', note: '' };
  const draft = join(folder, `running.${process.pid}.json`);
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        linkSync(draft, path); // atomic: of two starts one gets it
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error;
        const holder = readHolder(path);
        if (holder && isAlive(holder)) throw new DataFolderBusy(folder, holder.process, holder.note);
        rmSync(path, { force: true });
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    describe(note) {
      writeFileSync(draft, JSON.stringify({ ...own, note }), { mode: 0o600 });
      renameSync(draft, path);
    },
    release() {
      if (readHolder(path)?.process === process.pid) rmSync(path, { force: true });
    },
  };
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.process, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const born = birth(holder.process);
  return born === undefined || born === holder.born;
}

/** When a process was born, in ticks since boot (field 22 of its stat; the name before it may hold blanks). Only Linux tells. */
function birth(process_: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${process_}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
