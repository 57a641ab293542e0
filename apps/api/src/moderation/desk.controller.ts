import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import {
  AssignmentInput,
  ClaimInput,
  DecisionDaysInput,
  Id,
  type ModeratorView,
  QueueQuery,
  type QueueView,
  Slug,
} from '@tarmeem/contract';
import { holdsSomewhere } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Policy } from '../accounts/index.js';
import { findDocumentId, findStanding } from '../documents/index.js';
import { Clock, NotFound, Work } from '../platform/index.js';
import { assign, claim, dropClaim } from './claims.js';
import { moderatorsOf } from './moderators.query.js';
import { feedbackOnDesk, proposalOnDesk } from './on-desk.js';
import { queueView } from './queue.query.js';
import { setDecisionDays } from './set-decision-days.js';

const BySlug = z.object({ slug: Slug });
type BySlug = z.infer<typeof BySlug>;
const ById = z.object({ proposalId: Id });
type ById = z.infer<typeof ById>;
const OfFeedback = z.object({ feedbackId: Id });
type OfFeedback = z.infer<typeof OfFeedback>;

/** The moderators' queue, and who takes what from it. */
@Controller('api/v1')
@Policy(['moderator'])
export class DeskController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get('documents/:slug/queue')
  async queue(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Query({ schema: QueueQuery }) query: QueueQuery,
    @Actor() actor: Actor,
  ): Promise<QueueView> {
    const document = await findStanding(this.source, slug);
    if (!document || !holdsSomewhere(actor, ['moderator'], document.id)) throw new NotFound();
    return queueView(this.source, document, { query, actor, now: this.clock.now() });
  }

  @Get('documents/:slug/moderators')
  async moderators(@Param({ schema: BySlug }) { slug }: BySlug, @Actor() actor: Actor): Promise<ModeratorView[]> {
    return moderatorsOf(this.source, await this.documentId(slug, actor), this.clock.now());
  }

  @Put('proposals/:proposalId/claim')
  @HttpCode(204)
  async claim(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: ClaimInput }) { takeOver }: ClaimInput,
    @Actor() actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => claim(tx, await proposalOnDesk(tx, proposalId, actor), { takeOver, actor }));
  }

  @Delete('proposals/:proposalId/claim')
  @HttpCode(204)
  async dropClaim(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<void> {
    await this.work.run(async (tx) => dropClaim(tx, await proposalOnDesk(tx, proposalId, actor), actor));
  }

  @Put('proposals/:proposalId/assignment')
  @HttpCode(204)
  async assign(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: AssignmentInput }) { personId }: AssignmentInput,
    @Actor() actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => assign(tx, await proposalOnDesk(tx, proposalId, actor), { personId, actor }));
  }

  @Put('feedback/:feedbackId/claim')
  @HttpCode(204)
  async claimFeedback(
    @Param({ schema: OfFeedback }) { feedbackId }: OfFeedback,
    @Body({ schema: ClaimInput }) { takeOver }: ClaimInput,
    @Actor() actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => claim(tx, await feedbackOnDesk(tx, feedbackId, actor), { takeOver, actor }));
  }

  @Delete('feedback/:feedbackId/claim')
  @HttpCode(204)
  async dropFeedbackClaim(
    @Param({ schema: OfFeedback }) { feedbackId }: OfFeedback,
    @Actor() actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => dropClaim(tx, await feedbackOnDesk(tx, feedbackId, actor), actor));
  }

  @Put('feedback/:feedbackId/assignment')
  @HttpCode(204)
  async assignFeedback(
    @Param({ schema: OfFeedback }) { feedbackId }: OfFeedback,
    @Body({ schema: AssignmentInput }) { personId }: AssignmentInput,
    @Actor() actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => assign(tx, await feedbackOnDesk(tx, feedbackId, actor), { personId, actor }));
  }

  @Put('documents/:slug/decision-days')
  @HttpCode(204)
  async decisionDays(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: DecisionDaysInput }) input: DecisionDaysInput,
    @Actor() actor: Actor,
  ): Promise<void> {
    const documentId = await this.documentId(slug, actor);
    await this.work.run((tx) => setDecisionDays(tx, documentId, { input, actor }));
  }

  private async documentId(slug: string, actor: Actor): Promise<string> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId || !holdsSomewhere(actor, ['moderator'], documentId)) throw new NotFound();
    return documentId;
  }
}
