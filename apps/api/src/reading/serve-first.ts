import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { assets } from './assets.js';
import { PageStore } from './page-store.js';
import { localeOfCookie } from './request-locale.js';
import { answerWith } from './served-page.js';

/** Answers from memory, before guards, interceptors and routes: files whose address names their content, and pages that are kept. */
@Injectable()
export class ServeFirst implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly store: PageStore,
  ) {}

  onModuleInit(): void {
    // A command runs the application without a server.
    const fastify = (
      this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined
    )?.getInstance<FastifyInstance>();
    fastify?.addHook('onRequest', (request, reply, done) => {
      if (request.method === 'GET' || request.method === 'HEAD') {
        const { url } = request;
        const page = assets.get(url) ?? this.store.find(localeOfCookie(request.headers.cookie), url);
        if (page) {
          answerWith(page, request, reply);
          return;
        }
      }
      done();
    });
  }
}
