import type { AbilityView, HeldGrantView, PersonView } from '@tarmeem/contract';
import type { Language, Say } from '../../text/words.js';
import '../../text/words-of/people.js';

type Grant = Pick<HeldGrantView, 'role' | 'names' | 'organisation'>;

/** Several names as one enumeration of the language. */
const listed = ({ locale }: Language, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

/** A role with where it holds, on one line: "Moderator for Sindh". */
export function grantTitle(say: Say, { role, names: { jurisdiction } }: Grant): string {
  const title = say(`people.role.${role}`);
  return jurisdiction ? `${title} ${say('people.forJurisdiction', { jurisdiction })}` : title;
}

/** What else a grant is bound to. */
export function grantPlace(say: Say, { names: { document, jurisdiction }, organisation }: Grant): string {
  const parts = [
    ...(document ? [say('people.inDocument', { document })] : []),
    ...(organisation ? [say('people.onBehalf', { organisation })] : []),
  ];
  if (parts.length > 0) return parts.join(' · ');
  return jurisdiction ? '' : say('people.everywhere');
}

/** Roles of which one asks where. */
const bounded = ['officer', 'focal-person', 'moderator'] as const;

/** What a person may, in a few words: each thing they do with where they do it. */
export function mayInWords(language: Language, { grants }: Pick<PersonView, 'grants'>): string {
  const { say } = language;
  const held = [...new Set(grants.map(({ role }) => role))];
  // A focal person proposes too: said once.
  const roles = held.includes('focal-person') ? held.filter((role) => role !== 'officer') : held;
  if (roles.length === 0) return say('people.nothing');
  return roles
    .map((role) => {
      const places = grants.filter((grant) => grant.role === role).map(({ names }) => names.jurisdiction);
      const does = say(`people.does.${role}`);
      const named = places.filter((place) => place !== null);
      if (places.includes(null))
        return (bounded as readonly string[]).includes(role) ? say('people.does.everywhere', { does }) : does;
      return say('people.does.at', { does, places: listed(language, named) });
    })
    .join(' · ');
}

/** One thing that the grants allow or don't, as a sentence. */
export function abilityInWords(language: Language, { ability, allowed, jurisdictions }: AbilityView): string {
  const { say } = language;
  if (!allowed) return say(`people.cannot.${ability}`);
  const where =
    jurisdictions === null ? say('people.inAll') : say('people.inSome', { places: listed(language, jurisdictions) });
  return say(`people.can.${ability}`, { where });
}
