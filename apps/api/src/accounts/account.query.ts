import type { AccountView } from '@tarmeem/contract';
import { needsSecondFactor } from '@tarmeem/review';
import type { Configuration } from '../configuration.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { Actor } from './actor.js';
import { openChange } from './email/email-change.store.js';
import { hasSecondFactor, recoveryCodesLeft } from './second-factor/second-factor.store.js';

/** How a person signs in, as they see it. */
export async function accountView(
  from: Answers,
  actor: Actor,
  { configuration, at }: { configuration: Configuration; at: Date },
): Promise<AccountView> {
  const [person] = await rowsOf<{ hasPassword: boolean }>(
    from,
    'select password_hash is not null as "hasPassword" from person where id = $1',
    [actor.id],
  );
  const asked = await openChange(from, actor.id, at);
  const signOns = await rowsOf<{ id: string; issuer: string; linkedAt: Date }>(
    from,
    'select id, issuer, linked_at as "linkedAt" from sign_on where person_id = $1 order by linked_at',
    [actor.id],
  );
  return {
    name: actor.name,
    email: actor.email,
    emailAsked: asked ? { email: asked.email, until: asked.until.toISOString() } : null,
    language: actor.language,
    hasPassword: person?.hasPassword ?? false,
    secondFactor: {
      on: await hasSecondFactor(from, actor.id),
      required: configuration.secondFactorRequired && needsSecondFactor(actor.grants),
      recoveryCodesLeft: await recoveryCodesLeft(from, actor.id),
      confirmedAt: actor.session?.secondFactorAt?.toISOString() ?? null,
    },
    signOns: signOns.map(({ id, issuer, linkedAt }) => ({ id, issuer, linkedAt: linkedAt.toISOString() })),
    provider: configuration.signOn?.name ?? null,
  };
}
