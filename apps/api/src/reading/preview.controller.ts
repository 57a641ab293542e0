import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../accounts/index.js';
import { Clock, NotFound } from '../platform/index.js';
import { openPreview } from '../publishing/index.js';
import { previewPage } from './pages/preview.page.js';
import { previewView } from './preview-view.js';
import { answerOnce, Pages } from './pages.service.js';

/** What is prepared, for who holds a secret link to it: kept by nobody, found by no search engine, told to no other site. */
@Controller('preview')
@Policy('anyone')
export class PreviewController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  @RouteConfig({ rateLimit: { max: 60, timeWindow: 600_000 } })
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    const preview = await openPreview(this.pages.database, token, this.clock.now());
    if (!preview) throw new NotFound();
    const { document } = await this.pages.open(preview.slug);
    const frame = this.pages.frame(request, document.timeZone);
    answerOnce(reply, 200, previewPage(frame, previewView(frame, document, preview)));
  }
}
