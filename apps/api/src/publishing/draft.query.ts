import type { DraftView } from '@tarmeem/contract';
import {
  type Actor as Reviewer,
  type Blocker,
  blockersOf,
  formatNumber,
  holdsSomewhere,
  nextNumber,
  prepare,
  type Verdict,
  verdict,
} from '@tarmeem/review';
import { type Actor, findActor } from '../accounts/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type DraftMaterial, draftMaterial, hashOfChanges, placeOf } from './draft-material.query.js';
import { cancelledView, scheduledView } from './scheduled.query.js';
import { waitingSections } from './waiting-sections.query.js';

/** Somebody who may publish anything and had no hand in it: what stands in the way of them stands in everybody's. */
const anyPublisher: Reviewer = {
  id: '',
  organisationId: null,
  grants: [{ role: 'publisher', documentId: null, jurisdiction: null, organisationId: null }],
};

/** The draft edition as a moderator or publisher sees it: the changes in their jurisdictions, the preparation, what stands in the way. */
export async function draftView(
  from: Answers,
  document: { id: string; slug: string },
  actor: Actor,
): Promise<DraftView> {
  const material = await draftMaterial(from, document.id);
  const { draft, current } = material;
  const blocking = blockingOf(material, actor);
  const scheduled = await scheduledView(from, document.id, actor);
  const publish = mayPublish(material, actor, blocking);
  return {
    document: document.slug,
    currentNumber: formatNumber(current),
    nextMinor: formatNumber(nextNumber(current, false)),
    nextMajor: formatNumber(nextNumber(current, true)),
    version: draft.version,
    changesHash: hashOfChanges(material),
    sections: await waitingSections(from, material, actor),
    written: { changeNote: draft.changeNote, major: draft.isMajor, at: draft.proposedFor },
    preparation: draft.preparedBy && {
      changeNote: draft.changeNote,
      major: draft.isMajor,
      at: draft.proposedFor,
      preparedBy: draft.preparedBy,
      preparedAt: draft.preparedAt?.toISOString() ?? null,
      manifestHash: material.next.manifestHash,
    },
    scheduled,
    cancelled: await cancelledView(from, document.id),
    blocking: blocking.map(({ code, detail, changeIds }) => ({ code, detail, changeIds: [...changeIds] })),
    publishers: await publishersOf(from, material),
    may: {
      prepare: mayPrepare(material, actor),
      publish,
      schedule: publish.allowed && scheduled ? { allowed: false, because: 'not-now' } : publish,
    },
  };
}

type Standing = Omit<Blocker, 'code'> & { code: Blocker['code'] | 'collides' };

function blockingOf({ facts, next, chosen, documentId }: DraftMaterial, actor: Actor): Standing[] {
  const publisher = holdsSomewhere(actor, ['publisher'], documentId) ? actor : anyPublisher;
  const broken = next.broken.map(({ sectionId }): Standing => ({
    code: 'collides',
    detail: 'The chosen changes of this section do not make a text without the ones left out.',
    changeIds: chosen.filter((change) => change.sectionId === sectionId).map((change) => change.id),
  }));
  return [...blockersOf(facts, publisher), ...broken];
}

/**
 * Whom to ask: who holds the role now, and is neither its preparer nor had a hand in a chosen change. What stands in everybody's way,
 * as a note that is missing, is no reason to ask somebody else.
 */
async function publishersOf(from: Answers, material: DraftMaterial): Promise<DraftView['publishers']> {
  const { draft, facts, documentId } = material;
  if (!draft.preparedBy) return [];
  const inEverybodysWay = new Set(blockersOf(facts, anyPublisher).map(({ code }) => code));
  const rows = await rowsOf<{ id: string; name: string; now: Date }>(
    from,
    `select distinct person.id, person.name, now() as now from role_grant join person on person.id = person_id
     where role = 'publisher' and withdrawn_at is null and (until is null or until > now()) and active and (document_id is null or document_id = $1)
     order by person.name limit 50`,
    [documentId],
  );
  const found: DraftView['publishers'] = [];
  for (const { id, name, now } of rows) {
    const actor = await findActor(from, id, now);
    if (actor && blockersOf(facts, actor).every(({ code }) => inEverybodysWay.has(code))) found.push({ id, name });
  }
  return found;
}

const mayPrepare = (material: DraftMaterial, actor: Actor): Verdict =>
  verdict(() => {
    const { draft, facts } = material;
    const preparation = { changeNote: draft.changeNote, isMajor: draft.isMajor, leaveOut: [], at: null };
    prepare(facts, preparation, actor, placeOf(material, actor, 'edition.prepare'));
  });

function mayPublish({ documentId }: DraftMaterial, actor: Actor, blocking: readonly Standing[]): Verdict {
  if (!holdsSomewhere(actor, ['publisher'], documentId)) return { allowed: false, because: 'not-allowed' };
  const first = blocking[0];
  return first ? { allowed: false, because: first.code } : { allowed: true };
}
