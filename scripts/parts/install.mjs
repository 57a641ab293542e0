import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './home.mjs';
import { PlainError } from './plain-error.mjs';
import { listen, withProgress } from './processes.mjs';

/**
 * Installs what package-lock.json names unless node_modules holds exactly that. npm writes the list of what it installed into
 * node_modules as its last step, so an installation that was broken off is noticed too.
 */
export async function ensureInstalled() {
  if (isInstalled(home)) return;
  const { code, said } = await withProgress(
    'Installing what package-lock.json names (about a minute the first time)',
    () =>
      // Development packages too, whatever NODE_ENV says: the build needs them.
      listen(...npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')),
  );
  if (code !== 0) throw new PlainError(`npm ci failed:\n${said.trim()}`);
}

/** Whether the packages of the lock file are those npm noted in node_modules; packages for other machines may be missing. */
export function isInstalled(folder) {
  const noted = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(noted, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/')) return true; // the project itself and its workspaces
    const there = found[path];
    if (!there) return optional === true;
    return link ? there.link === true : there.version === version;
  });
}

/** npm as it started us, else the one on the path. */
function npm(...words) {
  const script = process.env.npm_execpath;
  return script && /\.c?js$/u.test(script) && existsSync(script)
    ? [process.execPath, [script, ...words]]
    : ['npm', words];
}
