import type { FastifyReply, FastifyRequest } from 'fastify';

/** So long the rest of a body that nobody wants is read past, in ms; then the connection ends. */
const longest = 15_000;

/**
 * Has a refusal be read by who is still sending: a connection that is closed on unread bytes is reset, and the answer is lost with it. The
 * rest of the body is read past, and the connection stays.
 */
export async function readPast({ raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.statusCode < 400 || raw.complete || raw.destroyed) return;
  reply.removeHeader('connection');
  const end = setTimeout(() => raw.socket.destroy(), longest).unref();
  raw.once('close', () => clearTimeout(end)).once('end', () => clearTimeout(end));
  raw.resume();
}
