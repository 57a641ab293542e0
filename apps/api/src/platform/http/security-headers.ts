import type { FastifyHelmetOptions } from '@fastify/helmet';

/** What a page needs beyond the default policy: hashes (`sha256-…`) of its inline scripts and styles. */
export interface PolicyNeeds {
  scripts?: readonly string[];
  styles?: readonly string[];
}

const quoted = (hashes: readonly string[] = []): string[] => hashes.map((hash) => `'${hash}'`);

/**
 * The content security policy of an answer: our own scripts and those named by hash, no plugins, no frames, forms only to us.
 * A page with inline parts sets the header itself with this function. Style attributes are allowed: the editor positions with them.
 */
export function contentSecurityPolicy(needs: PolicyNeeds = {}): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...quoted(needs.scripts)].join(' '),
    // Hashes would switch 'unsafe-inline' off, so a page with hashed styles is held to them.
    ["style-src 'self'", ...(needs.styles ? quoted(needs.styles) : ["'unsafe-inline'"])].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** What `securityHeaders` says of https, for answers that do not go through it. */
export const strictTransport = 'max-age=31536000';

/** The other headers of every answer. Strict transport only where the operator says the address is https. */
export function securityHeaders(origin: string | null): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: false, // set with contentSecurityPolicy(), so that a page can give its hashes
    strictTransportSecurity: origin?.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    xXssProtection: false,
  };
}
