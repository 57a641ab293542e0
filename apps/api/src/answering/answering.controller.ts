import { Body, Controller, Delete, Get, Param, Post, Put, Res } from '@nestjs/common';
import { type FeedbackView, Id, type TakenUpFeedback, TurnInput, type TurnedView } from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actor, Caller, Policy } from '../accounts/index.js';
import { type Reply, send, type Tx, Work } from '../platform/index.js';
import { mustBeOwn, Proposals } from '../proposals/index.js';
import { itemNow, linkProposal, turnIntoProposal } from './take-up.js';
import { takenUpBy } from './taken-up.query.js';

const OfProposal = z.object({
  feedbackId: Id,
  number: z.coerce.number().int().positive().max(2_147_483_647),
});
type OfProposal = z.infer<typeof OfProposal>;

/** From what a reader said to a proposal, and back. */
@Controller('api/v1')
@Policy('signed-in')
export class AnsweringController {
  constructor(private readonly work: Work) {}

  @Post('feedback/:feedbackId/proposals')
  async turn(
    @Param('feedbackId', { schema: Id }) id: string,
    @Body({ schema: TurnInput }) input: TurnInput,
    @Caller() { actor, key }: Caller,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<TurnedView> {
    const act = async (tx: Tx): Promise<Reply<TurnedView>> => {
      const proposalId = await turnIntoProposal(tx, id, { input, actor });
      return { status: 201, body: { proposalId }, headers: { location: `/api/v1/proposals/${proposalId}` } };
    };
    return send(response, await this.work.reply(key, act, (tx) => itemNow(tx, id, actor)));
  }

  @Put('feedback/:feedbackId/proposals/:number')
  link(@Param({ schema: OfProposal }) at: OfProposal, @Actor() actor: Actor): Promise<FeedbackView> {
    return this.linked(at, { linked: true, actor });
  }

  @Delete('feedback/:feedbackId/proposals/:number')
  unlink(@Param({ schema: OfProposal }) at: OfProposal, @Actor() actor: Actor): Promise<FeedbackView> {
    return this.linked(at, { linked: false, actor });
  }

  @Get('proposals/:proposalId/feedback')
  takenUp(@Param('proposalId', { schema: Id }) id: string, @Actor() actor: Actor): Promise<TakenUpFeedback[]> {
    return this.work.run(async (tx) => {
      mustBeOwn(await tx.get(Proposals).find(id), actor);
      return takenUpBy(tx, id);
    });
  }

  private linked(
    { feedbackId: id, number }: OfProposal,
    { linked, actor }: { linked: boolean; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      await linkProposal(tx, { id, number }, { linked, actor });
      return itemNow(tx, id, actor);
    });
  }
}
