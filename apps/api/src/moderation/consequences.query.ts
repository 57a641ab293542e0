import type { ConsequencesView, TrayMark } from '@tarmeem/contract';
import { type Anchor, type AnchorPlace, type Doc, plainText, remap, touch } from '@tarmeem/document';
import { decide, type DecisionFacts, Refused } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { storedText } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { proposalRows, structureOf } from '../proposals/index.js';
import { type PendingChange, pendingChanges } from './accepted-changes.store.js';
import {
  counterOfProposal,
  type DecisionMaterial,
  decisionMaterial,
  type ReviewedChange,
} from './decision-facts.query.js';
import { draftText, type TextBase } from './draft-text.js';
import { mustSeeAsModerator } from '../proposals/index.js';

type Mark = Pick<TrayMark, 'changeId' | 'outcome'>;

/**
 * What these decisions would do to others, before they count: computed by the document core over the draft edition as it is and as
 * it would be. Throws NotFound for whom the proposal is not there.
 */
export async function consequencesOf(
  from: Answers,
  proposalId: string,
  { marks, actor }: { marks: readonly Mark[]; actor: Actor },
): Promise<ConsequencesView> {
  const [row] = await proposalRows(from, { where: 'p.id = $1 and p.number is not null', parameters: [proposalId] });
  if (!row) throw new NotFound();
  await mustSeeAsModerator(from, row, actor);
  const counterOf = await counterOfProposal(from, proposalId);
  const { documentId, state } = row;
  const material = await decisionMaterial(from, { id: proposalId, documentId, state, counterOf });
  const { puts, takes } = effectOf(material.changes, marks);
  const sectionIds = [...new Set([...puts, ...takes].map(({ sectionId }) => sectionId))];
  const texts = await textsOf(from, material, { documentId, sectionIds, puts, takes });
  const { refused, amended } = foreseenFor(material.facts, marks, actor);
  return {
    marks: marks.length,
    refused,
    amends: amended === null ? [] : await writersOf(from, amended),
    conflicts: await conflictsOf(from, { id: proposalId, counterOf }, puts),
    outdated: await outdatedBy(from, proposalId, puts),
    feedback: await feedbackMovedBy(from, texts),
    sections: [
      ...texts
        .filter((text) => touchesTree([...puts, ...takes], text.sectionId) || isReworded(text))
        .map(({ sectionId, heading }) => ({ sectionId, heading })),
      ...addedBy([...puts, ...takes]),
    ],
  };
}

/** The changes that these decisions put into the draft edition, and those they take out of it. */
function effectOf(changes: readonly ReviewedChange[], marks: readonly Mark[]) {
  const outcomeOf = (id: string) => marks.find(({ changeId }) => changeId === id)?.outcome;
  return {
    puts: changes.filter(({ id, outcome }) => outcome !== 'accepted' && outcomeOf(id) === 'accepted'),
    takes: changes.filter(
      ({ id, heldBy }) => heldBy === 'draft' && outcomeOf(id) !== undefined && outcomeOf(id) !== 'accepted',
    ),
  };
}

