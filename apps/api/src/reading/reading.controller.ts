import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../accounts/index.js';
import { newestNumber } from '../feedback/index.js';
import { NotFound, ProblemError } from '../platform/index.js';
import { answerText, leadTo } from './answer-text.js';
import { endsOf, known, number, sectionPath, segmentsOf, slug } from './asked-address.js';
import { exportAsked, exportPage } from './exports/export-page.js';
import { sectionNamed } from './former-address.js';
import { retiredPage } from './pages/retired.page.js';
import { answerOnce, Pages, type SharedPage } from './pages.service.js';
import { retiredSection, retirementOf } from './retired-section.js';
import { addressOf, formerHolder, type SectionAddress } from './sections.query.js';
import {
  accessibilityStatement,
  currentPage,
  type AskedFeedback,
  feedbackAddress,
  feedbackPage,
  feedOfDocument,
  feedOfSection,
  keptPage,
  type KeptPart,
  listPage,
  oneFeedbackPage,
  oneSectionPage,
  textsComparedPage,
} from './shared-pages.js';
import type { AskedPart } from './sheets.js';
import type { TextsCompared } from './compare-views.js';
import { modeOf, viewQuery } from './views.js';

/** Everybody's pages. What has an ill-formed address is not there: a plain 404, never a 500. */
@Controller()
@Policy('anyone')
export class ReadingController {
  constructor(private readonly pages: Pages) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply, listPage(this.pages));
  }

  @Get('accessibility')
  accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply, accessibilityStatement(this.pages));
  }

  @Get('s/:sectionId')
  async permanent(
    @Param('sectionId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = Id.safeParse(id).success ? await addressOf(this.pages.database, id) : undefined;
    if (!address) throw new NotFound();
    await this.goTo({ ...address, sectionId: id }, request, reply);
  }

  @Get('s/:sectionId/history')
  keptHistory(
    @Param('sectionId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.kept(id, 'history', request, reply);
  }

  @Get('s/:sectionId/feed.atom')
  keptFeed(@Param('sectionId') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.kept(id, 'feed.atom', request, reply);
  }

  @Get('s/:sectionId/compare/:ends')
  keptCompared(
    @Param() at: { sectionId: string; ends: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.kept(at.sectionId, textsOf(at.ends, request), request, reply);
  }

  /** What is kept of a section by its id: below its address, or here where it is retired and another has that. */
  private async kept(id: string, part: KeptPart, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const address = Id.safeParse(id).success ? await addressOf(this.pages.database, id) : undefined;
    if (!address) throw new NotFound();
    const page = keptPage(address.slug, id, part);
    const retired = address.live
      ? undefined
      : await retiredSection(this.pages, await this.pages.openKept(address.slug), id);
    const permanent = `/s/${id}`;
    const home = address.live ? `/${address.slug}/${address.path}` : retired?.home;
    if (home === undefined) throw new NotFound();
    if (home !== permanent) return leadTo(home + page.url.slice(permanent.length), request, reply);
    await this.pages.answer(request, reply, page);
  }

  @Get(':document')
  async document(
    @Param('document') document: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = exportAsked(document);
    if (asked) return this.pages.answer(request, reply, exportPage(known(asked.of, slug), asked.ending, null));
    const page = (part: AskedPart): SharedPage => currentPage(known(document, slug), part);
    await answerText(this.pages, { request, reply }, { page, document, query, edition: ({ current }) => current });
  }

  @Get(':document/feed.atom')
  feed(@Param('document') document: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.answer(request, reply, feedOfDocument(known(document, slug)));
  }

  /** Below more than there are, the list is the same as without: one address for it. */
  @Get(':document/feedback')
  async feedback(
    @Param('document') document: string,
    @Query() { below, section }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked: AskedFeedback = {
      ...(below === undefined ? {} : { below: Number(known(below, number)) }),
      ...(section === undefined ? {} : { section: known(section, sectionPath) }),
    };
    const address = await this.feedbackAddress(known(document, slug), asked);
    if (address !== feedbackAddress(document, asked)) return leadTo(address, request, reply);
    return this.pages.answer(request, reply, feedbackPage(document, asked));
  }

  /** Where a list of feedback is: of a section under its present address. */
  private async feedbackAddress(document: string, { below, section }: AskedFeedback): Promise<string> {
    if (below === undefined && section === undefined) return feedbackAddress(document, {});
    const opened = await this.pages.openKept(document);
    const { id, slug: of } = opened.document;
    const { database } = this.pages;
    const from = below !== undefined && below > (await newestNumber(database, id)) ? undefined : below;
    if (section === undefined) return feedbackAddress(of, { below: from });
    const contents = await this.pages.text.contents(opened.document, opened.current);
    const found = await sectionNamed(database, { documentId: id, contents, named: section });
    if (!found) throw new NotFound();
    return feedbackAddress(of, { below: from, section: found.path });
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
    const { section, page, after } = pageBelow(document!, path, request);
    for (const segment of section) known(segment, slug);
    try {
      await this.pages.answer(request, reply, page(section.join('/')));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      const { document: found } = await this.pages.open(document!);
      const holder = await formerHolder(this.pages.database, found.id, section);
      const address = holder && (await addressOf(this.pages.database, holder));
      if (!address || (address.path === section.join('/') && (address.live || after))) throw error;
      await this.goTo({ ...address, sectionId: holder }, request, reply, after);
    }
  }

  /**
   * Leads to where a section is now (`after` is what stood behind its old address), or says that it was retired: to programs with the
   * address of its last text. What is kept of a retired one stays at its last address, or behind its permanent link where another section
   * has taken that.
   */
  private async goTo(
    address: SectionAddress & { sectionId: string },
    request: FastifyRequest,
    reply: FastifyReply,
    after = '',
  ): Promise<void> {
    const { slug: at, path, live, sectionId } = address;
    if (live) return leadTo(`/${at}/${path}${after}`, request, reply);
    const opened = await this.pages.open(at);
    const { document } = opened;
    const section = await retiredSection(this.pages, opened, sectionId);
    if (!section) throw new NotFound();
    if (after) return leadTo(`${section.home}${after}`, request, reply);
    if ((request.headers.accept ?? '').includes('text/html')) {
      const why = await retirementOf(this.pages.database, opened, section);
      return answerOnce(
        reply,
        410,
        retiredPage(this.pages.frame(request, document.timeZone), document, { section, why }),
      );
    }
    const { last } = section;
    throw new ProblemError('retired', {
      facts: { lastText: `/${at}/editions/${last.edition.number}/${last.section.path}` },
    });
  }
}

/** Which of its texts a section is compared between, and the view of it that is asked for. */
function textsOf(ends: string, { query }: FastifyRequest): TextsCompared {
  const [from, to] = endsOf(ends);
  const mode = modeOf((query as Record<string, unknown>)['view']);
  return { from: Number(known(from, number)), to: Number(known(to, number)), mode };
}

/** What an address below a document asks for: a section, its history, its feed, or two of its texts compared. */
function pageBelow(
  document: string,
  path: readonly string[],
  request: FastifyRequest,
): { section: readonly string[]; page: (section: string) => SharedPage; after: string } {
  const last = path.at(-1)!;
  if (path.at(-2) === 'compare') {
    const ends = textsOf(last, request);
    const page = (section: string): SharedPage => textsComparedPage(document, section, ends);
    return { section: path.slice(0, -2), page, after: `/compare/${last}${viewQuery(ends.mode)}` };
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
