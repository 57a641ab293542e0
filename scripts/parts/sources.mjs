import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'testing', '__snapshots__', '.tarmeem', '.cache']);
const isTest = (name) => /\.test\.[cm]?tsx?$/u.test(name);

/** The source files below a folder, in one order: no tests, nothing built, nothing installed. */
export function sourcesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesOf(path);
      return isTest(entry.name) ? [] : [path];
    });
}

/** One hash over names and contents of files: equal hashes, equal builds, whatever the clock of the file system says. */
export function hashOf(home, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    if (existsSync(file))
      hash
        .update(`${relative(home, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}
