import { Body, Controller, Delete, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  type AccountView,
  AskForEmailInput,
  ConfirmEmailInput,
  Id,
  type MeView,
  type PersonDetail,
  SetEmailInput,
} from '@tarmeem/contract';
import { actions } from '@tarmeem/review';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../../configuration.js';
import { NotFound, SignedOut, Work } from '../../platform/index.js';
import { accountView } from '../account.query.js';
import { Actor } from '../actor.js';
import { findActor } from '../actors.query.js';
import { meView } from '../me.query.js';
import { personDetail } from '../people/person-detail.query.js';
import { Policy } from '../policy.js';
import { markDevice } from '../sessions/device-mark.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { askForEmail } from './ask-for-email.js';
import { confirmEmail, setEmail } from './change-email.js';
import { EmailChanges } from './email-change.store.js';

/** Another mail address: asked for and confirmed by its person, or set by an administrator. */
@Controller('api/v1')
@Policy('signed-in')
export class EmailController {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
    private readonly throttle: SignInThrottle,
  ) {}

  @Post('me/email')
  @RouteConfig({ rateLimit: { max: 20, timeWindow: 900_000 } })
  @HttpCode(202)
  async ask(@Actor() actor: Actor, @Body({ schema: AskForEmailInput }) input: AskForEmailInput): Promise<AccountView> {
    await askForEmail(this.work, actor, input);
    const { configuration } = this;
    return this.work.run((tx) => accountView(tx.manager, actor, { configuration, at: tx.at }));
  }

  /** The address stays as it is: the link that was sent is void. */
  @Delete('me/email')
  @HttpCode(204)
  async keep(@Actor() actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await tx.get(EmailChanges).end(actor.id, tx.at))) throw new NotFound();
      const by = { id: actor.id, role: null };
      tx.record({ actor: by, action: 'person.email-kept', objectType: 'person', objectId: actor.id });
    });
  }

  /** The browser in which it is done stays known, by the new address. */
  @Post('me/email/confirmation')
  @RouteConfig({ rateLimit: { max: 60, timeWindow: 900_000 } })
  @HttpCode(200)
  async confirm(
    @Actor() actor: Actor,
    @Body({ schema: ConfirmEmailInput }) { token }: ConfirmEmailInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    const mark = markDevice(request, reply, this.configuration);
    return this.work.run(async (tx) => {
      await confirmEmail(tx, actor, token);
      const now = await findActor(tx.manager, actor.id, tx.at);
      if (!now) throw new SignedOut();
      await this.throttle.know(tx, now.email, mark);
      return meView(tx.manager, now, this.configuration.mode === 'evaluation');
    });
  }

  @Put('people/:personId/email')
  @Policy(actions['account.manage'].roles)
  set(
    @Actor() actor: Actor,
    @Param('personId', { schema: Id }) personId: string,
    @Body({ schema: SetEmailInput }) { email }: SetEmailInput,
  ): Promise<PersonDetail> {
    return this.work.run(async (tx) => {
      await setEmail(tx, actor, { personId, email });
      const person = await personDetail(tx.manager, personId, { actor, at: tx.at });
      if (!person) throw new NotFound();
      return person;
    });
  }
}
