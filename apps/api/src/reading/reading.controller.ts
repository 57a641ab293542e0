import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../accounts/index.js';
import { NotFound } from '../platform/index.js';
import { manifestOf } from './manifest.query.js';
import { problemPage } from './pages/plain.pages.js';
import { exportAsked, exportPage } from './exports/export-page.js';
import { addressOnDay } from './dated-address.js';
import { answerOnce, Pages, type SharedPage } from './pages.service.js';
import { addressOf, formerHolder, type SectionAddress } from './sections.query.js';
import {
  currentPage,
  datedPage,
  editionPage,
  editionsComparedPage,
  editionsListPage,
  feedbackPage,
  feedOfDocument,
  feedOfSection,
  listPage,
  oneFeedbackPage,
  oneSectionPage,
  textsComparedPage,
} from './shared-pages.js';
import { compareModes } from './views.js';

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const number = /^[1-9]\d{0,8}$/;
const editionNumber = /^\d{1,6}\.\d{1,6}$/;
const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/; // and in the calendar: see knownDay

/** Everybody's pages. What has an ill-formed address is not there: a plain 404, never a 500. */
@Controller()
@Policy('anyone')
export class ReadingController {
  constructor(private readonly pages: Pages) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply, listPage(this.pages));
  }

  @Get('s/:sectionId')
  async permanent(
    @Param('sectionId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = Id.safeParse(id).success ? await addressOf(this.pages.database, id) : undefined;
    if (!address) throw new NotFound();
    await this.goTo(address, request, reply);
  }

  @Get(':document')
  document(
    @Param('document') document: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = exportAsked(document);
    const page = asked ? exportPage(known(asked.of, slug), asked.ending, null) : currentPage(known(document, slug));
    return this.pages.answer(request, reply, page);
  }

  @Get(':document/feed.atom')
  feed(@Param('document') document: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply, feedOfDocument(known(document, slug)));
  }

  @Get(':document/editions')
  editions(
    @Param('document') document: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.answer(request, reply, editionsListPage(known(document, slug)));
  }

  @Get(':document/editions/:number')
  async edition(
    @Param() at: { document: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = known(at.document, slug);
    const asked = exportAsked(at.number);
    const page = asked
      ? exportPage(document, asked.ending, known(asked.of, editionNumber))
      : editionPage(document, known(at.number, editionNumber));
    await this.pages.answer(request, reply, page);
  }

  @Get(':document/editions/:number/manifest.json')
  @Header('cache-control', 'no-cache')
  async manifest(@Param() at: { document: string; number: string }): Promise<object> {
    const { document, editions } = await this.pages.open(known(at.document, slug));
    const edition = editions.find((it) => it.number === at.number);
    if (!edition) throw new NotFound();
    return manifestOf(this.pages.database, document, edition);
  }

  /** The form that chooses two editions leads to the address that stays. */
  @Get(':document/compare')
  async chooseEditions(
    @Param('document') document: string,
    @Query() { from, to }: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { editions } = await this.pages.open(known(document, slug));
    const [current, before] = editions.map((it) => it.number);
    const ends = [from || before, to || current];
    // With one edition there is nothing to compare yet.
    if (!ends[0]) return void reply.redirect(`/${document}/editions`, 303);
    const [one, other] = ends.map((it) => known(it, editionNumber));
    void reply.redirect(`/${document}/compare/${one ?? ''}...${other ?? ''}`, 303);
  }

  @Get(':document/compare/:ends')
  async compareEditions(
    @Param() at: { document: string; ends: string },
    @Query('view') view: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [from, to] = endsOf(at.ends);
    const mode = compareModes.find((it) => it === view) ?? 'marked';
    const ends = { from: known(from, editionNumber), to: known(to, editionNumber), mode };
    await this.pages.answer(request, reply, editionsComparedPage(known(at.document, slug), ends));
  }

  @Get(':document/at')
  chooseDay(@Param('document') document: string, @Query('date') date: unknown, @Res() reply: FastifyReply): void {
    const day = date ? `/at/${knownDay(date)}` : '';
    void reply.redirect(`/${known(document, slug)}${day}`, 303);
  }

  @Get(':document/at/:date')
  dated(
    @Param() at: { document: string; date: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answerDated(at, request, reply);
  }

  @Get(':document/at/:date/*')
  datedSection(
    @Param() at: { document: string; date: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answerDated(at, request, reply);
  }

  @Get(':document/feedback')
  feedback(
    @Param('document') document: string,
    @Query('below') below: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = below === undefined ? undefined : Number(known(below, number));
    return this.pages.answer(request, reply, feedbackPage(known(document, slug), from));
  }

  @Get(':document/feedback/:number')
  oneFeedback(
    @Param() at: { document: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.answer(
      request,
      reply,
      oneFeedbackPage(known(at.document, slug), Number(known(at.number, number))),
    );
  }

  /** A section, its history, or two of its texts compared. An address that moved leads on; a retired one says so. */
  @Get(':document/*')
  async section(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [document, ...path] = segmentsOf(request.url);
    known(document, slug);
    const { section, page, after } = pageBelow(document!, path);
    for (const segment of section) known(segment, slug);
    try {
      await this.pages.answer(request, reply, page(section.join('/')));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      const { document: found } = await this.pages.open(document!);
      const holder = await formerHolder(this.pages.database, found.id, section);
      const address = holder && (await addressOf(this.pages.database, holder));
      if (!address || (address.live && address.path === section.join('/'))) throw error;
      await this.goTo(address, request, reply, after);
    }
  }

  private async answerDated(
    at: { document: string; date: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const path = segmentsOf(request.url).slice(3);
    for (const segment of path) known(segment, slug);
    const [document, date] = [known(at.document, slug), knownDay(at.date)];
    try {
      await this.pages.answer(request, reply, datedPage(document, date, path.join('/')));
    } catch (error) {
      if (!(error instanceof NotFound) || !path.length) throw error;
      const opened = await this.pages.open(document);
      const { isoDay } = this.pages.frame(request, opened.document.timeZone);
      const then = await addressOnDay(this.pages, opened, { date, path, isoDay });
      if (!then || then === path.join('/')) throw error;
      void reply.header('cache-control', 'no-cache').redirect(`/${document}/at/${date}/${then}`, 302);
    }
  }

  /** Leads to where a section is now (`after` is what stood behind its old address), or says that it was retired. */
  private async goTo(address: SectionAddress, request: FastifyRequest, reply: FastifyReply, after = ''): Promise<void> {
    if (address.live) {
      void reply.header('cache-control', 'no-cache').redirect(`/${address.slug}/${address.path}${after}`, 302);
      return;
    }
    const { editions, document } = await this.pages.open(address.slug);
    const last = editions.find((edition) => edition.seq <= address.lastSeq) ?? editions.at(-1)!;
    const frame = this.pages.frame(request, document.timeZone);
    const to = {
      href: `/${address.slug}/editions/${last.number}#${address.path}`,
      words: frame.say('problem.retired.read'),
    };
    answerOnce(reply, 410, problemPage(frame, 410, { title: 'problem.retired', detail: 'problem.retired.detail', to }));
  }
}

/** A part of an address that has the form it must have; throws NotFound else. */
function known(value: unknown, form: RegExp): string {
  if (typeof value !== 'string' || !form.test(value)) throw new NotFound();
  return value;
}

/** What an address below a document asks for: a section, its history, its feed, or two of its texts compared. */
function pageBelow(
  document: string,
  path: readonly string[],
): { section: readonly string[]; page: (section: string) => SharedPage; after: string } {
  const last = path.at(-1)!;
  if (path.at(-2) === 'compare') {
    const [from, to] = endsOf(last);
    const ends = { from: Number(known(from, number)), to: Number(known(to, number)) };
    const page = (section: string): SharedPage => textsComparedPage(document, section, ends);
    return { section: path.slice(0, -2), page, after: `/compare/${last}` };
  }
  if (last === 'feed.atom')
    return { section: path.slice(0, -1), page: (section) => feedOfSection(document, section), after: '/feed.atom' };
  const history = last === 'history' && path.length > 1;
  return {
    section: history ? path.slice(0, -1) : path,
    page: (section) => oneSectionPage(document, section, history),
    after: history ? '/history' : '',
  };
}

/** A day that is in the calendar; throws NotFound about the date else. */
function knownDay(value: unknown): string {
  const instant = typeof value === 'string' && day.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (!instant?.toISOString().startsWith(value as string)) throw new NotFound('date');
  return value as string;
}

/** The parts of an address below the root; they hold no character that would need decoding. */
const segmentsOf = (url: string): string[] => url.split('?', 1)[0]!.split('/').slice(1).filter(Boolean);

/** `1.0...1.2`: exactly two ends. */
function endsOf(ends: string): string[] {
  const parts = ends.split('...');
  if (parts.length !== 2) throw new NotFound();
  return parts;
}
