import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Role, roles } from '@tarmeem/contract';
import { z } from 'zod';
import { giveGrant, People } from '../accounts/index.js';
import { Work } from '../platform/index.js';
import { type Command, UsageError } from './command.js';

/** Makes an account with one role. The password is made here and printed once; the first administrator comes this way. */
export const userCreate: Command = {
  usage: '<mail> <name> --role <role> [--organisation <slug>] [--jurisdiction <code>]',
  summary: `make an account (roles: ${roles.join(', ')}) and print its password once`,
  async run({ parameters, print, application }) {
    const wanted = read(parameters);
    const password = randomBytes(15).toString('base64url');
    const app = await application();
    await app.get(Work).run(async (tx) => {
      const people = tx.get(People);
      if (await people.personByEmail(wanted.email)) throw new UsageError(`${wanted.email} has an account already.`);
      const organisationId = wanted.organisation ? await people.organisationBySlug(wanted.organisation) : null;
      if (wanted.organisation && !organisationId)
        throw new UsageError(`There is no organisation ${wanted.organisation}.`);
      const { email, name, role, jurisdiction } = wanted;
      const personId = await people.addPerson({ email, name, password, organisationId });
      await giveGrant(tx, personId, { role, documentId: null, jurisdiction, organisationId: null }, null);
      const facts = { role, email: await people.emailHash(personId) };
      tx.record({ actor: null, action: 'person.created', objectType: 'person', objectId: personId, facts });
    });
    print(`${wanted.email} can sign in with the password ${password} (it is not shown again).`);
  },
};

interface Wanted {
  email: string;
  name: string;
  role: Role;
  organisation: string | null;
  jurisdiction: string | null;
}

function read(parameters: readonly string[]): Wanted {
  const { values, positionals } = parse(parameters);
  const email = z.email().max(254).safeParse(positionals[0]);
  const name = z.string().trim().min(1).max(120).safeParse(positionals[1]);
  const role = z.enum(roles).safeParse(values.role);
  if (!email.success) throw new UsageError('The first word has to be a mail address.');
  if (!name.success) throw new UsageError('The second has to be a name (in quotes when it has blanks).');
  if (!role.success) throw new UsageError(`--role has to be one of ${roles.join(', ')}.`);
  const { organisation = null, jurisdiction = null } = values;
  return { email: email.data, name: name.data, role: role.data, organisation, jurisdiction };
}

function parse(parameters: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { role: text, organisation: text, jurisdiction: text };
    return parseArgs({ args: [...parameters], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
