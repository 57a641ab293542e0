import type { FastifyRequest } from 'fastify';

// Addresses that are secrets themselves, and parameters that may be.
const secretPaths: readonly [RegExp, string][] = [
  [/^\/track\/[^/?]+/u, '/track/***'],
  [/([?&](?:code|token|key|state|secret)=)[^&]*/gu, '$1***'],
];

/** An address as the log may hold it: tracking codes, tokens and sign-in codes are masked. */
export function maskedUrl(url: string): string {
  return secretPaths.reduce((text, [pattern, mask]) => text.replace(pattern, mask), url);
}

/** One line a request: who asked what, never bodies, cookies, tokens or addresses of mail. */
export function logOptions(level: string) {
  return {
    level,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, url: maskedUrl(request.url), from: request.ip }),
    },
  };
}
