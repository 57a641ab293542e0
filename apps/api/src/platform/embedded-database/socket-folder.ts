import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The address of a Unix socket has 108 bytes, and PostgreSQL adds "/.s.PGSQL.5432" to the folder.
const longest = 90;

/** A user other than us, as whom the server runs. */
interface Owner {
  uid: number;
  gid: number;
}

/**
 * A private folder (0700, ours or the server's) for the server's socket: inside the data folder, or in the temporary folder under a name derived
 * from it when that path is too long. There is no other way to the server, so who can not enter the folder can not connect.
 */
export function socketFolder(dataFolder: string, owner?: Owner): string {
  const inside = join(dataFolder, 'socket');
  if (Buffer.byteLength(inside) <= longest) return privateFolder(inside, owner);
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const temporary = Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp';
  return privateFolder(join(temporary, `tarmeem-${process.getuid?.() ?? 0}-${name}`), owner);
}

/** Takes the folder away again once its server has ended. */
export function removeSocketFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function privateFolder(folder: string, owner?: Owner): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || ![process.getuid?.() ?? found.uid, owner?.uid].includes(found.uid)) {
    throw new Error(`The folder ${folder} belongs to somebody else. Remove it, or set TARMEEM_DATA to another place.`);
  }
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return folder;
}
