import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ConfirmationInput,
  type DocumentView,
  type EditionView,
  EmergencyInput,
  type EmergencyView,
  ErratumInput,
  PublishInput,
  RollbackInput,
  RollbackQuery,
  type RollbackView,
  Slug,
  WithdrawalInput,
} from '@tarmeem/contract';
import { holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Actor, Caller, MaybeActor, Policy } from '../accounts/index.js';
import { findDocument, findDocumentId, findEdition, publishedEditions, receivedText } from '../documents/index.js';
import { NotFound, type Reply, send, type Tx, Work } from '../platform/index.js';
import { confirmEmergency, emergenciesView } from './confirm-emergency.js';
import { editionByNumber } from './editions-of.query.js';
import { addErratum, withdrawEdition } from './mark-edition.js';
import { withMarks } from './may-mark.query.js';
import { dropRollback, prepareRollback } from './prepare-rollback.js';
import { Publications } from './publications.js';
import { publishInEmergency } from './publish-in-emergency.js';
import { publishRollback } from './publish-rollback.js';
import { rollbackView } from './rollback.query.js';

const BySlug = z.object({ slug: Slug });
type BySlug = z.infer<typeof BySlug>;
const ByNumber = z.object({ slug: Slug, number: z.string().max(20) });
type ByNumber = z.infer<typeof ByNumber>;

/** What happens beside the draft: an emergency and its confirmation, a rollback, and marks on published editions. */
@Controller('api/v1/documents/:slug')
@Policy(['moderator', 'publisher'])
export class EditionsController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly publications: Publications,
  ) {}

  /** For everybody, newest first. */
  @Get('editions')
  @Policy('anyone')
  async editions(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @MaybeActor() actor: Actor | undefined,
  ): Promise<EditionView[]> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId) throw new NotFound();
    const editions = await publishedEditions(this.source, documentId);
    return withMarks(this.source, documentId, { editions, actor });
  }

  @Get('emergencies')
  async emergencies(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Caller() { actor }: Caller,
  ): Promise<EmergencyView[]> {
    return emergenciesView(this.source, (await this.document(slug, actor)).id, actor);
  }

  @Post('emergencies')
  @HttpCode(200)
  async publishInEmergency(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: EmergencyInput }) input: EmergencyInput,
    @Caller() caller: Caller,
  ): Promise<EditionView> {
    const { actor } = caller;
    const { id } = await this.document(slug, actor);
    const sections = input.sections.map((section, index) => ({
      ...section,
      body: receivedText(section.body, `/sections/${String(index)}/body`),
    }));
    const { publications } = this;
    return this.reply(caller, (tx) =>
      publishInEmergency(tx, id, { text: { ...input, sections }, actor, publications }),
    );
  }

  @Post('editions/:number/confirmation')
  @HttpCode(200)
  async confirm(
    @Param({ schema: ByNumber }) { slug, number }: ByNumber,
    @Body({ schema: ConfirmationInput }) input: ConfirmationInput,
    @Caller() caller: Caller,
  ): Promise<EditionView> {
    return this.mark(caller, { slug, number, input }, confirmEmergency);
  }

  @Post('editions/:number/withdrawal')
  @HttpCode(200)
  async withdraw(
    @Param({ schema: ByNumber }) { slug, number }: ByNumber,
    @Body({ schema: WithdrawalInput }) input: WithdrawalInput,
    @Caller() caller: Caller,
  ): Promise<EditionView> {
    return this.mark(caller, { slug, number, input }, withdrawEdition);
  }

  @Post('editions/:number/errata')
  @HttpCode(200)
  async erratum(
    @Param({ schema: ByNumber }) { slug, number }: ByNumber,
    @Body({ schema: ErratumInput }) input: ErratumInput,
    @Caller() caller: Caller,
  ): Promise<EditionView> {
    return this.mark(caller, { slug, number, input }, addErratum);
  }

  @Get('rollback')
  async rollback(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Query({ schema: RollbackQuery }) { to }: RollbackQuery,
    @Caller() caller: Caller,
  ): Promise<RollbackView> {
    const { id } = await this.document(slug, caller.actor);
    return tagged(caller, await rollbackView(this.source.manager, id, { actor: caller.actor, to }));
  }

  @Put('rollback')
  async prepareRollback(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: RollbackInput }) input: RollbackInput,
    @Caller() caller: Caller,
  ): Promise<RollbackView> {
    const { actor, seen } = caller;
    const { id } = await this.document(slug, actor);
    const view = await this.work.run(async (tx) => {
      await prepareRollback(tx, id, { input, actor, seen, publications: this.publications });
      return rollbackView(tx.manager, id, { actor });
    });
    return tagged(caller, view);
  }

  @Delete('rollback')
  @HttpCode(204)
  async dropRollback(@Param({ schema: BySlug }) { slug }: BySlug, @Caller() caller: Caller): Promise<void> {
    const { actor, seen } = caller;
    const { id } = await this.document(slug, actor);
    await this.work.run((tx) => dropRollback(tx, id, { actor, seen, publications: this.publications }));
  }

  @Post('rollback/publication')
  @HttpCode(200)
  async publishRollback(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: PublishInput }) input: PublishInput,
    @Caller() caller: Caller,
  ): Promise<EditionView> {
    const { actor, seen } = caller;
    const { id } = await this.document(slug, actor);
    const { publications } = this;
    return this.reply(caller, (tx) => publishRollback(tx, id, { input, actor, seen, publications }));
  }

  private async mark<Input>(
    caller: Caller,
    { slug, number, input }: { slug: string; number: string; input: Input },
    act: (
      tx: Tx,
      documentId: string,
      it: { number: string; input: Input; actor: Actor; publications: Publications },
    ) => Promise<void>,
  ): Promise<EditionView> {
    const { actor } = caller;
    const { publications } = this;
    const { id } = await this.document(slug, actor);
    const { seq } = await editionByNumber(this.source, id, number);
    return this.reply(caller, async (tx) => {
      await act(tx, id, { number, input, actor, publications });
      const view = await findEdition(tx, id, seq);
      if (!view) throw new NotFound();
      return view;
    });
  }

  private async reply(caller: Caller, act: (tx: Tx) => Promise<EditionView>): Promise<EditionView> {
    const done = async (tx: Tx): Promise<Reply<EditionView>> => ({ status: 200, body: await act(tx) });
    return send(caller.response, await this.work.reply(caller.key, done));
  }

  private async document(slug: string, actor: Actor): Promise<DocumentView> {
    const document = await findDocument(this.source, slug);
    if (!document || !holdsSomewhere(actor, ['moderator', 'publisher'], document.id)) throw new NotFound();
    return document;
  }
}

function tagged(caller: Caller, view: RollbackView): RollbackView {
  void caller.response.header('etag', `"${String(view.version)}"`);
  return view;
}
