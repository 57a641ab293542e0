import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../configuration.js';

/** A file as it was put away. */
export interface Stored {
  /** Made by the storage; says nothing about the file. */
  key: string;
  /** In bytes. */
  size: number;
  /** SHA-256 (hex). */
  hash: string;
}

const shape = /^[0-9a-f]{32}$/u;

/**
 * Bytes under generated keys, in the data folder (`files`), where no web server looks. What is put is never changed. No network,
 * no names of people's own, no temporary file that outlives the call.
 */
@Injectable()
export class Storage {
  private readonly folder: string;

  constructor({ dataFolder }: Configuration) {
    this.folder = join(dataFolder, 'files');
  }

  /** Puts bytes away for good: they are whole at their place, or not there. */
  async put(bytes: Uint8Array): Promise<Stored> {
    const key = randomBytes(16).toString('hex');
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const part = `${path}.part`;
    try {
      await writeFile(part, bytes, { mode: 0o600, flag: 'wx', flush: true });
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return { key, size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') };
  }

  /** The bytes, or null when nothing lies under the key. */
  async read(key: string): Promise<Buffer | null> {
    try {
      return await readFile(this.pathOf(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Takes them out; nothing happens when they are not there. */
  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  /** Two levels, so that no folder grows without end. Throws for what is no key: keys come from our own rows. */
  private pathOf(key: string): string {
    if (!shape.test(key)) throw new Error('Not a key of the storage');
    return join(this.folder, key.slice(0, 2), key);
  }
}