/** The first rule that would refuse the batch, as it stands now; and the change that it would accept with other words. */
function foreseenFor(
  facts: DecisionFacts,
  marks: readonly Mark[],
  actor: Actor,
): { refused: ConsequencesView['refused']; amended: string | null } {
  const lines = marks.flatMap(({ changeId, outcome }) => {
    const change = facts.changes.find(({ id }) => id === changeId);
    return change ? [{ changeId, outcome, reason: '…', seq: change.seq, payloadHash: change.payloadHash }] : [];
  });
  try {
    const { original } = decide(facts, lines, actor).next;
    return { refused: null, amended: original?.outcome === 'amended' ? original.changeId : null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const changeId = error.facts?.['changeId'];
    return { refused: { code: error.code, changeId: typeof changeId === 'string' ? changeId : null }, amended: null };
  }
}

const writersOf = (from: Answers, changeId: string): Promise<ConsequencesView['amends']> =>
  rowsOf(
    from,
    `select proposal.id as "proposalId", proposal.number as proposal, title_submitted(proposal.id) as title, organisation.name as organisation
     from change join proposal on proposal.id = change.proposal_id join organisation on organisation.id = proposal.organisation_id
     where change.id = $1`,
    [changeId],
  );

const isReworded = ({ before, after }: SectionTexts): boolean =>
  after === null || !before.body.eq(after.body) || before.heading !== after.heading;

const touchesTree = (changes: readonly ReviewedChange[], sectionId: string): boolean =>
  changes.some((change) => change.sectionId === sectionId && structureOf(change) !== null);

/** Sections that no edition holds yet. */
const addedBy = (changes: readonly ReviewedChange[]): ConsequencesView['sections'] =>
  changes.flatMap((change) => {
    const structure = structureOf(change);
    return structure?.kind === 'added' ? [{ sectionId: change.sectionId, heading: structure.heading }] : [];
  });

interface SectionTexts {
  sectionId: string;
  heading: string;
  current: Doc;
  revisionId: string;
  before: { heading: string; body: Doc };
  /** null: together they make no text. */
  after: { heading: string; body: Doc } | null;
  /** The decisions retire it. */
  retired: boolean;
}

async function textsOf(
  from: Answers,
  { sections }: DecisionMaterial,
  {
    documentId,
    sectionIds,
    puts,
    takes,
  }: {
    documentId: string;
    sectionIds: readonly string[];
    puts: readonly ReviewedChange[];
    takes: readonly ReviewedChange[];
  },
): Promise<SectionTexts[]> {
  const live = sectionIds.flatMap((id) => sections.get(id) ?? []);
  const revisions = await rowsOf<TextBase & { id: string }>(
    from,
    'select id, heading, body, body_hash as "bodyHash" from revision where id = any($1::uuid[])',
    [live.map(({ revisionId }) => revisionId)],
  );
  const pending = await pendingChanges(from, documentId, sectionIds);
  const leaving = new Set(takes.map(({ id }) => id));
  return live.flatMap(({ sectionId, revisionId, heading }) => {
    const base = revisions.find(({ id }) => id === revisionId);
    if (!base) return [];
    const here = pending.filter((change) => change.sectionId === sectionId);
    const then = [...here.filter(({ id }) => !leaving.has(id)), ...puts.filter((put) => put.sectionId === sectionId)];
    const before = draftText(base, here);
    const retired = puts.some((put) => put.sectionId === sectionId && structureOf(put)?.kind === 'retired');
    const current = storedText(base.body);
    return [{ sectionId, heading, revisionId, current, before, after: textWith(base, then), retired }];
  });
}

function textWith(
  base: TextBase,
  changes: readonly Pick<PendingChange, 'id' | 'aspect' | 'payload' | 'payloadHash'>[],
) {
  try {
    return draftText(base, changes);
  } catch (error) {
    if (error instanceof Error && error.name === 'Refused') return null;
    throw error;
  }
}

/** SQL: one change retires the section that the other works on, or puts something under. */
const retires = (one: string, other: string): string =>
  `(${one}.aspect = 'standing' and ${one}.payload->>'kind' = 'retired' and (
     ${other}.section_id = ${one}.section_id and ${other}.aspect <> 'standing'
     or ${other}.aspect <> 'body' and ${other}.payload->'place'->>'parentId' = ${one}.section_id::text))`;

/**
 * Open changes of other proposals, in review, that touch what would be accepted. An identical one goes beside it, and one that is
 * answered with other words is amended.
 */
async function conflictsOf(
  from: Answers,
  { id: proposalId, counterOf }: { id: string; counterOf: string | null },
  puts: readonly ReviewedChange[],
): Promise<ConsequencesView['conflicts']> {
  const rows = await rowsOf<ConsequencesView['conflicts'][number] & { gaps: unknown; by: string }>(
    from,
    `select put.id as by, other.id as "changeId", proposal.id as "proposalId", proposal.number as proposal, title_submitted(proposal.id) as title,
       organisation.name as organisation, other.payload -> 'gaps' as gaps
     from change put
       join change other on other.outcome = 'open' and (other.section_id = put.section_id and other.aspect = put.aspect
         and other.base_hash is not distinct from put.base_hash and other.payload_hash <> put.payload_hash
         and (put.aspect <> 'body' or other.gaps && put.gaps) or ${retires('put', 'other')} or ${retires('other', 'put')})
       join proposal on proposal.id = other.proposal_id and proposal.state = 'in_review'
       join organisation on organisation.id = proposal.organisation_id
     where put.id = any($1::uuid[]) and other.proposal_id <> $2 and other.id is distinct from $3
     order by proposal.number, other.position`,
    [puts.map(({ id }) => id), proposalId, counterOf],
  );
  return rows
    .filter(({ by, gaps }) => {
      const mine = Reflect.get(Object(puts.find(({ id }) => id === by)?.payload), 'gaps') as unknown;
      if (!Array.isArray(gaps) || !Array.isArray(mine)) return true;
      return touch({ gaps: gaps as [number, number][] }, { gaps: mine as [number, number][] });
    })
    .map(({ changeId, proposalId: id, proposal, title, organisation }) => ({
      changeId,
      proposalId: id,
      proposal,
      title,
      organisation,
    }));
}

/** Submitted once and with their authors now: their texts lie on what an edition with these changes would move. */
function outdatedBy(
  from: Answers,
  proposalId: string,
  puts: readonly ReviewedChange[],
): Promise<ConsequencesView['outdated']> {
  return rowsOf(
    from,
    `select distinct proposal.id as "proposalId", proposal.number as proposal, title_submitted(proposal.id) as title, organisation.name as organisation
     from change put
       join change other on other.outcome in ('returned', 'recalled')
         and (other.section_id = put.section_id and other.aspect = put.aspect or ${retires('put', 'other')})
       join proposal on proposal.id = other.proposal_id and proposal.state = 'drafting'
       join organisation on organisation.id = proposal.organisation_id
     where put.id = any($1::uuid[]) and other.proposal_id <> $2 order by proposal.number limit 200`,
    [puts.map(({ id }) => id), proposalId],
  );
}

interface Anchored {
  id: string;
  number: number;
  quote: string;
  anchor: Anchor;
}

/** Feedback on these sections whose words the decisions change or take away, compared with the draft as it is. */
async function feedbackMovedBy(from: Answers, texts: readonly SectionTexts[]): Promise<ConsequencesView['feedback']> {
  const moved: ConsequencesView['feedback'] = [];
  for (const { sectionId, revisionId, current, before, after, retired } of texts) {
    if (!retired && (!after || before.body.eq(after.body))) continue;
    const here = await heldIn(from, sectionId, revisionId);
    if (retired || !after) {
      moved.push(...here.map(({ id, number, quote }) => ({ id, number, quote, becomes: 'detached' as const })));
      continue;
    }
    const anchors = here.map(({ anchor }) => anchor);
    const [was, becomes] = [remap(anchors, current, before.body), remap(anchors, current, after.body)];
    for (const [at, { id, number, quote }] of here.entries()) {
      const [old, next] = [was[at], becomes[at]];
      if (!next || next.state === 'EXACT') continue;
      // Moved by an edition already, it moves again when the words change that it stands on now.
      const again = next.state === 'MOVED' && wordsAt(before.body, old) !== wordsAt(after.body, next);
      if (next.state === old?.state && !again) continue;
      moved.push({ id, number, quote, becomes: next.state === 'MOVED' ? 'moved' : 'detached' });
    }
  }
  return moved;
}

const wordsAt = (body: Doc, place: AnchorPlace | undefined): string =>
  place ? plainText(body).slice(place.position.start, place.position.end) : '';

/**
 * The passages of a section that have a place in this revision, as the job after each publication wrote it down; where it moved and
 * somebody said that it does not belong there, and where it was lost, nothing is taken from it again.
 */
async function heldIn(from: Answers, sectionId: string, revisionId: string): Promise<Anchored[]> {
  const rows = await rowsOf<Anchored & { start: number | null; end: number | null }>(
    from,
    `select feedback.id, number, quote, anchor, place.starts_at as start, place.ends_at as "end"
     from feedback left join anchor_place place on place.feedback_id = feedback.id and place.revision_id = $2
       and place.state <> 'DETACHED' and place.stands is distinct from false
     where section_id = $1 and anchor is not null and feedback.state in ('held', 'open', 'answered')
       and (feedback.revision_id = $2 or place.feedback_id is not null)
     order by number`,
    [sectionId, revisionId],
  );
  return rows.map(({ start, end, ...one }) =>
    start === null || end === null ? one : { ...one, anchor: { ...one.anchor, position: { start, end } } },
  );
}
