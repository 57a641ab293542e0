import { Body, Controller, Post, Put, Req } from '@nestjs/common';
import { CodeInput, type EnrolmentView, type MeView, type RecoveryCodesView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Clock, ProblemError, SignedOut } from '../../platform/index.js';
import type { ActingRequest } from '../actor.js';
import { findActor } from '../actors.query.js';
import { Policy } from '../policy.js';
import { BeginSession } from '../sessions/begin-session.js';
import { Enrol } from './enrol.js';
import { mustHaveFreshSecondFactor } from './fresh.js';
import { hasSecondFactor } from './second-factor.store.js';

/** The second step of signing in, and enrolment: for whom the sign-in asks for it, and for who is signed in. */
@Controller('api/v1')
@Policy('anyone')
export class SecondStepController {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly sessions: BeginSession,
    private readonly enrol: Enrol,
  ) {}

  /** Signs in the person whose first factor was right in this browser. */
  @Post('sessions/second-factor')
  async show(@Req() request: ActingRequest, @Body({ schema: CodeInput }) { code }: CodeInput): Promise<MeView> {
    const personId = this.sessions.pendingPerson(request);
    await this.enrol.codes.run(personId, code, async () => undefined);
    return this.sessions.begin(request, { personId, secondFactorAt: this.clock.now() });
  }

  @Post('me/second-factor')
  async begin(@Req() request: ActingRequest): Promise<EnrolmentView> {
    return this.enrol.begin(await this.whoMayEnrol(request));
  }

  @Put('me/second-factor')
  async finish(
    @Req() request: ActingRequest,
    @Body({ schema: CodeInput }) { code }: CodeInput,
  ): Promise<RecoveryCodesView> {
    const { id } = await this.whoMayEnrol(request);
    const recoveryCodes = await this.enrol.finish(id, code, request.actor?.session?.id);
    if (request.actor) return { recoveryCodes, me: null };
    return {
      recoveryCodes,
      me: await this.sessions.begin(request, { personId: id, secondFactorAt: this.clock.now() }),
    };
  }

  /** A second factor that is there is replaced only by who has just shown it: a password alone never gets past it. */
  private async whoMayEnrol(request: ActingRequest): Promise<{ id: string; email: string }> {
    const now = this.clock.now();
    const person = request.actor ?? (await findActor(this.source, this.sessions.pendingPerson(request), now));
    if (!person) throw new SignedOut();
    if (await hasSecondFactor(this.source, person.id)) {
      if (!request.actor) throw new ProblemError('second-factor-needed');
      mustHaveFreshSecondFactor(request.actor, now);
    }
    return person;
  }
}
