import type { FastifyRequest } from 'fastify';

/** It holds a tracking code for an hour; only the addresses below /track get it. */
export const trackCookie = 'tarmeem_track';

/** The code in the cookie of a request, as it came. */
export function codeOf(request: FastifyRequest): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${trackCookie}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found);
  } catch {
    return undefined;
  }
}
