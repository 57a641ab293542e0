import type { FastifyReply } from 'fastify';

/**
 * An answer to one person alone: kept by nobody, and no other site learns its address. Its own forms still say where they come from: under
 * `no-referrer` a browser names `null`, and without https it has no other way to say that they are ours (ADR 340).
 */
export const quiet = (reply: FastifyReply): void =>
  void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
