import type { Change } from '@tarmeem/document';
import {
  type ChangeFacts,
  type DecisionFacts,
  mayDecide,
  type PendingFacts,
  type ProposalState,
} from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { type Address, type OutlineSection, outlineOf, publishedTree, type PublishedTree } from '../documents/index.js';
import { placesOfChanges } from '../proposals/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type PendingChange, pendingChanges } from './accepted-changes.store.js';
import { redactedOf } from './blocks-brought.js';
import { type ChangeRow, changeColumns } from './decisions.store.js';
import { isBaseCurrent, structuralFacts } from './structure-ground.js';
import { plannedAtFirst } from '../platform/database/planned.js';

/** The proposal that is decided. */
export interface DecidedProposal {
  id: string;
  documentId: string;
  state: ProposalState;
  counterOf: string | null;
}

/** A change with its round, where it is while accepted, and who decided it last. */
export interface ReviewedChange extends ChangeRow {
  round: number;
  roundOpen: boolean;
  laterRound: boolean;
  heldBy: 'draft' | 'scheduled' | 'published' | null;
  /** Number of the edition that published it. */
  editionNumber: string | null;
  lastDecision: { by: string | null; at: string } | null;
}

/** Everything a decision on the proposal depends on, as the rules take it and as rows. */
export interface DecisionMaterial {
  facts: DecisionFacts;
  changes: readonly ReviewedChange[];
  pending: readonly PendingChange[];
  /** The live sections of the current edition by id. */
  sections: ReadonlyMap<string, OutlineSection>;
  /** The current edition's tree, tombstones too. */
  published: PublishedTree;
  /** Where each change acts. */
  placesOf: (changeId: string) => readonly Address[];
}

const reviewedColumns = /* sql */ `${changeColumns}, round.n as round, round.finished_at is null as "roundOpen",
  exists (select from round later where later.proposal_id = round.proposal_id and later.n > round.n) as "laterRound",
  case when edition.id is null then null when edition.standing in ('draft', 'scheduled') then edition.standing else 'published' end
    as "heldBy",
  edition.major || '.' || edition.minor as "editionNumber",
  (select json_build_object('by', decision.decided_by, 'at', decision.at) from decision
   where decision.change_id = change.id order by decision.seq desc limit 1) as "lastDecision"`;

const reviewedFrom = /* sql */ `change join round on round.id = change.round_id
  left join accepted on accepted.change_id = change.id left join edition on edition.id = accepted.edition_id`;

/** The effective changes of a proposal in order, over all its rounds: a carried one stands for the row it goes on from. */
export function reviewedChanges(from: Answers, proposalId: string): Promise<ReviewedChange[]> {
  return rowsOf(
    from,
    `select ${reviewedColumns} from ${reviewedFrom}
     where change.proposal_id = $1 and change.outcome <> 'carried' order by round.n, change.position, change.id`,
    [proposalId],
  );
}

/** Loads what `decide` of the review rules takes. Inside the document's lock it is what the decision is made on. */
export async function decisionMaterial(from: Answers, proposal: DecidedProposal): Promise<DecisionMaterial> {
  const changes = await reviewedChanges(from, proposal.id);
  const sectionIds = [...new Set(changes.map((change) => change.sectionId))];
  const outline = await outlineOf(from, proposal.documentId);
  const sections = new Map(outline.map((section) => [section.sectionId, section]));
  const published = await publishedTree(from, proposal.documentId);
  const pending = await pendingChanges(from, proposal.documentId, sectionIds, { structure: true });
  const closed = proposal.state === 'withdrawn';
  const places = await placesOfChanges(from, published, changes);
  const placesById = new Map(changes.map((change, at) => [change.id, places[at] ?? []]));
  const placesOf = (id: string): readonly Address[] => placesById.get(id) ?? [];
  const redacted = await redactedOf(from, proposal.documentId, changes);
  const of = (change: ReviewedChange): ChangeFacts => ({
    ...changeFacts(closed ? { ...change, laterRound: true } : change, { published, places: placesOf(change.id) }),
    redacted: redacted.has(change.id),
  });
  const original = proposal.counterOf === null ? undefined : await originalOf(from, proposal.counterOf, published);
  const facts: DecisionFacts = {
    proposalId: proposal.id,
    proposalState: proposal.state,
    roundId: changes.find((change) => change.roundOpen)?.roundId ?? null,
    changes: changes.map(of),
    inRound: changes.filter((change) => change.roundOpen).map((change) => change.id),
    contributors: await contributorsOf(from, proposal.id, false),
    originalContributors: await contributorsOf(from, proposal.id, true),
    ...(original ? { original } : {}),
    pending: pending.map(pendingFacts),
    acceptedElsewhere: await acceptedElsewhere(from, changes),
  };
  return { facts, changes, pending, sections, published, placesOf };
}

