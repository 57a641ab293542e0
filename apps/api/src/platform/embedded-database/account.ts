import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** How PostgreSQL, which refuses to be root, is run by whoever started us. */
export interface ServerAccount {
  /** The command that runs `program` as a suitable account, and the ids to spawn it with. */
  command(program: string, parameters: string[]): { file: string; parameters: string[]; uid?: number; gid?: number };
  /** The folder its files go to: below `wanted`, or a place of its own where that one can not be used. */
  folder(wanted: string): string;
  /** Who has to own the folder of its socket, when that is not us. */
  owner?: UserIds;
  /** The server programs, copied where the account can read them if need be. */
  programs(native: string): string;
}

const asIs: ServerAccount = {
  command: (file, parameters) => ({ file, parameters }),
  folder: (wanted) => wanted,
  programs: (native) => native,
};

// Inside a user namespace root's own files belong to "nobody" (65534): no account to create, nothing to chown, any folder will do.
const namespace = ['--user', '--map-user=65534', '--map-group=65534'];

/**
 * The account for this process: itself when it is an ordinary user; for root, and for a user number without a name (containers), a
 * user namespace; and for root where the kernel forbids that the account `postgres` or `nobody` with files below /var/lib.
 */
export function chooseAccount(): ServerAccount {
  const root = process.getuid?.() === 0;
  if (!root && hasName()) return asIs;
  if (spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore', cwd: '/' }).status === 0) {
    return {
      ...asIs,
      command: (file, parameters) => ({ file: 'unshare', parameters: [...namespace, file, ...parameters] }),
    };
  }
  if (!root) return asIs; // PostgreSQL says itself what it misses
  return otherUser(lookUp('postgres') ?? lookUp('nobody') ?? { uid: 65534, gid: 65534 });
}

/** initdb asks for the name behind its user number. */
function hasName(): boolean {
  try {
    return userInfo().username.length > 0;
  } catch {
    return false;
  }
}

interface UserIds {
  uid: number;
  gid: number;
}

function lookUp(name: string): UserIds | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function otherUser({ uid, gid }: UserIds): ServerAccount {
  const owned = (folder: string): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chownSync(folder, uid, gid);
    return folder;
  };
  return {
    owner: { uid, gid },
    command: (file, parameters) => ({ file, parameters, uid, gid }),
    folder: (wanted) =>
      owned(join('/var/lib', `tarmeem-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`)),
    programs: (native) => {
      const copy = join(
        '/var/lib',
        `tarmeem-postgres-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`,
      );
      if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      return copy;
    },
  };
}
