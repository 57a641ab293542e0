import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { CodeInput, type ConfirmedView, type RecoveryCodesView } from '@tarmeem/contract';
import { needsSecondFactor } from '@tarmeem/review';
import { Configuration } from '../../configuration.js';
import { Clock, NotFound, ProblemError, Work } from '../../platform/index.js';
import { Actor } from '../actor.js';
import { tellLater } from '../notices/tell-person.js';
import { Policy } from '../policy.js';
import { endSessions } from '../sessions/end-sessions.js';
import { Enrol, markShown } from './enrol.js';
import { mustHaveFreshSecondFactor } from './fresh.js';
import { SecondFactors } from './second-factor.store.js';
import { eventOf } from './show-code.js';

/** The second factor of one's own account, once it is there. */
@Controller('api/v1/me/second-factor')
@Policy('signed-in')
export class SecondFactorController {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly enrol: Enrol,
  ) {}

  /** Shows it once more, for what asks for a fresh one. */
  @Post('confirmation')
  @HttpCode(200)
  async confirm(@Actor() actor: Actor, @Body({ schema: CodeInput }) { code }: CodeInput): Promise<ConfirmedView> {
    const sessionId = actor.session?.id;
    if (!sessionId) throw new NotFound();
    return this.enrol.codes.run(actor.id, code, async (tx) => {
      await markShown(tx, sessionId);
      tx.record(eventOf(actor.id, 'second-factor.shown'));
      return { confirmedAt: tx.at.toISOString() };
    });
  }

  @Post('recovery-codes')
  async recoveryCodes(@Actor() actor: Actor): Promise<RecoveryCodesView> {
    mustHaveFreshSecondFactor(actor, this.clock.now());
    return { recoveryCodes: await this.enrol.newRecoveryCodes(actor.id), me: null };
  }

  @Delete()
  @HttpCode(204)
  async remove(@Actor() actor: Actor): Promise<void> {
    mustHaveFreshSecondFactor(actor, this.clock.now());
    if (this.configuration.secondFactorRequired && needsSecondFactor(actor.grants)) {
      throw new ProblemError('not-now', { detail: 'The roles of this person need a second factor' });
    }
    await this.work.run(async (tx) => {
      if (!(await tx.get(SecondFactors).remove(actor.id))) throw new NotFound();
      const event = eventOf(actor.id, 'second-factor.removed');
      tx.record(event);
      await tellLater(tx, actor.id, 'second-factor-removed');
      await endSessions(tx, { personId: actor.id, by: event.actor, except: actor.session?.id });
    });
  }
}
