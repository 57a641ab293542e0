import type { FastifyReply } from 'fastify';
import { type Limit, ProblemError } from '../platform/index.js';

/**
 * What one network may send by the form for everybody in ten minutes. A mobile carrier puts hundreds of people behind one address, so only
 * what is really sent counts, not the steps before it.
 */
export const sentByForm: Limit = { scope: 'feedback-form', most: 100, seconds: 600 };
/** Alerts asked for by the form from one network. */
export const askedAlerts: Limit = { scope: 'alerts-form', most: 15, seconds: 600 };
/** What a sender may add to one item. */
export const addedToItem: Limit = { scope: 'track-reply', most: 30, seconds: 600 };
/** Wrong codes from one network, however they come; right ones do not count, and are not kept out. */
export const wrongCodes: Limit = { scope: 'track-code', most: 60, seconds: 600 };

/** A form gives back what was typed until nobody could have typed it: beyond this a request is refused before it is read. */
export const flood = { rateLimit: { max: 600, timeWindow: 600_000 } };

/** How many minutes there are to wait when a limit is what was run into, else null; the answer says it to programs too. */
export function minutesToWait(error: unknown, reply: FastifyReply): number | null {
  if (!(error instanceof ProblemError) || error.code !== 'too-many') return null;
  const seconds = error.content.retryAfter ?? 60;
  void reply.header('retry-after', String(seconds));
  return Math.ceil(seconds / 60);
}
