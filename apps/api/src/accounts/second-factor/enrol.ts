import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@tarmeem/contract';
import { Configuration } from '../../configuration.js';
import { ProblemError, type Tx, Work } from '../../platform/index.js';
import { tellLater } from '../notices/tell-person.js';
import { endSessions } from '../sessions/end-sessions.js';
import { addressOf, newRecoveryCodes, newSecret, plainCode, stepOf } from './codes.js';
import { seal, unseal } from '../../platform/sealed-secret.js';
import { sealedFor } from './second-factor.store.js';
import { SecondFactors } from './second-factor.store.js';
import { eventOf, ShowCode, wrongCode } from './show-code.js';

/** Gives a person a second factor: a secret that is shown, then a code which proves that the app has it. */
@Injectable()
export class Enrol {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
    readonly codes: ShowCode,
  ) {}

  async begin(person: { id: string; email: string }): Promise<EnrolmentView> {
    const secret = newSecret();
    const sealed = seal(this.configuration.secret, person.id, secret, sealedFor);
    await this.work.run((tx) => tx.get(SecondFactors).offer(person.id, sealed));
    return { secret, uri: addressOf(secret, person.email) };
  }

  /** Returns the recovery codes, which are shown once. Ends the person's other sessions; `keep` is the one in which it is done. */
  async finish(personId: string, code: string, keep?: string): Promise<string[]> {
    await this.codes.countTry(personId);
    return this.work.run(async (tx) => {
      const factors = tx.get(SecondFactors);
      const { next } = await factors.secrets(personId);
      const secret = next && unseal(this.configuration.secret, personId, next, sealedFor);
      if (!secret) throw new ProblemError('not-now', { detail: 'Begin the enrolment first' });
      const step = stepOf(secret, plainCode(code), tx.at);
      if (step === null) throw wrongCode();
      await factors.confirm(personId, step, tx.at);
      const event = eventOf(personId, 'second-factor.enrolled');
      tx.record(event);
      await tellLater(tx, personId, 'second-factor-enrolled');
      await endSessions(tx, { personId, by: event.actor, except: keep });
      if (keep) await markShown(tx, keep);
      return this.giveRecoveryCodes(tx, personId);
    });
  }

  async newRecoveryCodes(personId: string): Promise<string[]> {
    return this.work.run(async (tx) => {
      await tellLater(tx, personId, 'recovery-codes-made');
      return this.giveRecoveryCodes(tx, personId);
    });
  }

  private async giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await tx.get(SecondFactors).replaceRecoveryCodes(personId, codes);
    tx.record(eventOf(personId, 'second-factor.recovery-codes-made'));
    return codes;
  }
}

/** Writes down that a second factor was shown in this session, now. */
export async function markShown(tx: Tx, sessionId: string): Promise<void> {
  await tx.query('update session set second_factor_at = $2 where id = $1', [sessionId, tx.at]);
}
