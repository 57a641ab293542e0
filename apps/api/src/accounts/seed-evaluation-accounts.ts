import type { Role } from '@tarmeem/contract';
import { Configuration } from '../configuration.js';
import { Work } from '../platform/index.js';
import type { INestApplicationContext } from '@nestjs/common';
import { giveGrant } from './grants/give-grant.js';
import { People } from './people.store.js';

/** An account of an evaluation; the persons are invented. */
interface EvaluationAccount {
  email: string;
  name: string;
  /** Slug of an organisation of the imported document. */
  organisation: string;
  roles: readonly Role[];
  jurisdiction: string | null;
}

const sindh = { organisation: 'sindh-child-protection-authority', jurisdiction: 'sindh' };
const punjab = { organisation: 'child-protection-and-welfare-bureau', jurisdiction: 'punjab' };
const commission = { organisation: 'national-commission-on-the-rights-of-child', jurisdiction: null };

/** The accounts of docs `Running`. */
export const evaluationAccounts: readonly EvaluationAccount[] = [
  { email: 'officer@sindh.example', name: 'Amna Siddiqui', roles: ['officer'], ...sindh },
  { email: 'colleague@sindh.example', name: 'Bilal Soomro', roles: ['officer'], ...sindh },
  { email: 'focal@sindh.example', name: 'Farah Memon', roles: ['officer', 'focal-person'], ...sindh },
  { email: 'officer@punjab.example', name: 'Hina Chaudhry', roles: ['officer'], ...punjab },
  { email: 'moderator@commission.example', name: 'Mariam Khan', roles: ['moderator'], ...commission },
  { email: 'second@commission.example', name: 'Salman Qureshi', roles: ['moderator'], ...commission },
  { email: 'publisher@commission.example', name: 'Parveen Akhtar', roles: ['publisher'], ...commission },
  { email: 'admin@commission.example', name: 'Adil Rehman', roles: ['administrator'], ...commission },
];

/** Makes the accounts that are not there yet. Runs after the import, whose agencies they belong to; only in an evaluation. */
export async function seedEvaluationAccounts(app: INestApplicationContext): Promise<string | void> {
  const configuration = app.get(Configuration);
  if (configuration.mode !== 'evaluation') return;
  const made = await app.get(Work).run(async (tx) => {
    const people = tx.get(People);
    let count = 0;
    for (const account of evaluationAccounts) {
      if (await people.personByEmail(account.email)) continue;
      const organisationId = await people.organisationBySlug(account.organisation);
      if (!organisationId) throw new Error(`There is no organisation ${account.organisation}`);
      const personId = await people.addPerson({
        email: account.email,
        name: account.name,
        password: configuration.evaluationPassword,
        organisationId,
      });
      for (const role of account.roles) {
        const { jurisdiction } = account;
        await giveGrant(tx, personId, { role, documentId: null, jurisdiction, organisationId: null }, null);
      }
      const facts = { email: await people.emailHash(personId) };
      tx.record({ actor: null, action: 'person.created', objectType: 'person', objectId: personId, facts });
      count += 1;
    }
    return count;
  });
  if (made > 0) return `Made ${made} evaluation accounts.`;
}
