import type { FastifyReply } from 'fastify';
import type { EvidenceRow } from './evidence.store.js';

/** Sends a file that a browser saves and never shows: whatever is in it, nothing of it runs here. */
export function sendFile(reply: FastifyReply, file: Pick<EvidenceRow, 'name' | 'type'>, bytes: Buffer): void {
  const ascii = file.name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  void reply
    .headers({
      'content-type': file.type,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    })
    .send(bytes);
}
