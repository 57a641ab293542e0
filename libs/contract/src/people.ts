import { z } from 'zod';
import { Id, Instant, line, Organisation, page, Role, Slug, Verdict } from './shared.js';

/** A role somebody holds, as who looks after accounts sees it. Null: everywhere. */
export const HeldGrantView = z
  .object({
    id: Id,
    role: Role,
    document: z.string().nullable(),
    jurisdiction: z.string().nullable(),
    organisation: z.string().nullable(),
    /** The same places by the names people read. */
    names: z.object({ document: z.string().nullable(), jurisdiction: z.string().nullable() }),
    givenAt: Instant,
    /** Null: by a command. */
    givenBy: z.string().nullable(),
    /** When it ends by itself. */
    until: Instant.nullable(),
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
    /** When they were last at work here, or last signed in; null: never. */
    seenAt: Instant.nullable(),
    grants: z.array(HeldGrantView),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;

/** What a person's grants allow, by the name of the action in the tables of permission. */
export const abilities = [
  'proposal.create',
  'proposal.submit-for-organisation',
  'change.decide',
  'edition.prepare',
  'edition.publish',
  'feedback.answer',
  'people.read',
  'account.manage',
] as const;
export const AbilityView = z
  .object({
    ability: z.enum(abilities),
    allowed: z.boolean(),
    /** Names of the jurisdictions it holds in; null: in every one. */
    jurisdictions: z.array(z.string()).nullable(),
  })
  .meta({ id: 'AbilityView' });
export type AbilityView = z.infer<typeof AbilityView>;

/** One person with everything they were ever granted, the newest first, and what may be done with the account. */
export const PersonDetail = PersonView.extend({
  history: z.array(
    HeldGrantView.extend({ withdrawnAt: Instant.nullable(), withdrawnBy: z.string().nullable() }).omit({ id: true }),
  ),
  abilities: z.array(AbilityView),
  may: z.object({ manage: Verdict }),
}).meta({ id: 'PersonDetail' });
export type PersonDetail = z.infer<typeof PersonDetail>;

export const PeopleQuery = z.strictObject({
  /** Letters of a name or a mail address. */
  q: line(120).optional(),
  organisation: Slug.optional(),
  role: Role.optional(),
  standing: z.enum(personStandings).optional(),
  /** Those whose roles need a second factor they don't have. */
  secondFactor: z.literal('missing').optional(),
  /** The `next` of the page before. */
  after: Id.optional(),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;
/** `counts` are of all accounts that the reader sees and that are not closed, whatever is filtered. */
export const PeoplePage = page(PersonView)
  .extend({
    counts: z.object({
      people: z.number(),
      organisations: z.number(),
      moderators: z.number(),
      publishers: z.number(),
      withoutSecondFactor: z.number(),
      closed: z.number(),
    }),
  })
  .meta({ id: 'PeoplePage' });
export type PeoplePage = z.infer<typeof PeoplePage>;

export const OrganisationDetail = Organisation.extend({
  people: z.number(),
  onlyFocalSubmits: z.boolean(),
  version: z.number(),
}).meta({ id: 'OrganisationDetail' });
export type OrganisationDetail = z.infer<typeof OrganisationDetail>;
/** Every organisation with how many active people it has, and every jurisdiction there is. */
export const OrganisationsView = z
  .object({
    organisations: z.array(OrganisationDetail),
    jurisdictions: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'OrganisationsView' });
export type OrganisationsView = z.infer<typeof OrganisationsView>;
export const AddOrganisationInput = z
  .strictObject({ slug: Slug, name: line(200, 1), jurisdiction: Slug.nullable() })
  .meta({ id: 'AddOrganisationInput' });
export type AddOrganisationInput = z.infer<typeof AddOrganisationInput>;
/** The short name stays: addresses are made of it. */
export const EditOrganisationInput = z
  .strictObject({ name: line(200, 1), jurisdiction: Slug.nullable(), onlyFocalSubmits: z.boolean() })
  .meta({ id: 'EditOrganisationInput' });
export type EditOrganisationInput = z.infer<typeof EditOrganisationInput>;

export const GiveGrantInput = z
  .strictObject({
    role: Role,
    document: Slug.nullable(),
    jurisdiction: Slug.nullable(),
    /** Bound to what is done on behalf of this organisation. */
    organisation: Slug.nullable().default(null),
    /** When it ends by itself; null: when it is withdrawn. */
    until: Instant.nullable().default(null),
  })
  .meta({ id: 'GiveGrantInput' });
export type GiveGrantInput = z.infer<typeof GiveGrantInput>;
/** False closes the account: nobody signs in to it. */
export const StandingInput = z.strictObject({ active: z.boolean() }).meta({ id: 'StandingInput' });
export type StandingInput = z.infer<typeof StandingInput>;
/** The organisation a person belongs to from now on; null: to none. */
/** A mail address that an administrator vouches for. */
export const SetEmailInput = z.strictObject({ email: z.email().max(254) }).meta({ id: 'SetEmailInput' });
export type SetEmailInput = z.infer<typeof SetEmailInput>;

export const MembershipInput = z.strictObject({ organisation: Slug.nullable() }).meta({ id: 'MembershipInput' });
export type MembershipInput = z.infer<typeof MembershipInput>;
