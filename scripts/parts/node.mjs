import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './home.mjs';
import { PlainError } from './plain-error.mjs';

/** Whether a Node version (`v22.13.0`) is at least `major.minor`. */
export function isAtLeast(version, major, minor) {
  const [itsMajor = 0, itsMinor = 0] = version.replace(/^v/u, '').split('.').map(Number);
  return itsMajor > major || (itsMajor === major && itsMinor >= minor);
}

/** Throws in plain words on a Node that can not even install the rest. */
export function refuseOldNode() {
  if (!isAtLeast(process.version, 20, 19)) {
    throw new PlainError(`Tarmeem needs Node 20.19 or newer; this is ${process.version}.`);
  }
}

/** The Node everything but these scripts runs on: this one from 22.13, else the one that was installed with the project. */
export function newEnoughNode() {
  if (isAtLeast(process.version, 22, 13)) return process.execPath;
  const brought = join(home, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(brought)) return brought;
  throw new PlainError(
    `Tarmeem runs on Node 22.13 or newer, and brings one for Linux on x64 and arm64 only. This is ${process.version} on ${process.platform} ${process.arch}: install a newer one.`,
  );
}
