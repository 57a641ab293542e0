import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../../accounts/index.js';
import { NotFound } from '../../platform/index.js';
import { searchPage } from '../pages/search.page.js';
import { answerOnce, Pages } from '../pages.service.js';
import { mostFound, onePage, Search } from './search.query.js';
import { wantedOf } from './wanted.js';

type Asked = Record<string, unknown>;

/** Searching costs the database more than reading: so many a minute for one address. */
const rateLimit = { max: 120, timeWindow: 60_000 };

/** Search of what is published and of what is said about it in public. */
@Controller()
@Policy('anyone')
export class SearchController {
  private readonly search: Search;

  constructor(private readonly pages: Pages) {
    this.search = new Search(pages.database, pages.text);
  }

  @Get('search')
  @RouteConfig({ rateLimit })
  async everywhere(@Query() query: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = wantedOf(query['q']);
    const page = pageOf(query['page']);
    const all = await this.pages.openAll();
    const searched = all.map(({ document, current }) => ({ document, edition: current }));
    const results = await this.search.find(wanted, { searched, page });
    const titles = new Map(all.map(({ document }) => [document.slug, document]));
    answerOnce(reply, 200, searchPage(this.pages.frame(request), { wanted, page, results, documents: titles }));
  }

  @Get(':document/search')
  @RouteConfig({ rateLimit })
  async within(
    @Param('document') slug: string,
    @Query() query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.pages.openKept(slug);
    const { document, editions, current } = opened;
    const edition = query['edition'] ? editions.find((it) => it.number === query['edition']) : current;
    if (!edition) throw new NotFound();
    const wanted = wantedOf(query['q']);
    const page = pageOf(query['page']);
    const results = await this.search.find(wanted, { searched: [{ document, edition }], page });
    const view = { wanted, page, results, documents: new Map([[slug, document]]), within: { ...opened, edition } };
    answerOnce(reply, 200, searchPage(this.pages.frame(request, document.timeZone), view));
  }
}

/** Which page of results, from 0; anything else is the first. */
function pageOf(asked: unknown): number {
  const page = typeof asked === 'string' && /^\d{1,3}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(page, 1), Math.ceil(mostFound / onePage)) - 1;
}