/**
 * What the person may make of each change. The end of the round says nothing of that, so it is left out: a round of a thousand changes
 * would be counted three thousand times.
 */
export function decisionVerdicts(
  { facts }: DecisionMaterial,
  actor: Actor,
): (changeId: string) => ReturnType<typeof mayDecide> {
  const single = { ...facts, inRound: [] };
  return (changeId) => mayDecide(single, changeId, actor);
}

function changeFacts(
  change: ReviewedChange,
  { published, places }: { published: PublishedTree; places: readonly Address[] },
): ChangeFacts {
  return {
    id: change.id,
    sectionId: change.sectionId,
    aspect: change.aspect,
    gaps: gapsOf(change),
    payloadHash: change.payloadHash,
    outcome: change.outcome,
    seq: change.seq,
    ...(change.lastDecision ? { lastDecision: change.lastDecision } : {}),
    roundOpen: change.roundOpen,
    laterRound: change.laterRound,
    baseIsCurrent: isBaseCurrent(change, published),
    heldBy: change.heldBy,
    requires: change.requires,
    places,
    ...structuralFacts(change),
  };
}

function pendingFacts(change: PendingChange): PendingFacts {
  return {
    changeId: change.id,
    proposalNumber: change.proposalNumber,
    sectionId: change.sectionId,
    aspect: change.aspect,
    gaps: gapsOf(change),
    payloadHash: change.payloadHash,
    requires: change.requires,
    sameAs: change.sameAs,
    ...structuralFacts(change),
  };
}

const gapsOf = (change: ChangeRow): Change['gaps'] | null =>
  change.aspect === 'body' ? (change.payload as Change).gaps : null;

/** The change a counter-proposal answers, as it stands now: carried on, it has another id. */
async function originalOf(from: Answers, changeId: string, published: PublishedTree): Promise<ChangeFacts | undefined> {
  const [found] = await rowsOf<ReviewedChange>(
    from,
    `with recursive line (id) as (
       select $1::uuid union all select change.id from line join change on change.carried_from = line.id
     )
     select ${reviewedColumns} from ${reviewedFrom} where change.id in (select id from line) and change.outcome <> 'carried'`,
    [changeId],
  );
  if (!found) return undefined;
  const [places = []] = await placesOfChanges(from, published, [found]);
  return changeFacts(found, { published, places });
}

/** Who wrote in the proposal; with `originals`, who wrote in what it answers, however deep. */
async function contributorsOf(from: Answers, proposalId: string, originals: boolean): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    from,
    `with recursive origin (proposal_id, counter_of, depth) as (
       select id, counter_of, 0 from proposal where id = $1
       union
       select proposal.id, proposal.counter_of, origin.depth + 1
       from origin join change on change.id = origin.counter_of join proposal on proposal.id = change.proposal_id
     )
     select distinct contributor.person_id as id from contributor join origin on origin.proposal_id = contributor.proposal_id
     where (origin.depth > 0) = $2`,
    [proposalId, originals],
  );
  return new Set(rows.map((row) => row.id));
}

/** Who wrote in each of these proposals, or in what it answers, however deep. */
export async function allContributors(
  from: Answers,
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map(proposalIds.map((id) => [id, new Set<string>()]));
  if (proposalIds.length === 0) return found;
  const rows = await rowsOf<{ of: string; id: string }>(
    from,
    plannedAtFirst(`with recursive origin (of, proposal_id, counter_of) as (
       select id, id, counter_of from proposal where id = any($1::uuid[])
       union
       select origin.of, proposal.id, proposal.counter_of
       from origin join change on change.id = origin.counter_of join proposal on proposal.id = change.proposal_id
     )
     select distinct origin.of, contributor.person_id as id
     from contributor join origin on origin.proposal_id = contributor.proposal_id`),
    [proposalIds],
  );
  for (const row of rows) found.get(row.of)?.add(row.id);
  return found;
}

async function acceptedElsewhere(from: Answers, changes: readonly ReviewedChange[]): Promise<Set<string>> {
  const own = new Set(changes.map((change) => change.id));
  const others = changes.flatMap((change) => change.requires.filter((id) => !own.has(id)));
  if (others.length === 0) return new Set();
  const rows = await rowsOf<{ id: string }>(
    from,
    `select id from change where id = any($1::uuid[]) and outcome = 'accepted'`,
    [others],
  );
  return new Set(rows.map((row) => row.id));
}

/** The change a proposal answers, when it is a counter-proposal. */
export async function counterOfProposal(from: Answers, proposalId: string): Promise<string | null> {
  const [row] = await rowsOf<{ counterOf: string | null }>(
    from,
    'select counter_of as "counterOf" from proposal where id = $1',
    [proposalId],
  );
  return row?.counterOf ?? null;
}
