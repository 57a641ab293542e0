import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Malformed, ProblemError } from '../platform/index.js';

/** A file that was sent, with the JSON that stood before it. */
export interface ReceivedFile {
  /** As the sender's computer calls it, without folders; for people to read, never a path. */
  fileName: string;
  bytes: Uint8Array;
  choices: unknown;
}

/** The one file of a `multipart/form-data` body. @throws ProblemError `unsupported-type`, `too-large`, `malformed`. */
export async function receivedFile(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new ProblemError('unsupported-type');
  let choices: unknown = null;
  let found: Omit<ReceivedFile, 'choices'> | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      found = { fileName: plainName(part.filename), bytes: new Uint8Array(bytes) };
    } else if (part.fieldname === 'choices') choices = json(part.value);
  }
  if (!found) throw new Malformed([{ code: 'file', detail: 'A file is missing', pointer: '/file' }]);
  return { ...found, choices };
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
