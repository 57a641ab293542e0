import { type Actor, holds, holdsSomewhere, type Place } from './roles.js';

/** As whom a person looks at something (semantics S8). One person may be several at once. */
export const readers = ['public', 'organisation', 'participants', 'commission', 'admin'] as const;
export type Reader = (typeof readers)[number];

/**
 * Who sees what. What is not in the row of a thing is not shown, not counted and not searched; asking for it answers 404.
 * `participants` are those who may propose on the section: they see others' submitted changes there and the body's name, no more.
 */
export const visibleTo = {
  'published edition': readers,
  'published change': readers,
  'reason of a published change': readers,
  'released feedback': readers,
  'held feedback': ['commission'],
  'internal note': ['commission'],
  'unsubmitted proposal': ['organisation'],
  'working copy': ['organisation'],
  'internal discussion': ['organisation'],
  presence: ['organisation'],
  'names of officers': ['organisation', 'commission'],
  'submitted round': ['organisation', 'commission'],
  'submitted change': ['organisation', 'participants', 'commission'],
  'accepted change, not out yet': ['organisation', 'participants', 'commission'],
  'reason of a decision': ['organisation', 'commission'],
  'shared discussion': ['organisation', 'commission'],
  'draft edition': ['commission'],
  schedule: ['commission'],
  'counts of proposals': ['commission'],
  accounts: ['admin'],
  jobs: ['admin'],
  'ids of the audit trail': ['commission', 'admin'],
} as const satisfies Record<string, readonly Reader[]>;

export type Thing = keyof typeof visibleTo;

/** As whom the person (or, with null, anyone) looks at something of the organisation at the place. */
export function readersOf(actor: Actor | null, place: Place): ReadonlySet<Reader> {
  const found = new Set<Reader>(['public']);
  if (actor === null) return found;
  const scope = { documentId: place.documentId, jurisdiction: place.jurisdiction };
  if (actor.organisationId !== null && actor.organisationId === place.organisationId) found.add('organisation');
  if (holds(actor, ['officer', 'focal-person'], scope)) found.add('participants');
  if (holds(actor, ['moderator', 'publisher'], scope)) found.add('commission');
  if (holdsSomewhere(actor, ['administrator'], place.documentId)) found.add('admin');
  return found;
}

/** True if one of these readers sees the thing. */
export function maySee(who: ReadonlySet<Reader>, thing: Thing): boolean {
  return visibleTo[thing].some((reader) => who.has(reader));
}
