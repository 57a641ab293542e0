import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/index.js';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a request that changes something when a browser sent it from another site. Browsers name the origin of such a request
 * (`Origin`, or `Sec-Fetch-Site`); a program that names neither carries nobody's cookies along unasked. A request with an API
 * token and no cookie is not checked: no browser adds one by itself. Throws `foreign-origin`.
 */
export function checkOrigin(request: FastifyRequest, own: string | null): void {
  const { authorization, cookie, origin, referer } = request.headers;
  if (reading.has(request.method) || (cookie === undefined && authorization?.startsWith('Bearer '))) return;
  const site = request.headers['sec-fetch-site'];
  const expected = own ?? `${request.protocol}://${request.host}`;
  // A page that tells nobody where it is (no-referrer) sends `null` for its own forms too; only the browser can say whose it was.
  if (origin === 'null' && site === 'same-origin') return;
  const named = origin ?? originOf(referer);
  if (named === undefined ? site === undefined || site === 'same-origin' || site === 'none' : named === expected)
    return;
  throw new ProblemError('foreign-origin');
}

/**
 * True for a websocket that a page of our own opens. Browsers always name the origin there, and send cookies along from any site:
 * without it, or with another one, no socket is opened.
 */
export function isOwnOrigin(origin: string | undefined, { own, host }: { own: string | null; host: string }): boolean {
  if (origin === undefined) return false;
  return own === null ? origin === `http://${host}` || origin === `https://${host}` : origin === own;
}

function originOf(referer: string | undefined): string | undefined {
  if (!referer) return undefined;
  try {
    return new URL(referer).origin;
  } catch {
    return 'null';
  }
}
