import '@fastify/multipart';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Malformed, ofWholeParts, ProblemError } from '../platform/index.js';

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

/** The one file of a `multipart/form-data` body. @throws ProblemError `unsupported-type`, `too-large`, `malformed`, `bad-request`. */
export async function receivedFile(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new ProblemError('unsupported-type');
  return ofWholeParts(() => readFile(request));
}

async function readFile(request: FastifyRequest): Promise<ReceivedFile> {
  let choices: unknown = null;
  let found: Omit<ReceivedFile, 'choices'> | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const { bytes, hash } = await gathered(part.file, Number(request.headers['content-length']));
      if (part.file.truncated) throw new ProblemError('too-large');
      found = { fileName: plainName(part.filename), bytes, hash };
    } else if (part.fieldname === 'choices') choices = json(part.value);
  }
  if (!found) throw new Malformed([{ code: 'file', detail: 'A file is missing', pointer: '/file' }]);
  return { ...found, choices };
}

/** No sender is believed that announces more. */
const mostRoom = 32 * 1_048_576;

/**
 * The bytes of a file in one piece of memory of their own, so that they can be given away; each is there once, and not a second time in
 * the pieces it came in. `announced`: the length of the whole body, NaN where the sender did not say it.
 */
async function gathered(
  pieces: AsyncIterable<Uint8Array>,
  announced: number,
): Promise<Pick<ReceivedFile, 'bytes' | 'hash'>> {
  const hash = createHash('sha256');
  let bytes = new Uint8Array(announced > 0 ? Math.min(announced, mostRoom) : 65_536);
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    if (size + piece.length > bytes.length) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, size + piece.length));
      wider.set(bytes.subarray(0, size));
      bytes = wider;
    }
    bytes.set(piece, size);
    size += piece.length;
  }
  return { bytes: bytes.subarray(0, size), hash: hash.digest('hex') };
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
