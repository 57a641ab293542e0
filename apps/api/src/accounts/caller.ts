import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { idempotencyKey, type IdempotencyKey, versionSeen } from '../platform/index.js';
import type { ActingRequest, Actor } from './actor.js';

/** Who asks, and under which preconditions. Reading `key` or `seen` throws `precondition-missing` when the header is not there. */
export interface Caller {
  readonly actor: Actor;
  /** Of `Idempotency-Key`. */
  readonly key: IdempotencyKey;
  /** Of `If-Match`. */
  readonly seen: number;
  readonly response: FastifyReply;
}

/** The caller of a route that asks for a signed-in person. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const http = context.switchToHttp();
  const request = http.getRequest<ActingRequest>();
  const { actor } = request;
  if (!actor) throw new Error('A route that takes @Caller() needs a policy that asks for a signed-in person');
  return {
    actor,
    response: http.getResponse<FastifyReply>(),
    get key() {
      return idempotencyKey(request);
    },
    get seen() {
      return versionSeen(request);
    },
  };
});
