import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Id, isTyped } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../accounts/index.js';
import { Configuration } from '../configuration.js';
import { FileRefused, sendFile } from '../evidence/index.js';
import { findIdentifying, TrackFeedback } from '../feedback/index.js';
import {
  Clock,
  Conflict,
  idempotencyKey,
  type Limit,
  networkOf,
  NotFound,
  ProblemError,
  subjectHash,
  Throttles,
  Work,
} from '../platform/index.js';
import type { PublicKey } from './frame/frame.js';
import { quiet } from './quiet.js';
import { codeOf, trackCookie } from './track-cookie.js';
import { mostTyped, tooLong } from './typed-limits.js';
import { faultWords, readForm } from './read-form.js';
import { newFormKey } from './form-key.js';
import { addedToItem, flood, minutesToWait, wrongCodes } from './sending-limits.js';
import { trackFormPage, trackPage, type TrackView } from './pages/track.page.js';
import { answerOnce, Pages } from './pages.service.js';

const shape = /^[0-9A-Za-z -]{20,60}$/;

/** A sender's own item with the address of its document. */
type Item = Awaited<ReturnType<TrackFeedback['find']>>;

/** A sender's own item. The code is exchanged for a cookie of an hour that only these addresses get, and never stands in an address again. */
@Controller('track')
@Policy('anyone')
export class TrackController {
  @Inject(Clock) private readonly clock!: Clock;

  constructor(
    private readonly pages: Pages,
    private readonly tracking: TrackFeedback,
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = codeOf(request);
    const found = code === undefined ? null : await this.seek(code, request, reply);
    if (found === 'answered') return;
    if (found) return this.page(request, reply, { found, error: null, typed: '' });
    quiet(reply);
    answerOnce(reply, 200, trackFormPage(this.pages.frame(request), null));
  }

  @Post()
  @HttpCode(200)
  @RouteConfig(flood)
  async enter(
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = typeof body?.['code'] === 'string' ? body['code'].trim() : '';
    await this.exchange(code, request, reply, typedIn(body ?? {}));
  }

  /**
   * The item of a code, however it comes; null if there is none. Wrong codes count for the network they come from, and beyond the limit
   * they are answered here, with what was typed: a right one opens its item whatever neighbours entered.
   */
  private async seek(
    code: string,
    request: FastifyRequest,
    reply: FastifyReply,
    text = '',
  ): Promise<Item | null | 'answered'> {
    const found = await this.find(code);
    if (found) return found;
    try {
      await this.count(wrongCodes, networkOf(request.ip));
      return null;
    } catch (error) {
      const minutes = minutesToWait(error, reply);
      if (minutes === null) throw error;
      quiet(reply);
      const typed = { code: codeIn(request) ? code.slice(0, 60) : '', text, minutes };
      answerOnce(reply, 429, trackFormPage(this.pages.frame(request), 'form.error.many', typed));
      return 'answered';
    }
  }

  private async count(limit: Limit, who: string): Promise<void> {
    const subject = subjectHash(this.configuration.secret, who);
    await this.work.run((tx) => tx.get(Throttles).mustTake(limit, subject, tx.at));
  }

  /** A file of the sender's own item. */
  @Get('files/:id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = codeOf(request);
    const item = code === undefined ? null : await this.seek(code, request, reply);
    if (item === 'answered') return;
    if (!code || !item) return this.unknown(request, reply);
    const found = Id.safeParse(id).success ? await this.tracking.file(code, id) : null;
    if (!found) throw new NotFound();
    sendFile(reply, found.file, found.bytes);
  }

  @Get(':code')
  @RouteConfig(flood)
  async follow(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.exchange(code, request, reply);
  }

  @Post('reply')
  @HttpCode(200)
  @RouteConfig(flood)
  async reply(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = codeOf(request);
    const { fields: body, files, fault } = await readForm(request);
    const typed = typedIn(body);
    const hadFiles = files.length > 0;
    const found = code === undefined ? null : await this.seek(code, request, reply, typed);
    if (found === 'answered') return;
    if (!code || !found) return this.unknown(request, reply, typed);
    try {
      const withdraw = body['withdraw'];
      if (withdraw === '1' || withdraw === 'no')
        return this.page(request, reply, { found, error: null, typed, asking: withdraw === '1' });
      if (withdraw === 'yes') {
        await this.tracking.withdraw(code);
        if (typed.trim())
          return this.page(request, reply, {
            found: (await this.find(code)) ?? found,
            error: 'track.ask.unsent',
            typed,
          });
      } else {
        const error = errorIn(typed, { held: body['held'] === '1' });
        if (error) return this.page(request, reply, { found, error, typed, hadFiles });
        if (fault) throw new FileRefused(fault, 0);
        const key = typeof body['key'] === 'string' ? body['key'] : undefined;
        await this.count(addedToItem, found.item.id);
        await this.tracking.reply(code, typed.trim(), idempotencyKey(request, key), files);
      }
    } catch (error) {
      if (error instanceof FileRefused)
        return this.page(request, reply, { found, error: null, fileError: faultWords[error.fault], typed });
      const minutes = minutesToWait(error, reply);
      if (minutes !== null)
        return this.page(request, reply, { found, error: 'form.error.many', minutes, typed, hadFiles });
      const words = error instanceof ProblemError ? wordsOf(error) : null;
      if (!words) throw error;
      // The page says in which state the item is now; what was typed stays in the form, or stands alone where there is none.
      if (typed.trim())
        return this.page(request, reply, { found: (await this.find(code)) ?? found, error: words, typed });
    }
    quiet(reply);
    void reply.redirect('/track', 303);
  }

