import { createHash } from 'node:crypto';
import { type AcceptedFacts, type DraftFacts, isAllowed, type Place, select } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { type OutlineSection, outlineOf, publishedTree } from '../documents/index.js';
import { allContributors, type PendingChange, pendingChanges } from '../moderation/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { isStructural, placesOfChanges } from '../proposals/index.js';
import { bodiesUnder, type Ground, type NextEdition, nextEdition } from './next-edition.js';
import { plannedOnce } from '../platform/database/planned.js';

/** The row of the draft edition. */
export interface DraftEdition {
  id: string;
  version: number;
  changeNote: string;
  isMajor: boolean;
  /** A minute on the clocks of the document, as `2026-12-01T09:00`. */
  proposedFor: string | null;
  /** What waits for a later edition: left out by its preparer, or come since. */
  leftOut: readonly string[];
  preparedBy: { id: string; name: string } | null;
  preparedAt: Date | null;
}

/** The edition everybody reads now. */
export interface CurrentEdition {
  id: string;
  seq: number;
  major: number;
  minor: number;
}

/** The draft edition of a document with all that preparing and publishing depend on. */
export interface DraftMaterial {
  documentId: string;
  draft: DraftEdition;
  current: CurrentEdition;
  outline: readonly OutlineSection[];
  /** Every change of the draft. */
  changes: readonly PendingChange[];
  /** Those that go out with the selection as it is. */
  chosen: readonly PendingChange[];
  /** Those that came into the draft after it was prepared, and wait until somebody prepares it again. */
  cameSince: readonly PendingChange[];
  next: NextEdition;
  facts: DraftFacts;
}

/** Loads the draft; inside the document's lock it is what a publication is made of. `leaveOut` tries another selection. */
export async function draftMaterial(
  from: Answers,
  documentId: string,
  leaveOut?: readonly string[],
): Promise<DraftMaterial> {
  const material = await waitingMaterial(from, documentId, { standing: 'draft', ...(leaveOut ? { leaveOut } : {}) });
  if (!material) throw new Error(`Document ${documentId} lacks its draft`);
  return material;
}

/** The same of the scheduled edition; null when nothing is scheduled. */
export async function waitingMaterial(
  from: Answers,
  documentId: string,
  { standing, leaveOut }: { standing: 'draft' | 'scheduled'; leaveOut?: readonly string[] },
): Promise<DraftMaterial | null> {
  const [{ draft: row, current }, outline, pending] = await Promise.all([
    editionsOf(from, documentId, standing),
    outlineOf(from, documentId),
    pendingChanges(from, documentId),
  ]);
  if (!row) return null;
  const ground = { documentId, outline };
  const changes = pending.filter((change) => change.standing === standing);
  const [accepted, bodies, published] = await Promise.all([
    acceptedFacts(from, ground, changes),
    bodiesUnder(from, ground, changes),
    publishedOf(from, changes),
  ]);
  const came = standing === 'draft' && row.preparedBy ? changes.filter((change) => !change.prepared) : [];
  // What is identical to one that was there goes where that goes.
  const there = new Set(changes.map(({ id }) => id));
  const late = came.filter(({ sameAs }) => sameAs === null || !there.has(sameAs));
  const draft = { ...row, leftOut: [...new Set([...row.leftOut, ...late.map(({ id }) => id)])] };
  const leftOut = leaveOut ?? draft.leftOut;
  const out = new Set(select({ accepted, leftOut }).chosen.map((change) => change.id));
  const chosen = changes.filter((change) => out.has(change.id));
  const cameSince = came.filter((change) => !out.has(change.id));
  const next = await nextEdition(from, ground, { chosen, bodies });
  const facts: DraftFacts = {
    editionId: draft.id,
    accepted,
    leftOut,
    published,
    isMajor: draft.isMajor,
    changeNote: draft.changeNote,
    at: draft.proposedFor,
    preparedBy: draft.preparedBy?.id ?? null,
    manifestHash: next.manifestHash,
  };
  return { documentId, draft, current, outline, changes, chosen, cameSince, next, facts };
}

