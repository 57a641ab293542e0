import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type DiscussionView, Id, type MentionView, SayInput } from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Actor, Caller, InPerson, Policy } from '../accounts/index.js';
import { Clock, type Reply, send, Work } from '../platform/index.js';
import { discussionView, mentionsOf } from './discussion.query.js';
import { mustHear } from './hearing.query.js';
import { say, withdrawMessage } from './say.js';

const ById = z.object({ proposalId: Id });
type ById = z.infer<typeof ById>;
const ByMessage = z.object({ proposalId: Id, messageId: Id });
type ByMessage = z.infer<typeof ByMessage>;

/** The discussion of a proposal, and where one was mentioned. */
@Controller('api/v1')
@Policy('signed-in')
export class DiscussionController {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get('proposals/:proposalId/discussion')
  discussion(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<DiscussionView> {
    return discussionView(this.source, proposalId, { actor, at: this.clock.now() });
  }

  @Post('proposals/:proposalId/discussion')
  async say(
    @Param({ schema: ById }) { proposalId }: ById,
    @Body({ schema: SayInput }) input: SayInput,
    @Caller() { actor, key }: Caller,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<DiscussionView> {
    const said = await this.work.reply(
      key,
      async (tx): Promise<Reply<null>> => {
        await say(tx, proposalId, { input, actor });
        return { status: 201, body: null };
      },
      (tx) => mustHear(tx, proposalId, actor),
    );
    // What is kept for a repeated request holds no words: they are read anew, as they may be read now.
    return send(response, { ...said, body: await this.discussion({ proposalId }, actor) });
  }

  @Post('proposals/:proposalId/discussion/seen')
  @HttpCode(204)
  async seen(@Param({ schema: ById }) { proposalId }: ById, @Actor() actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      await mustHear(tx, proposalId, actor);
      await tx.query(
        `update mention set seen_at = $3 from message m
         where m.id = message_id and m.proposal_id = $1 and person_id = $2 and seen_at is null`,
        [proposalId, actor.id, tx.at],
      );
    });
  }

  @Post('proposals/:proposalId/discussion/:messageId/withdrawal')
  @HttpCode(200)
  async withdraw(@Param({ schema: ByMessage }) it: ByMessage, @Actor() actor: Actor): Promise<DiscussionView> {
    await this.work.run((tx) => withdrawMessage(tx, it, actor));
    return this.discussion(it, actor);
  }

  @Get('me/mentions')
  @InPerson()
  mentions(@Actor() actor: Actor): Promise<MentionView[]> {
    return mentionsOf(this.source, actor);
  }
}