  /** The sender says whether their words stand where they were found. */
  @Post('place')
  @HttpCode(200)
  @RouteConfig(flood)
  async place(
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = codeOf(request);
    const found = code === undefined ? null : await this.seek(code, request, reply);
    if (found === 'answered') return;
    if (!code || !found) return this.unknown(request, reply);
    const stands = body?.['stands'];
    try {
      if (stands === 'yes' || stands === 'no') await this.tracking.judgePlace(code, stands === 'yes');
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // the text moved on meanwhile: the page shows how it is now
    }
    quiet(reply);
    void reply.redirect('/track', 303);
  }

  /** Ends the visit on this device at once: the next person there is asked for a code. */
  @Post('close')
  @HttpCode(200)
  close(@Res() reply: FastifyReply): void {
    quiet(reply);
    reply.header('set-cookie', `${trackCookie}=; Path=/track; Max-Age=0; HttpOnly; SameSite=Lax`);
    void reply.redirect('/track', 303);
  }

  /** A code for the cookie. What was typed before the last one had gone comes along, to be sent. */
  private async exchange(code: string, request: FastifyRequest, reply: FastifyReply, typed = ''): Promise<void> {
    const found = await this.seek(code, request, reply, typed);
    if (found === 'answered') return;
    if (!found) return this.unknown(request, reply, typed, code);
    const secure = this.configuration.origin?.startsWith('https:') ? '; Secure' : '';
    quiet(reply);
    reply.header(
      'set-cookie',
      `${trackCookie}=${encodeURIComponent(code)}; Path=/track; Max-Age=3600; HttpOnly; SameSite=Lax${secure}`,
    );
    if (typed.trim()) return this.page(request, reply, { found, error: null, typed });
    void reply.redirect('/track', 303);
  }

  private async find(code: string): Promise<Item | null> {
    if (!shape.test(code)) return null;
    try {
      return await this.tracking.find(code);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  private unknown(request: FastifyRequest, reply: FastifyReply, text = '', code = ''): void {
    quiet(reply);
    const error = text.trim() && !codeIn(request) ? 'track.over' : 'track.unknown';
    answerOnce(reply, 404, trackFormPage(this.pages.frame(request), error, { code: code.slice(0, 60), text }));
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      found,
      error,
      minutes = 0,
      hadFiles = false,
      fileError = null,
      typed,
      asking = false,
    }: {
      found: Item;
      error: PublicKey | null;
      minutes?: number;
      hadFiles?: boolean;
      fileError?: PublicKey | null;
      typed: string;
      asking?: boolean;
    },
  ): Promise<void> {
    const { document } = await this.pages.open(found.slug);
    const view: TrackView = {
      document,
      item: found.item,
      key: newFormKey(this.configuration.secret, this.clock.now()),
      mayWithdraw: found.item.state === 'held' || found.item.state === 'open',
      error,
      minutes,
      hadFiles,
      fileError,
      findings: error === 'track.add.care' ? findIdentifying(typed) : [],
      typed,
      asking: asking && (found.item.state === 'held' || found.item.state === 'open'),
    };
    quiet(reply);
    const refused = (error && error !== 'track.ask.unsent') || fileError;
    answerOnce(
      reply,
      minutes ? 429 : refused ? 422 : 200,
      trackPage(this.pages.frame(request, document.timeZone), view),
    );
  }
}

const typedIn = ({ text }: Record<string, unknown>): string =>
  typeof text === 'string' ? text.replaceAll('\r\n', '\n').slice(0, mostTyped) : '';

/** Whether a code was entered, which is then what is wrong. */
const codeIn = ({ body }: FastifyRequest): boolean => typeof body === 'object' && body !== null && 'code' in body;

function wordsOf(error: ProblemError): PublicKey | null {
  if (error.code === 'key-reused') return 'form.error.sent';
  return error instanceof Conflict ? 'track.add.closed' : null;
}

/** `held`: they know that the words may identify somebody; what a sender adds waits for a moderator anyhow. */
function errorIn(text: string, { held }: { held: boolean }): PublicKey | null {
  if (!text.trim()) return 'track.add.empty';
  const long = tooLong(text);
  if (long) return long;
  if (!isTyped(text)) return 'form.error.text-unreadable';
  return !held && findIdentifying(text).length ? 'track.add.care' : null;
}
