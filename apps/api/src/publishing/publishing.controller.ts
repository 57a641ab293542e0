import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  type DocumentView,
  type DraftView,
  type EditionView,
  PrepareInput,
  PublishInput,
  ScheduleInput,
  Slug,
} from '@tarmeem/contract';
import { holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Actor, Caller, Policy } from '../accounts/index.js';
import { findDocument, findDocumentId } from '../documents/index.js';
import { NotFound, type Reply, send, Work } from '../platform/index.js';
import { cancelSchedule } from './cancel-schedule.js';
import { draftView } from './draft.query.js';
import { prepareEdition } from './prepare-edition.js';
import { Publications } from './publications.js';
import { publishEdition } from './publish-edition.js';
import { scheduleEdition } from './schedule-edition.js';

const BySlug = z.object({ slug: Slug });
type BySlug = z.infer<typeof BySlug>;

/** The draft edition: what waits, its preparation by a moderator, and its publication by a second person. */
@Controller('api/v1/documents/:slug')
@Policy(['moderator', 'publisher'])
export class PublishingController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly publications: Publications,
  ) {}

  @Get('draft')
  async draft(@Param({ schema: BySlug }) { slug }: BySlug, @Caller() { actor, response }: Caller): Promise<DraftView> {
    const view = await draftView(this.source, await this.document(slug, actor), actor);
    void response.header('etag', `"${String(view.version)}"`);
    return view;
  }

  @Put('draft/preparation')
  async prepare(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: PrepareInput }) input: PrepareInput,
    @Caller() caller: Caller,
  ): Promise<DraftView> {
    const { actor, seen, response } = caller;
    const document = await this.document(slug, actor);
    const view = await this.work.run(async (tx) => {
      await prepareEdition(tx, document.id, { input, actor, seen });
      return draftView(tx, document, actor);
    });
    void response.header('etag', `"${String(view.version)}"`);
    return view;
  }

  @Post('draft/publication')
  @HttpCode(200)
  async publish(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: PublishInput }) input: PublishInput,
    @Caller() caller: Caller,
  ): Promise<EditionView> {
    const { actor, seen, key, response } = caller;
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId || !holdsSomewhere(actor, ['moderator', 'publisher'], documentId)) throw new NotFound();
    const reply = await this.work.reply(key, async (tx): Promise<Reply<EditionView>> => {
      const body = await publishEdition(tx, documentId, { input, actor, seen, publications: this.publications });
      return { status: 200, body };
    });
    return send(response, reply);
  }

  @Post('draft/schedule')
  @HttpCode(200)
  async schedule(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: ScheduleInput }) input: ScheduleInput,
    @Caller() caller: Caller,
  ): Promise<DraftView> {
    const { actor, seen, key, response } = caller;
    const document = await this.document(slug, actor);
    const reply = await this.work.reply(key, async (tx): Promise<Reply<DraftView>> => {
      await scheduleEdition(tx, document.id, { input, actor, seen });
      return { status: 200, body: await draftView(tx, document, actor) };
    });
    return send(response, reply);
  }

  @Delete('schedule')
  async cancel(@Param({ schema: BySlug }) { slug }: BySlug, @Caller() caller: Caller): Promise<DraftView> {
    const { actor, seen } = caller;
    const document = await this.document(slug, actor);
    await this.work.run((tx) => cancelSchedule(tx, document.id, { actor, seen }));
    return draftView(this.source, document, actor); // who called it off is an event, there after the commit
  }

  private async document(slug: string, actor: Actor): Promise<DocumentView> {
    const document = await findDocument(this.source, slug);
    if (!document || !holdsSomewhere(actor, ['moderator', 'publisher'], document.id)) throw new NotFound();
    return document;
  }
}
