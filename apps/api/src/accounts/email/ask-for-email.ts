import type { AskForEmailInput } from '@tarmeem/contract';
import { Malformed, Throttles, type Work } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { mustProveAnew } from './prove-anew.js';
import { EmailChanges } from './email-change.store.js';

/** Letters to addresses of others are not sent without end. */
const letters = { scope: 'address asked', most: 5, seconds: 3600 };

/**
 * Sends a link to the address the person wants. Whether it has an account is answered to nobody but to itself, in a letter. Throws
 * `second-factor-needed`, `wrong-password` or `sign-in-old` until the person proves anew that it is them.
 */
export async function askForEmail(work: Work, actor: Actor, { email, current }: AskForEmailInput): Promise<void> {
  await mustProveAnew(work, actor, current);
  if (email === actor.email) {
    const detail = 'This is the present address';
    throw new Malformed([{ code: 'same-address', detail, pointer: '/email' }]);
  }
  await work.run(async (tx) => {
    await tx.get(Throttles).mustTake(letters, actor.id, tx.at);
    const changeId = await tx.get(EmailChanges).ask(actor.id, email, tx.at);
    const by = { id: actor.id, role: null };
    tx.record({ actor: by, action: 'person.email-asked', objectType: 'person', objectId: actor.id });
    await tx.job('confirm-email', { changeId }, { maxAttempts: 12 });
  });
}
