import { Injectable } from '@nestjs/common';
import { Configuration } from '../../configuration.js';
import { ProblemError, type Tx, Work } from '../../platform/index.js';
import { tellLater } from '../notices/tell-person.js';
import { isAppCode, plainCode, stepOf } from './codes.js';
import { unseal } from '../../platform/sealed-secret.js';
import { sealedFor } from './second-factor.store.js';
import { SecondFactors } from './second-factor.store.js';

/** Takes a code of the app, or a recovery code, from the person whose it has to be. Each is taken once. */
@Injectable()
export class ShowCode {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  /** Throws `wrong-code`, or `too-many`; what `then` does is done in the same transaction as the taking. */
  async run<T>(personId: string, code: string, then: (tx: Tx) => Promise<T>): Promise<T> {
    await this.countTry(personId);
    return this.work.run(async (tx) => {
      if (!(await this.isTaken(tx, personId, plainCode(code)))) throw wrongCode();
      await tx.get(SecondFactors).forgiveTries(personId);
      return then(tx);
    });
  }

  /** In a transaction of its own: a try that fails is still counted, and tries sent at once are counted one by one. */
  async countTry(personId: string): Promise<void> {
    const wait = await this.work.run((tx) => tx.get(SecondFactors).countTry(personId, tx.at));
    if (wait > 0) throw new ProblemError('too-many', { retryAfter: wait });
  }

  private async isTaken(tx: Tx, personId: string, plain: string): Promise<boolean> {
    const factors = tx.get(SecondFactors);
    const { current } = await factors.secrets(personId);
    if (!current) return false;
    if (!isAppCode(plain)) {
      const taken = await factors.takeRecoveryCode(personId, plain, tx.at);
      if (taken) {
        tx.record(eventOf(personId, 'second-factor.recovered'));
        await tellLater(tx, personId, 'recovery-code-used');
      }
      return taken;
    }
    const secret = unseal(this.configuration.secret, personId, current, sealedFor);
    const step = secret ? stepOf(secret, plain, tx.at) : null;
    return step !== null && factors.takeStep(personId, step);
  }
}

export const wrongCode = (): ProblemError =>
  new ProblemError('wrong-code', { errors: [{ code: 'wrong-code', detail: 'not the code of now', pointer: '/code' }] });

/** What happened to a person's second factor, done by themselves. */
export const eventOf = (personId: string, action: string) => ({
  actor: { id: personId, role: null },
  action,
  objectType: 'person',
  objectId: personId,
});
