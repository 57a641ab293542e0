import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedCoding, type Coding } from '../platform/http/accepted-coding.js';

const compressAtLeisure = promisify(brotliCompress);
const gzipAtLeisure = promisify(gzip);
/** The window is no larger than the text: making room for the largest takes longer than compressing a page. */
const level = (quality: number, { length }: Buffer) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(length + 1)))),
  },
});

/** A finished answer in memory: its bytes as they are and compressed, and the strong tag of the former. */
export interface ServedPage {
  body: Buffer;
  brotli: Buffer;
  etag: string;
  headers: Readonly<Record<string, string>>;
  /** Set when somebody has asked for it. */
  asked?: boolean;
}

export interface Kind {
  type: string;
  cache: string;
  vary: string;
}

/** A page that a browser asks after each time (a few hundred bytes when it is unchanged). */
export const pageKind: Kind = { type: 'text/html; charset=utf-8', cache: 'no-cache', vary: 'Accept-Encoding, Cookie' };
/** A feed: asked after like a page. */
export const feedKind: Kind = { ...pageKind, type: 'application/atom+xml; charset=utf-8' };
/** A file whose address names its content. */
export const assetKind = (type: string): Kind => ({
  type,
  cache: 'public, max-age=31536000, immutable',
  vary: 'Accept-Encoding',
});

/** Brotli 5 costs less than a millisecond for a whole document and is within a tenth of the best. */
export function servedPage(content: string | Buffer, kind: Kind, more: Record<string, string> = {}): ServedPage {
  const body = bytesOf(content);
  return finished({ body, brotli: brotliCompressSync(body, level(5, body)) }, kind, more);
}

/** Beyond this, in bytes, a page takes longer to compress than others should wait. */
const mostAtOnce = 200_000;

/** The same; a large one is compressed off the event loop. */
export async function servedInTime(
  content: string | Buffer,
  kind: Kind,
  more: Record<string, string> = {},
): Promise<ServedPage> {
  const body = bytesOf(content);
  if (body.length <= mostAtOnce) return servedPage(body, kind, more);
  return finished({ body, brotli: await compressAtLeisure(body, level(5, body)) }, kind, more);
}

const bytesOf = (content: string | Buffer): Buffer => (typeof content === 'string' ? Buffer.from(content) : content);

function finished(
  { body, brotli }: Pick<ServedPage, 'body' | 'brotli'>,
  kind: Kind,
  more: Record<string, string>,
): ServedPage {
  return {
    body,
    brotli,
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    headers: {
      'content-type': kind.type,
      'cache-control': kind.cache,
      vary: kind.vary,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
      'x-dns-prefetch-control': 'off',
      'origin-agent-cluster': '?1',
      ...more,
    },
  };
}

/** Beyond this a page takes the better part of a second to compress at its best, for a tenth less: with each edition anew. */
const mostAtLeisure = 400_000;

/** Replaces the compressed bytes by the smallest ones, off the event loop. */
export async function compressWell(page: ServedPage): Promise<void> {
  if (page.body.length > mostAtLeisure) return;
  page.brotli = await compressAtLeisure(page.body, level(11, page.body));
}

const heads = new WeakMap<Buffer, { of: ServedPage['headers']; head: readonly string[] }>();

/** The head of an answer with these bytes, names and values by turns, put together once: it is sent far more often than it changes. */
function headOf(page: ServedPage, { bytes, coding }: { bytes: Buffer; coding: Coding }): readonly string[] {
  const kept = heads.get(bytes);
  if (kept?.of === page.headers) return kept.head;
  const head = [
    ...Object.entries(page.headers).flat(),
    'etag',
    tagOf(page, coding),
    'content-length',
    String(bytes.length),
    ...(coding ? ['content-encoding', coding] : []),
  ];
  heads.set(bytes, { of: page.headers, head });
  return head;
}

/** Each form of a page has a tag of its own. */
const tagOf = ({ etag }: ServedPage, coding: Coding): string => (coding ? `"${etag}-${coding}"` : `"${etag}"`);

/** Answers with the page, or with 304 if the browser has it. Writes to the socket directly: nothing else runs for it. */
export function answerWith(page: ServedPage, request: FastifyRequest, reply: FastifyReply): void {
  write(page, { request: request.raw, id: request.id }, reply.hijack().raw);
}

/** The same to a request that went through no framework; says the status. */
export function write(
  page: ServedPage,
  { request, id }: { request: IncomingMessage; id: string },
  raw: ServerResponse,
): 200 | 304 {
  page.asked = true;
  const coding = acceptedCoding(request.headers['accept-encoding']);
  const etag = tagOf(page, coding);
  const seen = request.headers['if-none-match'];
  if (seen !== undefined && (seen === etag || seen.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === etag))) {
    // The browser keeps the headers of the answer it has: said again they would only weigh. A cookie it takes from each answer anew.
    for (const name of raw.getHeaderNames()) raw.removeHeader(name);
    const cookie = page.headers['set-cookie'];
    raw.writeHead(304, {
      'x-request-id': id,
      etag,
      vary: page.headers['vary'],
      'cache-control': page.headers['cache-control'],
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    });
    raw.end();
    return 304;
  }
  const send = (bytes: Buffer): void => {
    raw.writeHead(200, [...headOf(page, { bytes, coding }), 'x-request-id', id]);
    raw.end(request.method === 'HEAD' ? undefined : bytes);
  };
  if (coding === 'gzip') void gzipOf(page).then(send, () => raw.destroy());
  else send(coding ? page.brotli : page.body);
  return 200;
}

const gzipped = new WeakMap<Buffer, Promise<Buffer>>();

/** For browsers that take no Brotli (without https hardly one does): made when the first of them asks, off the event loop, and kept as long as the page. */
function gzipOf({ body }: ServedPage): Promise<Buffer> {
  const kept = gzipped.get(body);
  if (kept) return kept;
  const made = gzipAtLeisure(body, { level: 9 });
  gzipped.set(body, made);
  return made;
}
