import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemPages } from './problem-pages.js';
import { ProblemError } from './problem-error.js';
import { type Answer, toAnswer } from './to-problem.js';

/** The one place where a thrown thing becomes an answer: problem+json for programs, a page for people outside `/api`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly pages: ProblemPages) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for what fails before Nest sees it (the router, the parser). */
  async answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (reply.sent) return;
    const { problem, headers, fault } = sized(toAnswer(error, request.id), request);
    if (fault) request.log.error({ err: error }, 'fault');
    reply.status(problem.status).headers(headers).header('cache-control', 'no-store').header('vary', 'Accept');
    if (wantsPage(request)) {
      const page = this.pages.draw(problem, request);
      await reply.headers(page.headers).type('text/html; charset=utf-8').send(page.markup);
    } else {
      await reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    }
  }
}

/** Where a body may be long for its files, one that is beyond any other and no JSON has no files: it is too large, as everywhere. */
const ordinary = 1_048_576;

function sized(answer: Answer, { id, headers }: FastifyRequest): Answer {
  const isLarge = Number(headers['content-length'] ?? 0) > ordinary;
  return isLarge && answer.problem.code === 'not-json' ? toAnswer(new ProblemError('too-large'), id) : answer;
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}
