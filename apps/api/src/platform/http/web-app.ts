import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound, type ProblemFilter } from '../problems/index.js';
import { acceptedCoding } from './accepted-coding.js';

const gzipAtLeisure = promisify(gzip);

interface Held {
  body: Buffer;
  /** Of what was compressed when it was built. */
  brotli?: Buffer;
  /** The same for browsers that take no Brotli, from when the first of them asks. */
  gzip?: Promise<Buffer>;
  type: string;
  cache: string;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the built browser application of `folder` below `/app`, from memory (a few files, asked for all the time), compressed by
 * Brotli at build time, by gzip when it is first asked for. Assets carry their hash in their name and are kept for ever; every other
 * address is the application itself.
 */
export function serveWebApp(fastify: FastifyInstance, folder: string, filter: ProblemFilter): void {
  const files = readFolder(folder);
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = decodeURIComponent(request.url.split('?', 1)[0] ?? '').replace(/^\/app\/?/u, '');
    const held = files.get(path) ?? (path.startsWith('assets/') ? undefined : files.get('index.html'));
    if (!held) throw new NotFound();
    void reply.header('cache-control', held.cache).header('vary', 'Accept-Encoding').type(held.type);
    const coding = held.brotli ? acceptedCoding(request.headers['accept-encoding']) : null;
    if (!coding) return reply.send(held.body);
    void reply.header('content-encoding', coding);
    if (coding === 'br') return reply.send(held.brotli);
    held.gzip ??= gzipAtLeisure(held.body, { level: 9 });
    return reply.send(await held.gzip);
  };
  // Nest's error handler is set later and serves its own routes only.
  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply): void =>
    void filter.answer(error, request, reply);
  fastify.get('/app', { errorHandler }, answer);
  fastify.get('/app/*', { errorHandler }, answer);
}

function readFolder(folder: string): Map<string, Held> {
  const files = new Map<string, Held>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    files.set(name, {
      body: readFileSync(path),
      ...(existsSync(`${path}.br`) ? { brotli: readFileSync(`${path}.br`) } : {}),
      type,
      cache: name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  return files;
}
