import type { Actor, Grant, Role } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { hashPassword } from '../../../accounts/passwords/passwords.js';
import { rowsOf } from '../../../platform/database/rows.js';
import type { Client } from '../../../testing/client.js';
import { must, password, type World } from '../../../testing/world.js';

interface Part {
  organisation: string;
  grants: readonly (readonly [role: Role, jurisdiction: string | null])[];
  /** Grants are withdrawn, or the account is closed, after the person has signed in. */
  afterwards?: 'grants withdrawn' | 'account closed';
}

const sindh = 'sindh-child-protection-authority';
const punjab = 'child-protection-and-welfare-bureau';
const commission = 'national-commission-on-the-rights-of-child';

/** Who comes to each address: one person for each way of standing to an object. The first is nobody: not signed in. */
export const cast = {
  nobody: null,
  'the author': { organisation: sindh, grants: [['officer', 'sindh']] },
  'a colleague': { organisation: sindh, grants: [['officer', 'sindh']] },
  'the focal person': { organisation: sindh, grants: [['focal-person', 'sindh']] },
  'a member without grants': { organisation: sindh, grants: [] },
  'an officer next door': { organisation: 'sindh-labor-department', grants: [['officer', 'sindh']] },
  'an officer of Punjab': { organisation: punjab, grants: [['officer', 'punjab']] },
  'a moderator': { organisation: commission, grants: [['moderator', null]] },
  'a moderator of Punjab': { organisation: commission, grants: [['moderator', 'punjab']] },
  'an author who moderates': {
    organisation: sindh,
    grants: [
      ['officer', 'sindh'],
      ['moderator', null],
    ],
  },
  'a publisher': { organisation: commission, grants: [['publisher', null]] },
  'an administrator': { organisation: commission, grants: [['administrator', null]] },
  'a moderator of yesterday': {
    organisation: commission,
    grants: [['moderator', null]],
    afterwards: 'grants withdrawn',
  },
  'somebody who left': { organisation: sindh, grants: [['officer', 'sindh']], afterwards: 'account closed' },
} as const satisfies Record<string, Part | null>;
export type Name = keyof typeof cast;
export const names = Object.keys(cast) as Name[];

export interface Player {
  client: Client;
  /** As permissions see the person now; null for who is not signed in, or no longer. */
  actor: Actor | null;
}

/** Signs everybody in. `leave` then withdraws grants and closes accounts, as the parts say. */
export async function assemble(world: World): Promise<{ players: Record<Name, Player>; leave(): Promise<void> }> {
  const source = world.app.app.get(DataSource);
  const hash = await hashPassword(password);
  const organisations = await rowsOf<{ id: string; slug: string }>(source, 'select id, slug from organisation');
  const joined = await Promise.all(
    names.map(async (name, nth): Promise<[Name, Player]> => {
      const part: Part | null = cast[name];
      if (part === null) return [name, { client: world.anyone(), actor: null }];
      const organisationId = organisations.find(({ slug }) => slug === part.organisation)?.id;
      if (!organisationId) throw new Error(`There is no organisation ${part.organisation}`);
      const email = `player${String(nth)}@matrix.example`;
      const [person] = await rowsOf<{ id: string }>(
        source,
        'insert into person (email, name, password_hash, organisation_id) values ($1, $2, $3, $4) returning id',
        [email, name, hash, organisationId],
      );
      if (!person) throw new Error('A person got no id');
      const grants: Grant[] = part.grants.map(([role, jurisdiction]) => ({
        role,
        jurisdiction,
        documentId: null,
        organisationId: null,
      }));
      for (const { role, jurisdiction } of grants)
        await source.query('insert into role_grant (person_id, role, jurisdiction) values ($1, $2, $3)', [
          person.id,
          role,
          jurisdiction,
        ]);
      const client = world.anyone();
      must(await client.post('/sessions', { body: { email, password } }));
      const actor =
        part.afterwards === 'account closed'
          ? null
          : { id: person.id, organisationId, grants: part.afterwards === 'grants withdrawn' ? [] : grants };
      return [name, { client, actor }];
    }),
  );
  const leaving = (what: Part['afterwards']) =>
    names.flatMap((name, nth) => {
      const part: Part | null = cast[name];
      return part?.afterwards === what ? [`player${String(nth)}@matrix.example`] : [];
    });
  return {
    players: Object.fromEntries(joined) as Record<Name, Player>,
    async leave() {
      await source.query(
        `update role_grant set withdrawn_at = now() from person p
         where p.id = person_id and p.email = any ($1)`,
        [leaving('grants withdrawn')],
      );
      await source.query('update person set active = false where email = any ($1)', [leaving('account closed')]);
    },
  };
}
