import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  type ConflictsView,
  CreateProposalInput,
  EditProposalInput,
  Id,
  ProposalQuery,
  type ProposalSummary,
  type ProposalView,
  ReasonInput,
  RebaseInput,
  ResolveParkedInput,
  Slug,
  SubmitInput,
} from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../accounts/index.js';
import { findDocumentId } from '../documents/index.js';
import { NotFound, type Reply, send, type Tx, Work } from '../platform/index.js';
import { conflictsView } from './conflicts.query.js';
import { createProposal, discardProposal, editProposal } from './edit-proposal.js';
import { endRound } from './end-round.js';
import { mustBeOwn } from './own-proposal.js';
import { ownProposals, proposalView } from './proposal.query.js';
import { Proposals } from './proposals.store.js';
import { rebaseProposal } from './rebase-proposal.js';
import { resolveParked } from './resolve-parked.js';
import { settleBeforeReading } from './rooms/settle-before-reading.js';
import { submitProposal } from './submit-proposal.js';

const BySlug = z.object({ slug: Slug });
const ById = z.object({ proposalId: Id });
const Parked = z.object({ proposalId: Id, changeId: Id });
type BySlug = z.infer<typeof BySlug>;
type ById = z.infer<typeof ById>;
type Parked = z.infer<typeof Parked>;

const etag = (view: ProposalView) => ({ etag: `"${String(view.version)}"` });

/** Proposals of one's own organisation. */
@Controller('api/v1')
@Policy('signed-in')
export class ProposalsController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
  ) {}

  @Get('documents/:slug/proposals')
  async list(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Query({ schema: ProposalQuery }) { after, find }: ProposalQuery,
    @Actor() actor: Actor,
  ): Promise<{ items: ProposalSummary[]; next: string | null }> {
    return ownProposals(this.source, await this.documentId(slug), { actor, after, find });
  }

  @Post('documents/:slug/proposals')
  async create(
    @Param({ schema: BySlug }) { slug }: BySlug,
    @Body({ schema: CreateProposalInput }) input: CreateProposalInput,
    @Caller() caller: Caller,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<ProposalView> {
    const { actor, key } = caller;
    const documentId = await this.documentId(slug);
    const made = await this.work.reply(key, async (tx): Promise<Reply<ProposalView>> => {
      const body = await proposalView(tx, await createProposal(tx, { documentId, input, actor }), actor);
      return { status: 201, body, headers: { ...etag(body), location: `/api/v1/proposals/${body.id}` } };
    });
    return send(response, made);
  }

  @Get('proposals/:proposalId')
  async proposal(
    @Param({ schema: ById }) { proposalId }: ById,
    @Actor() actor: Actor,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<ProposalView> {
    await settleBeforeReading(this.work, this.source, { proposalId, actor });
    const view = await proposalView(this.source, proposalId, actor);
    void response.headers(etag(view));
    return view;
  }

  @Patch('proposals/:proposalId')
  edit(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: EditProposalInput }) input: EditProposalInput,
    @Caller() caller: Caller,
  ): Promise<ProposalView> {
    const { actor, seen, response } = caller;
    return this.work.run(async (tx) => {
      await editProposal(tx, proposalId, { input, actor, seen });
      const view = await proposalView(tx, proposalId, actor);
      void response.headers(etag(view));
      return view;
    });
  }

  @Delete('proposals/:proposalId')
  @HttpCode(204)
  async discard(@Param({ schema: ById }) { proposalId }: ById, @Caller() { actor, seen }: Caller): Promise<void> {
    await this.work.run((tx) => discardProposal(tx, proposalId, { actor, seen }));
  }

  @Post('proposals/:proposalId/submission')
  @HttpCode(200)
  submit(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: SubmitInput }) input: SubmitInput,
    @Caller() caller: Caller,
  ): Promise<ProposalView> {
    const { actor, seen } = caller;
    return this.once(proposalId, caller, (tx) => submitProposal(tx, proposalId, { input, actor, seen }));
  }

  @Post('proposals/:proposalId/recall')
  @HttpCode(200)
  recall(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: ReasonInput }) { reason }: ReasonInput,
    @Caller() caller: Caller,
  ): Promise<ProposalView> {
    const { actor, seen } = caller;
    return this.once(proposalId, caller, (tx) => endRound(tx, proposalId, { step: 'recall', reason, actor, seen }));
  }

  @Post('proposals/:proposalId/withdrawal')
  @HttpCode(200)
  withdraw(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: ReasonInput }) { reason }: ReasonInput,
    @Caller() caller: Caller,
  ): Promise<ProposalView> {
    const { actor, seen } = caller;
    return this.once(proposalId, caller, (tx) => endRound(tx, proposalId, { step: 'withdraw', reason, actor, seen }));
  }

  @Get('proposals/:proposalId/conflicts')
  async conflicts(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<ConflictsView> {
    await settleBeforeReading(this.work, this.source, { proposalId, actor });
    return conflictsView(this.source, proposalId, actor);
  }

  @Post('proposals/:proposalId/rebase')
  @HttpCode(200)
  rebase(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: RebaseInput.nullish() }) input: RebaseInput | null | undefined,
    @Caller() caller: Caller,
  ): Promise<ProposalView> {
    const { actor, seen } = caller;
    return this.once(proposalId, caller, (tx) => rebaseProposal(tx, proposalId, { input: input ?? {}, actor, seen }));
  }

  @Post('proposals/:proposalId/parked/:changeId')
  @HttpCode(200)
  resolveParked(
    @Param({ schema: Parked }) parked: Parked,
    @Body({ schema: ResolveParkedInput }) input: ResolveParkedInput,
    @Caller() caller: Caller,
  ): Promise<ProposalView> {
    const { actor, seen } = caller;
    return this.once(parked.proposalId, caller, (tx) => resolveParked(tx, parked, { input, actor, seen }));
  }

  /** Takes a step once for its Idempotency-Key and answers with the proposal as it then is. */
  private async once(id: string, caller: Caller, step: (tx: Tx) => Promise<void>): Promise<ProposalView> {
    const { actor, key, response } = caller;
    const act = async (tx: Tx): Promise<Reply<ProposalView>> => {
      await step(tx);
      const body = await proposalView(tx, id, actor);
      return { status: 200, body, headers: etag(body) };
    };
    const done = await this.work.reply(key, act, async (tx) => mustBeOwn(await tx.get(Proposals).find(id), actor));
    return send(response, done);
  }

  private async documentId(slug: string): Promise<string> {
    const documentId = await findDocumentId(this.source, slug);
    if (!documentId) throw new NotFound();
    return documentId;
  }
}
