import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  type ConsequencesView,
  CounterInput,
  type CounterView,
  DecideInput,
  Id,
  type ReviewView,
  Slug,
  TrayInput,
  type UndecidableView,
} from '@tarmeem/contract';
import { holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../accounts/index.js';
import { findDocumentId, receivedText } from '../documents/index.js';
import { Clock, type IdempotencyKey, Key, NotFound, type Reply, send, type Tx, Work } from '../platform/index.js';
import { acceptWithChanges } from './accept-with-changes.js';
import { consequencesOf } from './consequences.query.js';
import { decideChanges } from './decide-changes.js';
import { reviewView } from './review.query.js';
import { saveTray } from './save-tray.js';
import { trayOf } from './tray.store.js';
import { undecidableProposals } from './undecidable.query.js';
import { findAsModerator } from '../proposals/index.js';

const BySlug = z.object({ slug: Slug });
const ById = z.object({ proposalId: Id });
type ById = z.infer<typeof ById>;
const ByChange = z.object({ proposalId: Id, changeId: Id });
type ByChange = z.infer<typeof ByChange>;

/** The moderator's desk: what waits, one proposal to decide, the marks not sent, and the decisions. */
@Controller('api/v1')
@Policy(['moderator'])
export class ModerationController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** "Nobody may decide this", for those who can give somebody the role. */
  @Get('documents/:slug/undecidable')
  @Policy(['administrator'])
  async undecidable(
    @Param({ schema: BySlug }) { slug }: z.infer<typeof BySlug>,
    @Actor() actor: Actor,
  ): Promise<UndecidableView[]> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId || !holdsSomewhere(actor, ['administrator'], documentId)) throw new NotFound();
    return undecidableProposals(this.source, documentId, this.clock.now());
  }

  @Get('proposals/:proposalId/review')
  review(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<ReviewView> {
    return reviewView(this.source, proposalId, { actor, now: this.clock.now() });
  }

  @Put('proposals/:proposalId/tray')
  @HttpCode(204)
  async tray(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: TrayInput }) input: TrayInput,
    @Actor() actor: Actor,
  ): Promise<void> {
    await this.work.run((tx) => saveTray(tx, proposalId, { marks: input.marks, actor }));
  }

  /** What the marks in one's tray would do to others. */
  @Get('proposals/:proposalId/consequences')
  async consequences(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<ConsequencesView> {
    const marks = await trayOf(this.source, actor.id, proposalId);
    return consequencesOf(this.source, proposalId, { marks, actor });
  }

  /** The reply is the proposal as it stands then; a repeated request with the same key decides nothing again. */
  @Post('proposals/:proposalId/decisions')
  @HttpCode(200)
  async decide(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: DecideInput }) input: DecideInput,
    @Actor() actor: Actor,
    @Key() key: IdempotencyKey,
  ): Promise<ReviewView> {
    // Before the lock: it is what the moderator could see when they sent, and comparing texts takes its time.
    const consequences = await consequencesOf(this.source, proposalId, { marks: input.decisions, actor });
    const act = async (tx: Tx): Promise<Reply<null>> => {
      await decideChanges(tx, proposalId, { input, actor, consequences });
      return { status: 200, body: null };
    };
    await this.work.reply(key, act, (tx) => findAsModerator(tx, proposalId, actor));
    return reviewView(this.source, proposalId, { actor, now: this.clock.now() });
  }

  /** "Accept with changes": the moderator's other words for one change, for somebody else to accept. */
  @Post('proposals/:proposalId/changes/:changeId/counter')
  async counter(
    @Param({ schema: ByChange }) at: ByChange,
    @Body({ schema: CounterInput }) input: CounterInput,
    @Caller() { actor, key, response }: Caller,
  ): Promise<CounterView> {
    const act = async (tx: Tx): Promise<Reply<CounterView>> => {
      const text = { ...input, body: input.body && receivedText(input.body) };
      return { status: 201, body: await acceptWithChanges(tx, at, { text, actor }) };
    };
    return send(response, await this.work.reply(key, act, (tx) => findAsModerator(tx, at.proposalId, actor)));
  }
}
