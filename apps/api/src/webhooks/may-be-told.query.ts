import { holdsSomewhere, isTold, maySee, readersOf, type Thing, thingOfEvent } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { outlineOf } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { Told } from './deliveries.store.js';

const ofDocument: ReadonlySet<Thing> = new Set(['draft edition', 'schedule', 'published edition']);

/** Whether the person, as they stand now, may know that this happened: they see the thing itself, at the place where it is. */
export async function mayBeTold(
  from: Answers,
  actor: Actor,
  { documentId, event }: { documentId: string; event: Told },
): Promise<boolean> {
  if (!isTold(event.action)) return false;
  const thing = thingOfEvent[event.action];
  if (thing === 'published edition') return true;
  // The draft and its schedule are told of as wholes: to who sees a part of them.
  if (ofDocument.has(thing)) return holdsSomewhere(actor, ['moderator', 'publisher'], documentId);
  const found = await placesOf(from, event);
  if (!found) return false;
  const outline = await outlineOf(from, documentId);
  const jurisdictions = found.sectionIds.map(
    (id) => outline.find(({ sectionId }) => sectionId === id)?.jurisdiction ?? null,
  );
  // What touches no section is for those who see the whole.
  return (jurisdictions.length > 0 ? jurisdictions : [null]).some((jurisdiction) =>
    maySee(readersOf(actor, { documentId, jurisdiction, organisationId: found.organisationId }), thing),
  );
}

interface Places {
  organisationId: string | null;
  sectionIds: string[];
}

/** Whose the object is, and the sections it is about; null when it is not there (any more). */
async function placesOf(from: Answers, { objectType, objectId }: Told): Promise<Places | null> {
  const sql = {
    proposal: ofProposal('p.id = $1::uuid'),
    round: ofProposal('p.id = (select proposal_id from round where id = $1::uuid)'),
    change: `select p.organisation_id as "organisationId", array[c.section_id] as "sectionIds"
       from change c join proposal p on p.id = c.proposal_id where c.id = $1::uuid`,
    feedback: `select null as "organisationId", array_remove(array[section_id], null) as "sectionIds"
       from feedback where id = $1::uuid`,
  }[objectType];
  if (!sql) return null;
  const [found] = await rowsOf<Places>(from, sql, [objectId]);
  return found ?? null;
}

function ofProposal(which: string): string {
  return `select p.organisation_id as "organisationId",
     coalesce((select array_agg(distinct c.section_id) from change c where c.proposal_id = p.id), '{}') as "sectionIds"
   from proposal p where ${which}`;
}
