import { Body, Controller, Post, Res } from '@nestjs/common';
import { InviteInput, type InvitedView } from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { type IdempotencyKey, Key, send, Work } from '../../platform/index.js';
import { Actor } from '../actor.js';
import { Policy } from '../policy.js';
import { invitePerson } from './invite-person.js';

/** New people. */
@Controller('api/v1/invitations')
@Policy(['administrator'])
export class InvitationsController {
  constructor(private readonly work: Work) {}

  @Post()
  async invite(
    @Actor() actor: Actor,
    @Key() key: IdempotencyKey,
    @Body({ schema: InviteInput }) input: InviteInput,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<InvitedView> {
    const reply = await this.work.reply(key, async (tx) => ({
      status: 201,
      body: await invitePerson(tx, actor, input),
    }));
    return send(response, reply);
  }
}
