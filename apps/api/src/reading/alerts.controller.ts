import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Policy } from '../accounts/index.js';
import { type Rhythm, rhythms, Subscribe } from '../alerts/index.js';
import { Configuration } from '../configuration.js';
import { Clock, networkOf, NotFound } from '../platform/index.js';
import { frameOf } from './frame/frame.js';
import { newFormKey, readFormKey } from './form-key.js';
import {
  alertsAskedPage,
  alertsFormPage,
  type AlertsFormView,
  subscriptionEndedPage,
  subscriptionPage,
} from './pages/alerts.page.js';
import { answerOnce, Pages } from './pages.service.js';
import { quiet } from './quiet.js';
import type { Opened } from './views.js';
import { fullName } from './full-names.js';
import { sectionNamed } from './former-address.js';
import { askedAlerts, flood, minutesToWait } from './sending-limits.js';

const Email = z.email().max(254);
/** Who follows a link has its token; a mail provider ends the alerts of all its users from few addresses. */
const holding = { rateLimit: { max: 300, timeWindow: 600_000 } };

/** E-mail alerts, without scripts: asked for on a form, confirmed and ended by the links in the letters. */
@Controller()
@Policy('anyone')
export class AlertsController {
  constructor(
    private readonly pages: Pages,
    private readonly subscribe: Subscribe,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  @Get(':document/alerts')
  async form(
    @Param('document') slug: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.pages.open(slug);
    const section = await this.section(opened, field(query, 'section'));
    answerOnce(reply, 200, alertsFormPage(this.pages.frame(request), this.view(opened, section, query)));
  }

  @Post(':document/alerts')
  @HttpCode(200)
  @RouteConfig(flood)
  async ask(
    @Param('document') slug: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.pages.open(slug);
    const frame = this.pages.frame(request);
    const section = await this.section(opened, field(body, 'section'));
    const view = this.view(opened, section, body);
    const errors: AlertsFormView['errors'][number][] = [];
    if (!Email.safeParse(view.email).success) errors.push({ field: 'email', words: 'alerts.error.email' });
    if (readFormKey(this.configuration.secret, field(body, 'key'), this.clock.now()) === 'bad')
      errors.push({ field: 'form', words: 'form.error.old' });
    if (field(body, 'website')) errors.push({ field: 'form', words: 'form.error.trap' });
    if (errors.length) return answerOnce(reply, 422, alertsFormPage(frame, { ...view, errors }));
    const { email, rhythm } = view;
    const { id: documentId } = opened.document;
    const wish = { documentId, sectionId: section?.sectionId ?? null, email, rhythm, language: frame.locale };
    try {
      await this.subscribe.ask(wish, { limit: askedAlerts, network: networkOf(request.ip) });
    } catch (error) {
      const minutes = minutesToWait(error, reply);
      if (minutes === null) throw error;
      const tooMany = { field: 'form', words: 'form.error.many', minutes } as const;
      return answerOnce(reply, 429, alertsFormPage(frame, { ...view, errors: [tooMany] }));
    }
    answerOnce(reply, 200, alertsAskedPage(frame, opened.document, email));
  }

  @Get('alerts/:token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(token, { request, reply, done: null });
  }

  @Post('alerts/:token')
  @HttpCode(200)
  @RouteConfig(holding)
  async change(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const it = await this.subscribe.find(token);
    const what = field(body, 'do');
    if (it && what === 'end') await this.subscribe.end(it);
    if (it && what === 'confirm') await this.subscribe.confirm(it);
    if (it && what === 'change') await this.subscribe.setRhythm(it, rhythmIn(body));
    await this.page(token, {
      request,
      reply,
      done: what === 'change' ? 'changed' : what === 'confirm' ? 'confirmed' : null,
    });
  }

  /** A mail program follows the address of `List-Unsubscribe` for its user: by POST it ends at once. */
  @Post('alerts/:token/end')
  @HttpCode(200)
  @RouteConfig(holding)
  async end(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const it = await this.subscribe.find(token);
    if (it) await this.subscribe.end(it);
    await this.page(token, { request, reply, done: null });
  }

  /** Opened by a person, or by a program that looks at links: nothing changes. */
  @Get('alerts/:token/end')
  endByLink(@Param('token') token: string, @Res() reply: FastifyReply): void {
    quiet(reply);
    void reply.redirect(`/alerts/${encodeURIComponent(token)}`, 303);
  }

  private async page(
    token: string,
    { request, reply, done }: { request: FastifyRequest; reply: FastifyReply; done: 'confirmed' | 'changed' | null },
  ): Promise<void> {
    quiet(reply);
    const it = await this.subscribe.find(token);
    if (!it) return answerOnce(reply, 200, subscriptionEndedPage(this.pages.frame(request)));
    const frame = frameOf(this.pages.frame(request).site, it.language, it.timeZone);
    answerOnce(reply, 200, subscriptionPage(frame, { it, token, done }));
  }

  /** By its address, also a former one, or its id; null for the whole document. Throws NotFound for what is not in the current edition. */
  private async section(
    { document, current }: Opened,
    named: string,
  ): Promise<{ sectionId: string; heading: string; path: string } | null> {
    if (!named) return null;
    const contents = await this.pages.text.contents(document, current);
    const found = await sectionNamed(this.pages.database, { documentId: document.id, contents, named });
    if (!found) throw new NotFound('section');
    return { sectionId: found.sectionId, heading: fullName(contents, found, document.language), path: found.path };
  }

  private view({ document }: Opened, section: AlertsFormView['section'], body: unknown): AlertsFormView {
    return {
      document,
      section,
      email: field(body, 'email').trim(),
      rhythm: rhythmIn(body),
      key: newFormKey(this.configuration.secret, this.clock.now()),
      errors: [],
    };
  }
}

function field(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? (Reflect.get(body, name) as unknown) : undefined;
  return typeof value === 'string' ? value.slice(0, 500) : '';
}

const rhythmIn = (body: unknown): Rhythm => rhythms.find((it) => it === field(body, 'rhythm')) ?? 'at-once';
