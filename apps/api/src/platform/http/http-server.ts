import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../../configuration.js';
import { ProblemError, ProblemFilter, validationPipe } from '../problems/index.js';
import { firstServer } from './answer-first.js';
import { checkOrigin } from './origin-check.js';
import { readPast } from './read-past.js';
import { followRequests } from './request-token.js';
import { logOptions } from './request-log.js';
import { contentSecurityPolicy, securityHeaders } from './security-headers.js';
import { serveWebApp } from './web-app.js';

const bodyLimit = 1_048_576;
/** A text of the two megabytes it may have, with the escapes and the frame of its JSON. */
const textLimit = 3 * 1_048_576;
/** A Word file of hundreds of pages has one to five megabytes, with pictures up to thirty. */
const fileLimit = 30 * 1_048_576;
/** Files of ten megabytes in base64, and what is said about them. */
const filesLimit = 15 * 1_048_576;
const takesFiles = /^\/api\/v1\/(?:documents\/:slug\/feedback|proposals\/:proposalId\/sources)$/u;
/** A file in a form of its own, from the application; everywhere else `/api` takes JSON. */
const takesUploads = /^\/api\/v1\/(?:documents\/:slug\/word|new-documents)(?:\/preview)?$/u;
const takesText = /^\/api\/v1\/(?:proposals\/:proposalId\/sections\/:sectionId|documents\/:slug\/emergencies)$/u;

/** Fastify as Nest uses it: limits, request ids, masked logs, and problems also for what the router itself refuses. */
export function httpAdapter(configuration: Configuration, filter: () => ProblemFilter | undefined): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit,
    serverFactory: firstServer,
    // `__proto__` is a key like any other: the parser makes it a plain own property, and no schema knows it (422).
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    requestTimeout: 60_000,
    genReqId: () => randomUUID(),
    trustProxy: configuration.trustedProxies.length > 0 ? [...configuration.trustedProxies] : false,
    logger: logOptions(configuration.logLevel),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      // No hook runs for an address that can not be decoded: its answer gets the headers here.
      void reply.headers({
        'content-security-policy': contentSecurityPolicy(),
        'x-request-id': request.id,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      void filter()?.answer(error, request, reply);
    },
  });
}

/** Everything every request goes through, in this order; called before the application is initialised. */
export async function prepareHttp(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  const filter = app.get(ProblemFilter);
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(helmet, securityHeaders(configuration.origin));
  // One file at a time, with what belongs to it in fields before it.
  await app.register(multipart, {
    limits: { fileSize: fileLimit, files: 1, fields: 4, fieldSize: bodyLimit, parts: 8 },
  });
  await app.register(rateLimit, {
    global: false, // each route says its own limit: @RouteConfig({ rateLimit: … })
    errorResponseBuilder: (_request, context) =>
      new ProblemError('too-many', { retryAfter: Math.ceil(context.ttl / 1000) }),
  });
  fastify.addHook('onRoute', (route) => {
    if (takesText.test(route.url)) route.bodyLimit = textLimit;
    if (takesFiles.test(route.url)) route.bodyLimit = filesLimit;
  });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('content-security-policy', contentSecurityPolicy());
    if (isOfApi(request)) void reply.header('cache-control', 'no-store');
    const one = oneAddress(request);
    if (one !== null) return reply.header('cache-control', 'no-cache').redirect(one, 308);
    checkOrigin(request, configuration.origin);
    refuseForms(request);
    return undefined;
  });
  fastify.addHook('onSend', readPast);
  followRequests(fastify);
  serveWebApp(fastify, join(configuration.home, 'apps/web/dist'), filter);
  app.useGlobalFilters(filter);
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks([]);
}

/** By the route that was found: `/%61pi/` leads to the same routes as `/api/`. */
const isOfApi = (request: FastifyRequest): boolean =>
  (request.routeOptions.url ?? request.url).startsWith('/api/') || request.url.startsWith('/api/');

/**
 * Where a page stands whose address was written with a slash too many, else null: a page has one address. It begins with one slash and
 * no backslash, so it never leads to another site. Programs and the application keep their addresses to the letter.
 */
function oneAddress({ method, url }: FastifyRequest): string | null {
  const [path = '', query] = url.split(/\?(.*)/su, 2);
  if ((method !== 'GET' && method !== 'HEAD') || path.includes('\\') || /^\/(?:api|app)(?:\/|$)/u.test(path))
    return null;
  const one = `/${path.split('/').filter(Boolean).join('/')}`;
  return one === path ? null : one + (query === undefined ? '' : `?${query}`);
}

/** `/api` takes JSON, and files where they are uploaded: what a form of another site can send without asking is refused elsewhere. */
function refuseForms(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type === undefined || !isOfApi(request)) return;
  const isForm = /^\s*(application\/x-www-form-urlencoded|text\/plain)\b/iu.test(type);
  const hasFiles = /^\s*multipart\//iu.test(type) && !takesUploads.test(request.routeOptions.url ?? '');
  if (isForm || hasFiles) throw new ProblemError('unsupported-type');
}
