import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../accounts/index.js';
import { Clock, NotFound } from '../platform/index.js';
import { openPreview, type PreviewOver } from '../publishing/index.js';
import { problemPage } from './pages/plain.pages.js';
import { previewPage } from './pages/preview.page.js';
import type { Frame } from './frame/frame.js';
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
    if (preview.over) {
      answerOnce(reply, 410, problemPage(frame, 410, wordsOf(frame, preview)));
      return;
    }
    answerOnce(reply, 200, previewPage(frame, previewView(frame, document, preview)));
  }
}

/** Why the link shows nothing any more, and what is to be read instead. */
function wordsOf(frame: Frame, { slug, over }: PreviewOver): Parameters<typeof problemPage>[2] {
  if (over.became === 'called-off')
    return {
      title: 'preview.calledOff',
      detail: 'preview.calledOff.detail',
      to: { href: `/${slug}`, words: frame.say('preview.calledOff.read') },
    };
  const { number } = over;
  return {
    title: 'preview.published',
    detail: 'preview.published.detail',
    to: { href: `/${slug}/editions/${number}`, words: frame.say('editions.read', { number }) },
  };
}
