import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../../configuration.js';
import { sessionCookie } from './session-cookie.js';

const shape = /^[\w-]{32}$/u;

/** For so long a browser is remembered after a sign-in, in seconds. */
export const markedForSeconds = 90 * 24 * 3600;

const nameOf = (configuration: Configuration): string => `${sessionCookie(configuration).cookieName}-device`;

/** The mark a browser carries since somebody signed in with it; null for one that carries none. It signs nobody in. */
export function deviceMark(request: FastifyRequest, configuration: Configuration): string | null {
  const mark = request.cookies[nameOf(configuration)];
  return mark && shape.test(mark) ? mark : null;
}

/** Marks the browser, with the mark it has or a new one (192 random bits); returns it. */
export function markDevice(request: FastifyRequest, reply: FastifyReply, configuration: Configuration): string {
  const mark = deviceMark(request, configuration) ?? randomBytes(24).toString('base64url');
  const { cookie } = sessionCookie(configuration);
  void reply.setCookie(nameOf(configuration), mark, { ...cookie, maxAge: markedForSeconds });
  return mark;
}
