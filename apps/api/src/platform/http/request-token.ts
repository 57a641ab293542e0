import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

const requests = new AsyncLocalStorage<{ tokenId?: string }>();

/** Gives each request a place where the token it came with is named; called before the application is initialised. */
export function followRequests(fastify: FastifyInstance): void {
  // Late enough that reading the body has not left the request's own line of calls.
  fastify.addHook('preValidation', (_request, _reply, done) => requests.run({}, done));
}

/** Names the API token by which the present request acts. */
export function actByToken(tokenId: string): void {
  const request = requests.getStore();
  if (request) request.tokenId = tokenId;
}

/** The API token of the request in which this is called; undefined in a browser's request, a job or a command. */
export const tokenOfRequest = (): string | undefined => requests.getStore()?.tokenId;
