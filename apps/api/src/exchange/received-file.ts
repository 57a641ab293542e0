import '@fastify/multipart';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Malformed, ProblemError } from '../platform/index.js';

/** A file that was sent, with the JSON that stood before it. */
export interface ReceivedFile {
  /** As the sender's computer calls it, without folders; for people to read, never a path. */
  fileName: string;
  /** Given away to the thread that reads it: not there any more once it was asked to. */
  bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  choices: unknown;
}

/** The one file of a `multipart/form-data` body. @throws ProblemError `unsupported-type`, `too-large`, `malformed`. */
export async function receivedFile(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new ProblemError('unsupported-type');
  let choices: unknown = null;
  let found: Omit<ReceivedFile, 'choices'> | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = owned(await part.toBuffer());
      const hash = createHash('sha256').update(bytes).digest('hex');
      found = { fileName: plainName(part.filename), bytes, hash };
    } else if (part.fieldname === 'choices') choices = json(part.value);
  }
  if (!found) throw new Malformed([{ code: 'file', detail: 'A file is missing', pointer: '/file' }]);
  return { ...found, choices };
}

/** The same bytes in memory of their own, so that they can be given away: a large buffer has its own already. */
function owned(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : Uint8Array.from(bytes);
}

function json(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    throw new Malformed([{ code: 'json', detail: 'The choices are no JSON', pointer: '/choices' }]);
  }
}

function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/u).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Surrogate}\p{Bidi_Control}\ufffe\uffff]/gu, '')
      .trim()
      .slice(0, 200) || 'file.docx'
  );
}
