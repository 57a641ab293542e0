import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../accounts/index.js';
import { NotFound } from '../platform/index.js';
import { answerText, leadTo } from './answer-text.js';
import { editionNumber, endsOf, known, knownDay, segmentsOf, slug } from './asked-address.js';
import { editionAt } from './editions.query.js';
import { exportAsked, exportPage } from './exports/export-page.js';
import { addressThen, knownElsewhere } from './former-address.js';
import { notThenPage } from './pages/retired.page.js';
import { answerOnce, Pages, type SharedPage } from './pages.service.js';
import {
  datedPage,
  editionPage,
  editionsComparedPage,
  editionsListPage,
  manifestFile,
  sectionInEdition,
} from './shared-pages.js';
import { type AskedPart, partQuery } from './sheets.js';
import { placeIn } from './text-place.js';
import { type EditionFacts, modeOf, type Opened } from './views.js';

/** The editions of a document: by their number, as at a day, and two of them compared. */
@Controller(':document')
@Policy('anyone')
export class EditionsController {
  constructor(private readonly pages: Pages) {}

  @Get('editions')
  editions(
    @Param('document') document: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pages.answer(request, reply, editionsListPage(known(document, slug)));
  }

  @Get('editions/:number')
  async edition(
    @Param() at: { document: string; number: string },
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = known(at.document, slug);
    const asked = exportAsked(at.number);
    if (asked) {
      const file = exportPage(document, asked.ending, await this.numberOf(document, asked.of));
      return this.pages.answer(request, reply, file);
    }
    const number = await this.numberOf(document, at.number);
    const page = (part: AskedPart): SharedPage => editionPage(document, number, part);
    const edition = ({ editions }: Opened) => editions.find((it) => it.number === at.number);
    await answerText(this.pages, { request, reply }, { page, document, query, edition });
  }

