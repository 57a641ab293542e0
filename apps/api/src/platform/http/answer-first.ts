import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** Answers a request from memory and says true, or leaves it and says false. Synchronous, and it never throws. */
export type FirstAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

const answers = new WeakMap<object, FirstAnswer>();

/** Has requests to this server answered by `answer` where it can, before routes, hooks and the rest of the framework. */
export const answerFirst = (server: object, answer: FirstAnswer): void => void answers.set(server, answer);

/** A server whose requests are offered to what `answerFirst` named, and then go to the framework. */
export function firstServer(handler: RequestListener): Server {
  // As the framework sets them on a server that it makes itself.
  const server = createServer({ requestTimeout: 60_000, keepAliveTimeout: 72_000 }, (request, response) => {
    if (!answers.get(server)?.(request, response)) handler(request, response);
  });
  return server;
}
