import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';
import ipaddr from 'ipaddr.js';

const requests = new AsyncLocalStorage<{ network: string; tokenId?: string }>();

/** Gives each request a place where the token it came with, and the network it came from, are named; called before the application is initialised. */
export function followRequests(fastify: FastifyInstance): void {
  // Late enough that reading the body has not left the request's own line of calls.
  fastify.addHook('preValidation', (request, _reply, done) => requests.run({ network: networkOf(request.ip) }, done));
}

/** Names the API token by which the present request acts. */
export function actByToken(tokenId: string): void {
  const request = requests.getStore();
  if (request) request.tokenId = tokenId;
}

/** The API token of the request in which this is called; undefined in a browser's request, a job or a command. */
export const tokenOfRequest = (): string | undefined => requests.getStore()?.tokenId;

/** The network of the request in which this is called, as `networkOf` names it; undefined in a job or a command. */
export const networkOfRequest = (): string | undefined => requests.getStore()?.network;

/** What is counted as one sender: an IPv4 address, or the 64 leading bits of an IPv6 one, of which a household has as many as it likes. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const it = ipaddr.process(address);
  return it.kind() === 'ipv4' ? it.toString() : `${it.toByteArray().slice(0, 8).join('.')}/64`;
}