/** Which changes are in the draft, whoever may read them: one that comes in, or is taken out, makes another. */
export function hashOfChanges({ changes }: Pick<DraftMaterial, 'changes'>): string {
  const ids = changes.map(({ id }) => id).sort();
  return createHash('sha256').update(ids.join()).digest('hex');
}

/** Where the person acts when they act on the draft as a whole: everywhere, else in the first place that is theirs of all it changes. */
export function placeOf(
  { documentId, facts }: Pick<DraftMaterial, 'documentId' | 'facts'>,
  actor: Actor,
  action: 'edition.prepare' | 'edition.publish' | 'edition.cancel-schedule',
): Place {
  const everywhere: Place = { documentId, jurisdiction: null };
  const places = facts.accepted.flatMap((change) => change.places);
  const all = places.length > 0 && places.every((place) => isAllowed(actor, action, place));
  return all && !isAllowed(actor, action, everywhere) ? (places[0] ?? everywhere) : everywhere;
}

/** The edition everybody reads now. */
export async function currentOf(from: Answers, documentId: string): Promise<CurrentEdition> {
  return (await editionsOf(from, documentId, 'draft')).current;
}

async function editionsOf(
  from: Answers,
  documentId: string,
  standing: 'draft' | 'scheduled',
): Promise<{ draft: DraftEdition | undefined; current: CurrentEdition }> {
  const rows = await rowsOf<DraftEdition & CurrentEdition & { standing: 'draft' | 'scheduled' | 'current' }>(
    from,
    plannedOnce(`select edition.id, standing, edition.version, change_note as "changeNote", is_major as "isMajor", left_out as "leftOut",
       to_char(proposed_for, 'YYYY-MM-DD"T"HH24:MI') as "proposedFor",
       case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as "preparedBy",
       prepared_at as "preparedAt", seq, major, minor
     from edition left join person on person.id = prepared_by
     where document_id = $1 and standing in ($2, 'current')`),
    [documentId, standing],
  );
  const current = rows.find((row) => row.standing === 'current');
  if (!current) throw new Error(`Document ${documentId} lacks its current edition`);
  return { draft: rows.find((row) => row.standing === standing), current };
}

async function acceptedFacts(
  from: Answers,
  ground: Ground,
  changes: readonly PendingChange[],
): Promise<AcceptedFacts[]> {
  const [places, deciders, contributors] = await Promise.all([
    placesIn(from, ground, changes),
    rowsOf<{ changeId: string; decidedBy: string | null }>(
      from,
      plannedOnce(`select distinct on (change_id) change_id as "changeId", decided_by as "decidedBy"
       from decision where change_id = any($1::uuid[]) order by change_id, seq desc`),
      [changes.map((change) => change.id)],
    ),
    allContributors(from, [...new Set(changes.map((change) => change.proposalId))]),
  ]);
  const decidedBy = new Map(deciders.map((decision) => [decision.changeId, decision.decidedBy]));
  return changes.map((change, at) => ({
    id: change.id,
    sectionId: change.sectionId,
    proposalId: change.proposalId,
    requires: change.requires,
    sameAs: change.sameAs,
    places: places[at] ?? [],
    contributors: contributors.get(change.proposalId) ?? new Set<string>(),
    decidedBy: decidedBy.get(change.id) ?? null,
  }));
}

/** Where each change acts. Words of live sections act where the outline has these; only structure asks for the tree. */
async function placesIn(
  from: Answers,
  { documentId, outline }: Ground,
  changes: readonly PendingChange[],
): Promise<Place[][]> {
  const live = new Map(outline.map((section) => [section.sectionId, section.jurisdiction]));
  if (changes.some((change) => isStructural(change) || !live.has(change.sectionId)))
    return placesOfChanges(from, await publishedTree(from, documentId), changes);
  return changes.map(({ sectionId }) => [{ documentId, jurisdiction: live.get(sectionId) ?? null }]);
}

async function publishedOf(from: Answers, changes: readonly PendingChange[]): Promise<Set<string>> {
  const required = changes.flatMap((change) => change.requires);
  if (required.length === 0) return new Set();
  const rows = await rowsOf<{ id: string }>(
    from,
    'select change_id as id from accepted where change_id = any($1::uuid[]) and not pending',
    [required],
  );
  return new Set(rows.map((row) => row.id));
}
