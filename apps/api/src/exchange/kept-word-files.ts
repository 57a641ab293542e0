import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WordDesk } from './word-desk.js';
import type { FileToWrite } from './word-tasks.js';

/** Bytes of files that are kept; beyond them the one that was longest not asked for goes. */
const room = 24 * 1024 * 1024;

/** A Word file that everybody may have, with its strong tag. */
interface KeptFile {
  bytes: Uint8Array;
  etag: string;
}

/**
 * Word files that are the same for everybody, written once for what stands in them: a text that is published or redacted makes another
 * file. Who asks for what is being written waits for the same file.
 */
@Injectable()
export class KeptWordFiles {
  private readonly kept = new Map<string, { bytes: Promise<Uint8Array>; size: number }>();

  constructor(private readonly desk: WordDesk) {}

  /** @throws ProblemError `unavailable` if too many wait for files. */
  async of(file: FileToWrite): Promise<KeptFile> {
    const key = keyOf(file);
    const one = this.kept.get(key) ?? { bytes: this.desk.ask('write', file, { reader: true }), size: 0 };
    // Asked for last, dropped last.
    this.kept.delete(key);
    this.kept.set(key, one);
    try {
      const bytes = await one.bytes;
      one.size = bytes.byteLength;
      this.dropOldest();
      return { bytes, etag: `"${key}"` };
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  /** A file for one person: written and not kept. */
  once(file: FileToWrite): Promise<Uint8Array> {
    return this.desk.ask('write', file);
  }

  /** Answers with 304 if the browser has the file already: then nothing is written. */
  isKnown(file: FileToWrite, request: FastifyRequest, reply: FastifyReply): boolean {
    const etag = `"${keyOf(file)}"`;
    const seen = request.headers['if-none-match']?.split(/\s*,\s*/u).map((tag) => tag.replace(/^W\//u, ''));
    if (!seen?.includes(etag)) return false;
    void reply.header('etag', etag).status(304).send();
    return true;
  }

  private dropOldest(): void {
    let held = 0;
    for (const { size } of this.kept.values()) held += size;
    for (const [key, { size }] of this.kept) {
      if (held <= room) return;
      held -= size;
      this.kept.delete(key);
    }
  }
}

const keyOf = (file: FileToWrite): string =>
  createHash('sha256').update(JSON.stringify(file)).digest('base64url').slice(0, 22);
