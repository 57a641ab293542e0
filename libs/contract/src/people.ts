import { z } from 'zod';
import { Id, Instant, line, Organisation, page, Role, Slug } from './shared.js';

/** A role somebody holds, as who looks after accounts sees it. Null: everywhere. */
export const HeldGrantView = z
  .object({
    id: Id,
    role: Role,
    document: z.string().nullable(),
    jurisdiction: z.string().nullable(),
    organisation: z.string().nullable(),
    givenAt: Instant,
  })
  .meta({ id: 'HeldGrantView' });
export type HeldGrantView = z.infer<typeof HeldGrantView>;

/** `invited`: no way in was chosen yet. */
export const personStandings = ['invited', 'active', 'closed'] as const;

/** A person as who looks after accounts sees them; a focal person sees those of their own organisation. */
export const PersonView = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    standing: z.enum(personStandings),
    organisation: Organisation.nullable(),
    secondFactor: z.boolean(),
    grants: z.array(HeldGrantView),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;

export const PeopleQuery = z.strictObject({
  /** Letters of a name or a mail address. */
  q: line(120).optional(),
  organisation: Slug.optional(),
  /** The `next` of the page before. */
  after: Id.optional(),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;
export const PeoplePage = page(PersonView).meta({ id: 'PeoplePage' });
export type PeoplePage = z.infer<typeof PeoplePage>;

/** Every organisation with how many active people it has, and every jurisdiction there is. */
export const OrganisationsView = z
  .object({
    organisations: z.array(Organisation.extend({ people: z.number() })),
    jurisdictions: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'OrganisationsView' });
export type OrganisationsView = z.infer<typeof OrganisationsView>;
export const AddOrganisationInput = z
  .strictObject({ slug: Slug, name: line(200, 1), jurisdiction: Slug.nullable() })
  .meta({ id: 'AddOrganisationInput' });
export type AddOrganisationInput = z.infer<typeof AddOrganisationInput>;

export const GiveGrantInput = z
  .strictObject({ role: Role, document: Slug.nullable(), jurisdiction: Slug.nullable() })
  .meta({ id: 'GiveGrantInput' });
export type GiveGrantInput = z.infer<typeof GiveGrantInput>;
/** False closes the account: nobody signs in to it. */
export const StandingInput = z.strictObject({ active: z.boolean() }).meta({ id: 'StandingInput' });
export type StandingInput = z.infer<typeof StandingInput>;