  @Get('editions/:number/manifest.json')
  async manifest(
    @Param() at: { document: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = known(at.document, slug);
    await this.pages.answer(request, reply, manifestFile(document, await this.numberOf(document, at.number)));
  }

  /** A section as it stands in an edition; another of its addresses leads to the one that it has there. */
  @Get('editions/:number/*')
  async sectionInEdition(
    @Param() at: { document: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = segmentsOf(request.url).slice(3);
    for (const segment of path) known(segment, slug);
    const document = known(at.document, slug);
    const edition = await this.numberOf(document, at.number);
    const page = sectionInEdition(document, edition, path.join('/'));
    await this.answerThen({ request, reply }, page, {
      document,
      path,
      edition: ({ editions }) => editions.find((it) => it.number === edition),
    });
  }

  /** The form that chooses two editions leads to the address that stays. */
  @Get('compare')
  async chooseEditions(
    @Param('document') document: string,
    @Query() { from, to }: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { editions } = await this.pages.open(known(document, slug));
    const [current, before] = editions.map((it) => it.number);
    // The current one alone is compared with the one before it, as without a choice.
    const ends = [(to || from !== current ? from : '') || before, to || current];
    if (!before && !from && !to) return void reply.redirect(`/${document}/editions`, 303);
    const [one, other] = ends.map((it) => known(it || current, editionNumber));
    if (!before) throw new NotFound('only-edition');
    void reply.redirect(`/${document}/compare/${one ?? ''}...${other ?? ''}`, 303);
  }

  @Get('compare/:ends')
  async compareEditions(
    @Param() at: { document: string; ends: string },
    @Query('view') view: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [from, to] = endsOf(at.ends);
    const document = known(at.document, slug);
    const [one, other] = [await this.numberOf(document, from), await this.numberOf(document, to)];
    const page = editionsComparedPage(document, { from: one, to: other, mode: modeOf(view) });
    await this.pages.answer(request, reply, page);
  }

  @Get('at')
  async chooseDay(
    @Param('document') document: string,
    @Query() { date, part, section }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = `/${known(document, slug)}${date ? `/at/${knownDay(date)}` : ''}`;
    if (Id.safeParse(section).success) return this.chooseDayOf(section as string, { document, date }, request, reply);
    if (typeof section === 'string' && section !== '') {
      // Its address on that day may be another: that page leads there, or says that it was not there.
      for (const segment of section.split('/')) known(segment, slug);
      return void reply.redirect(`${address}/${section}`, 303);
    }
    if (!date || !part) return void reply.redirect(address, 303);
    const edition = this.onDay(knownDay(date), request);
    // What is not in the text of that day has no place there: all of it is shown.
    const place = await placeIn(this.pages, document, { query: { part }, address, edition }).catch((error: unknown) => {
      if (error instanceof NotFound) return {};
      throw error;
    });
    void reply.redirect('leadsTo' in place ? place.leadsTo : `${address}${partQuery(place)}`, 303);
  }

  @Get('at/:date')
  async dated(
    @Param() at: { document: string; date: string },
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [document, date] = [known(at.document, slug), knownDay(at.date)];
    await this.mustHaveCome(document, date);
    const page = (part: AskedPart): SharedPage => datedPage(document, date, '', part);
    const edition = this.onDay(date, request);
    return answerText(this.pages, { request, reply }, { page, document, query, edition });
  }

  @Get('at/:date/*')
  async datedSection(
    @Param() at: { document: string; date: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = segmentsOf(request.url).slice(3);
    for (const segment of path) known(segment, slug);
    const [document, date] = [known(at.document, slug), knownDay(at.date)];
    await this.mustHaveCome(document, date);
    const page = datedPage(document, date, path.join('/'));
    return this.answerThen({ request, reply }, page, { document, path, edition: this.onDay(date, request) });
  }

  /** What has the form of an edition's number. Throws NotFound about the edition for anything else, where there is the document. */
  private async numberOf(document: string, asked: string | undefined): Promise<string> {
    if (asked !== undefined && editionNumber.test(asked)) return asked;
    await this.pages.openKept(document);
    throw new NotFound('edition');
  }

  /** What the text says on a day that has not come where the document is, nobody knows: there is no page of it. */
  private async mustHaveCome(document: string, date: string): Promise<void> {
    const opened = await this.pages.openKept(document);
    if (date > this.pages.today(opened.document)) throw new NotFound('future');
  }

  /** The text of a section by its id, as at a day: at the address that it had then, or where is told what became of it. */
  private async chooseDayOf(
    sectionId: string,
    { document, date }: { document: string; date: unknown },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.pages.openKept(document);
    const day = date ? knownDay(date) : null;
    const edition = day === null ? undefined : this.onDay(day, request)(opened);
    const path = edition && (await this.pages.text.contents(opened.document, edition)).find(sectionId)?.path;
    void reply.redirect(path ? `/${opened.document.slug}/at/${day}/${path}` : `/s/${sectionId}`, 303);
  }

  private onDay(date: string, request: FastifyRequest): (opened: Opened) => EditionFacts | undefined {
    return ({ editions, document: { timeZone } }) =>
      editionAt(editions, date, this.pages.frame(request, timeZone).isoDay);
  }

  /** Answers with a section as it stood; or leads to the address that it had then. */
  private async answerThen(
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    page: SharedPage,
    asked: { document: string; path: readonly string[]; edition: (opened: Opened) => EditionFacts | undefined },
  ): Promise<void> {
    try {
      await this.pages.answer(request, reply, page);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      const opened = await this.pages.open(asked.document);
      const { path } = asked;
      const edition = asked.edition(opened);
      const then = await addressThen(this.pages, opened, { edition, path });
      if (!then && edition && (request.headers.accept ?? '').includes('text/html')) {
        const known = await knownElsewhere(this.pages, opened, path);
        const frame = this.pages.frame(request, opened.document.timeZone);
        if (known) return answerOnce(reply, 404, notThenPage(frame, opened.document, { ...known, edition }));
      }
      if (!then || then === path.join('/')) throw error;
      leadTo(`${page.url.slice(0, -path.join('/').length)}${then}`, request, reply);
    }
  }
}
