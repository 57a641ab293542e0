import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ofWholeParts, ProblemError } from '../platform/index.js';
import type { PublicKey } from './frame/frame.js';
import { evidenceLimits, type FileFault, type SentFile } from '../evidence/index.js';

/** What is said about a file that is not taken. */
export const faultWords: Readonly<Record<FileFault, PublicKey>> = {
  empty: 'evidence.error.empty',
  'too-large': 'evidence.error.too-large',
  'too-many': 'evidence.error.too-many',
  type: 'evidence.error.type',
  unreadable: 'evidence.error.unreadable',
  macros: 'evidence.error.macros',
  unpacks: 'evidence.error.unpacks',
  full: 'evidence.error.full',
};

/** A form as it was sent: its fields, the files that may be looked at, and what was wrong with them already. */
export interface ReadForm {
  fields: Record<string, unknown>;
  files: SentFile[];
  fault: FileFault | null;
}

/** How much of a form is read at all; beyond it the connection is refused (413). */
const mostParts = { files: 20, fields: 40, fieldSize: 100_000, parts: 60, fileSize: 64 * 1_048_576 };

/**
 * Reads a form with or without files (a field `evidence`). Too many bytes are read past and told, so that the words of the form come
 * back to their writer. A repeated field counts as its last.
 */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  if (!request.isMultipart()) {
    const body = request.body;
    return {
      fields: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
      files: [],
      fault: null,
    };
  }
  return Promise.race([ofWholeParts(() => readParts(request)), brokenOff(request)]);
}

/** Fails when the sender goes away in the middle: a part that never ends would be waited for without end. */
function brokenOff({ raw }: FastifyRequest): Promise<never> {
  return new Promise((_, reject) => {
    const look = (): void => {
      if (raw.complete) return;
      raw.socket.destroy();
      reject(new ProblemError('bad-request'));
    };
    if (raw.destroyed) look(); // it may be gone before anybody listens
    else raw.once('close', look);
  });
}

async function readParts(request: FastifyRequest): Promise<ReadForm> {
  const form: ReadForm = { fields: {}, files: [], fault: null };
  let left: number = evidenceLimits.bytes;
  for await (const part of request.parts({ limits: mostParts })) {
    if (part.type === 'field') {
      form.fields[part.fieldname] = part.value;
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      left -= chunk.length;
      if (left >= 0) chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    // A field for files that was left empty is sent as a file without name and bytes.
    if (part.fieldname === 'evidence' && (part.filename || bytes.length))
      form.files.push({ name: part.filename, bytes });
  }
  if (left < 0) form.fault = 'too-large';
  // What a repeated request is told by: the words and the files.
  request.body = {
    ...form.fields,
    evidence: form.files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]),
  };
  return form;
}
