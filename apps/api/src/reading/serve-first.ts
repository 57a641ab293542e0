import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { Configuration } from '../configuration.js';
import { answerFirst } from '../platform/http/answer-first.js';
import { assets } from './assets.js';
import { PageStore } from './page-store.js';
import { localeOfCookie } from './request-locale.js';
import { strictTransport } from '../platform/http/security-headers.js';
import { type ServedPage, write } from './served-page.js';

/**
 * Answers from memory, before the framework: files whose address names their content, and pages that are kept. They are the same for
 * everybody and were checked when they were made; the log says what was asked for and not by whom.
 */
@Injectable()
export class ServeFirst implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly store: PageStore,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    // A command runs the application without a server.
    const fastify = (
      this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined
    )?.getInstance<FastifyInstance>();
    if (!fastify) return;
    const log = ['info', 'debug'].includes(this.configuration.logLevel) ? fastify.log : null;
    const strict = this.configuration.origin?.startsWith('https:') ? strictTransport : null;
    answerFirst(fastify.server, (request, response) => {
      const { method, url = '' } = request;
      if (method !== 'GET' && method !== 'HEAD') return false;
      const page = this.find(url, request.headers.cookie);
      if (!page) return false;
      const id = randomUUID();
      if (strict) response.setHeader('strict-transport-security', strict);
      const statusCode = write(page, { request, id }, response);
      if (log) told(log, { id, method, url, statusCode });
      return true;
    });
  }

  private find(url: string, cookie: string | undefined): ServedPage | undefined {
    return assets.get(url) ?? this.store.find(localeOfCookie(cookie), url);
  }
}

function told(log: FastifyBaseLogger, it: { id: string; method: string; url: string; statusCode: number }): void {
  const { id, method, url, statusCode } = it;
  log.info({ reqId: id, kept: { method, url }, res: { statusCode } }, 'answered from memory');
}
