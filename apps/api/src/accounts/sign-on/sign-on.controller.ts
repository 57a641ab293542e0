import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  BeginSignOnInput,
  type BegunSignOnView,
  type FinishedSignOnView,
  FinishSignOnInput,
  Id,
  type ProviderView,
} from '@tarmeem/contract';
import type { FastifyReply } from 'fastify';
import { Configuration } from '../../configuration.js';
import { ProblemError, SignedOut, Work } from '../../platform/index.js';
import { type ActingRequest, Actor } from '../actor.js';
import { Policy } from '../policy.js';
import { mustShowSecondFactorIfAny } from '../second-factor/fresh.js';
import { BeginSession } from '../sessions/begin-session.js';
import { linkInvited, linkSignOn, unlinkSignOn } from './link-sign-on.js';
import { Provider } from './provider.js';
import { SignOns } from './sign-on.store.js';

/** Single sign-on: to the provider and back. An identity nobody linked opens nothing. */
@Controller('api/v1')
@Policy('anyone')
export class SignOnController {
  constructor(
    private readonly provider: Provider,
    private readonly sessions: BeginSession,
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  @Get('sign-on')
  name(): ProviderView {
    return { name: this.configuration.signOn?.name ?? null };
  }

  @Post('sign-on')
  @RouteConfig({ rateLimit: { max: 60, timeWindow: 900_000 } })
  async begin(
    @Req() request: ActingRequest,
    @Body({ schema: BeginSignOnInput }) { purpose, token }: BeginSignOnInput,
  ): Promise<BegunSignOnView> {
    if (purpose === 'link') await this.mustBeAllowedToLink(request);
    const { location, ...journey } = await this.provider.begin();
    request.session.signOn = { purpose, ...journey, ...(token ? { token } : {}) };
    return { location };
  }

  @Post('sign-on/completion')
  @RouteConfig({ rateLimit: { max: 60, timeWindow: 900_000 } })
  @HttpCode(200)
  async finish(
    @Req() request: ActingRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: FinishSignOnInput }) { query }: FinishSignOnInput,
  ): Promise<FinishedSignOnView> {
    const { signOn: journey } = request.session;
    if (!journey) throw new ProblemError('sign-on-refused', { detail: 'Nobody set out from this browser' });
    delete request.session.signOn; // whatever comes of it, it is tried once
    const identity = await this.provider.finish(query, journey);
    if (journey.purpose === 'link') {
      const { actor } = request;
      if (!actor) throw new SignedOut();
      await this.work.run((tx) => linkSignOn(tx, actor.id, identity));
      return { linked: true };
    }
    const personId = await this.work.run((tx) =>
      journey.purpose === 'invitation'
        ? linkInvited(tx, journey.token ?? '', identity)
        : tx.get(SignOns).person(identity),
    );
    if (!personId) throw new ProblemError('sign-on-unknown');
    return this.sessions.afterFirstFactor(request, reply, personId);
  }

  @Delete('me/sign-ons/:signOnId')
  @Policy('signed-in')
  @HttpCode(204)
  async unlink(@Actor() actor: Actor, @Param('signOnId', { schema: Id }) signOnId: string): Promise<void> {
    await this.work.run(async (tx) => {
      await mustShowSecondFactorIfAny(tx.manager, actor, tx.at);
      await unlinkSignOn(tx, actor.id, signOnId);
    });
  }

  private async mustBeAllowedToLink({ actor }: ActingRequest): Promise<void> {
    if (!actor) throw new SignedOut();
    await this.work.run((tx) => mustShowSecondFactorIfAny(tx.manager, actor, tx.at));
  }
}
