import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalJson } from '../canonical-json.js';
import { ProblemError } from '../problems/index.js';
import { bodyHash, type IdempotencyKey, type Reply } from '../work/index.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The person signed in, set by the guard of the accounts; keys of one person are no keys of another. */
    actor?: { id: string };
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const shape = /^[\x21-\x7e]{1,200}$/u;
/** Letters of a key that nobody guesses: strangers share one space, and an answer may hold a code that is only its sender's. */
const unguessed = 16;

/**
 * The key under which this request is done once: from the header `Idempotency-Key`, or given (the hidden field of a form without
 * scripts). Throws `precondition-missing` when there is none, `malformed` when it is no key, or one that a
 * stranger could guess.
 */
export function idempotencyKey(request: FastifyRequest, given?: string): IdempotencyKey {
  const key = given ?? request.headers['idempotency-key'];
  if (key === undefined) throw new ProblemError('precondition-missing', { detail: 'Idempotency-Key is required' });
  if (typeof key !== 'string' || !shape.test(key)) {
    throw new ProblemError('malformed', { detail: 'Idempotency-Key has 1 to 200 visible ASCII characters' });
  }
  if (!request.actor && key.length < unguessed) {
    throw new ProblemError('malformed', {
      detail: 'Idempotency-Key of a sender who is not signed in has at least 16 characters',
    });
  }
  return {
    actor: request.actor?.id ?? 'anonymous',
    route: routeOf(request),
    key,
    bodyHash: hashOf(request.body),
  };
}

/**
 * The route with its parameters as it understood them, so that two ways to write an address are one. What stands behind `?` is not in
 * it: no address that takes a key reads it.
 */
function routeOf({ method, routeOptions, params }: FastifyRequest): string {
  const named = Object.entries((params ?? {}) as Record<string, string>).map(([name, value]) => [
    name,
    uuid.test(value) ? value.toLowerCase() : value,
  ]);
  return `${method} ${routeOptions.url ?? ''} ${canonicalJson(Object.fromEntries(named))}`;
}

function hashOf(body: unknown): string {
  try {
    return bodyHash(body);
  } catch {
    // Nested beyond the stack, or a number like 1e999: nothing that any address takes.
    throw new ProblemError('malformed', { detail: 'The body holds what can not be kept' });
  }
}

/** `@Key() key: IdempotencyKey` in a controller: give it to `work.reply(key, …)`. */
export const Key = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKey(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Sets status and headers of a reply and gives its body back, for a handler with `@Res({ passthrough: true })`. */
export function send<T>(response: FastifyReply, reply: Reply<T>): T {
  void response.status(reply.status).headers(reply.headers ?? {});
  return reply.body;
}

/** What is no tag of ours names a version that nobody saw: it is stale wherever versions are compared, and told the newer one there. */
const noVersion = -1;

/** The version in `If-Match` (`"7"`, one strong tag). Throws `precondition-missing` without one. */
export function versionSeen(request: FastifyRequest): number {
  const tag = request.headers['if-match'];
  if (tag === undefined) throw new ProblemError('precondition-missing', { detail: 'If-Match is required' });
  return Number(/^"(\d{1,9})"$/u.exec(tag)?.[1] ?? noVersion);
}

/** `@IfMatch() version: number` in a controller. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  versionSeen(context.switchToHttp().getRequest<FastifyRequest>()),
);
