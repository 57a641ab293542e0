import type { ChangeView, ReviewChange, ReviewView } from '@tarmeem/contract';
import { mayCounter, type Verdict } from '@tarmeem/review';
import { takenUpBy } from '../answering/index.js';
import type { Actor } from '../accounts/index.js';
import { currentEdition } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { changeViews, endingsOf, proposalRows, submittedSources, summaryView } from '../proposals/index.js';
import { decidedBefore } from './decided-before.query.js';
import {
  counterOfProposal,
  type DecisionMaterial,
  decisionMaterial,
  decisionVerdicts,
  type ReviewedChange,
} from './decision-facts.query.js';
import { countersOf, type FoundCounter } from './counters.query.js';
import { isBaseCurrent } from './structure-ground.js';
import { addedSections } from './added-sections.js';
import { microseconds } from './queue-asked.js';
import { sentView } from './sent.query.js';
import { trayOf } from './tray.store.js';
import { mustSeeAsModerator } from '../proposals/index.js';

interface RoundRow {
  n: number;
  summary: string;
  submittedAt: Date;
  submittedBy: { id: string; name: string };
}

type Overlap = ReviewChange['overlaps'][number];

/**
 * The last round of a proposal as a moderator decides it, section by section over the current text, with what they may do with each
 * change. Changes that lie on an older text (published, or decided before the text moved) stand with the earlier rounds.
 */
export async function reviewView(
  from: Answers,
  proposalId: string,
  { actor, now: moment }: { actor: Actor; now: Date },
): Promise<ReviewView> {
  const [row] = await proposalRows(from, {
    where: 'p.id = $1 and p.number is not null',
    parameters: [proposalId],
    submitted: true,
  });
  if (!row) throw new NotFound();
  await mustSeeAsModerator(from, row, actor);
  const { id, documentId, state } = row;
  const counterOf = await counterOfProposal(from, id);
  const material = await decisionMaterial(from, { id, documentId, state, counterOf });
  const rounds = await roundsOf(from, id);
  const last = rounds.at(-1);
  if (!last) throw new Error(`Proposal ${id} has a number and no round`);
  const views = await changeViews(from, 'c.proposal_id = $1', [id]);
  const now = material.changes.filter((change) => change.round === last.n && standsOnCurrent(change, material));
  const nowIds = new Set(now.map((change) => change.id));
  return {
    proposal: summaryView(row),
    summary: last.summary,
    round: last.n,
    submittedAt: last.submittedAt.toISOString(),
    submittedBy: last.submittedBy,
    editionNumber: (await currentEdition(from, documentId)).number,
    sections: await sectionsOf(from, material, { now, views, actor }),
    endings: await endingsOf(from, id),
    earlierRounds: rounds.flatMap((round) => {
      const changes = views.filter((view) => view.round === round.n && !nowIds.has(view.id)).map(plain);
      return changes.length === 0 ? [] : [{ round: round.n, submittedAt: round.submittedAt.toISOString(), changes }];
    }),
    ...(await whoseOf(from, id, moment)),
    tray: await trayOf(from, actor.id, id),
    sent: await sentView(from, { proposalId: id, documentId }, actor),
    takesUp: await takenUpBy(from, id),
    sources: await submittedSources(from, id),
    counterOf: counterOf === null ? null : await answeredBy(from, material),
  };
}

const standsOnCurrent = (change: ReviewedChange, { published }: DecisionMaterial): boolean =>
  change.heldBy !== 'published' && isBaseCurrent(change, published);

/** Without the proposal, which the view is about. */
const plain = (view: ChangeView & { proposalId?: string }): ChangeView => {
  const change = { ...view };
  delete change.proposalId;
  return change;
};

async function sectionsOf(
  from: Answers,
  material: DecisionMaterial,
  {
    now,
    views,
    actor,
  }: { now: readonly ReviewedChange[]; views: readonly (ChangeView & { proposalId: string })[]; actor: Actor },
): Promise<ReviewView['sections']> {
  const sections = [...material.sections.values()].filter(({ sectionId }) =>
    now.some((one) => one.sectionId === sectionId),
  );
  const bodies = await rowsOf<{ id: string; body: ReviewView['sections'][number]['base'] }>(
    from,
    'select id, body from revision where id = any($1::uuid[])',
    [sections.map((section) => section.revisionId)],
  );
  // What a counter-proposal answers is told as that.
  const overlaps = (await overlapsOf(from, now)).filter(({ changeId }) => changeId !== material.facts.original?.id);
  const verdicts = decisionVerdicts(material, actor);
  const before = await decidedBefore(from, now, { actor, published: material.published });
  const counters = await countersOf(
    from,
    now.map(({ id }) => id),
  );
  const shown = [
    ...sections.map((section) => {
      const base = bodies.find((revision) => revision.id === section.revisionId)?.body;
      if (!base) throw new Error(`There is no revision ${section.revisionId}`);
      return { section, base };
    }),
    ...addedSections(material.sections, now, (id) => material.placesOf(id)[0]?.jurisdiction ?? null),
  ].sort((a, b) => firstIn(now, a.section) - firstIn(now, b.section));
  return shown.map(({ section, base }) => {
    const changes = views
      .filter((view) => now.some((one) => one.id === view.id && one.sectionId === section.sectionId))
      .map((view): ReviewChange => ({
        ...plain(view),
        may: { ...verdicts(view.id), counter: counterVerdict(material, { changeId: view.id, counters, actor }) },
        ...before(view.id),
        counters: counters
          .filter(({ changeId }) => changeId === view.id)
          .map(({ proposalId, number, state, writer }) => ({ id: proposalId, number, state, writer })),
        overlaps: overlaps
          .filter((one) => one.of === view.id)
          .map(({ changeId, proposal, organisation, pending, same }) => ({
            changeId,
            proposal,
            organisation,
            pending,
            same,
          })),
      }));
    const { sectionId, heading, path, jurisdiction } = section;
    return { sectionId, heading, path, jurisdiction, base, outdated: false, changes };
  });
}

function counterVerdict(
  { facts }: DecisionMaterial,
  { changeId, counters, actor }: { changeId: string; counters: readonly FoundCounter[]; actor: Actor },
): Verdict {
  const standing = counters.find((one) => one.changeId === changeId) ?? null;
  return mayCounter(facts, { changeId, standing }, actor);
}

/** The change that a counter-proposal answers: carried on, it has another id than the one that was answered. */
async function answeredBy(from: Answers, { facts: { original } }: DecisionMaterial): Promise<ReviewView['counterOf']> {
  if (!original) return null;
  const [view] = await changeViews(from, 'c.id = $1', [original.id]);
  const [row] = view
    ? await proposalRows(from, { where: 'p.id = $1', parameters: [view.proposalId], submitted: true })
    : [];
  if (!view || !row || row.number === null) return null;
  return { proposal: row.number, proposalId: row.id, organisation: row.organisation.name, change: plain(view) };
}
/** In the order of the round, in which an added section stands where it will be read. */
const firstIn = (changes: readonly ReviewedChange[], { sectionId }: { sectionId: string }): number =>
  Math.min(...changes.flatMap((change) => (change.sectionId === sectionId ? [change.position] : [])));

/** Changes of other proposals on the same words: open in their round, or accepted and waiting for an edition. */
function overlapsOf(from: Answers, changes: readonly ReviewedChange[]): Promise<(Overlap & { of: string })[]> {
  return rowsOf(
    from,
    `select change.id as of, other.id as "changeId", proposal.number as proposal, organisation.name as organisation,
       other.outcome = 'accepted' as pending, other.payload_hash = change.payload_hash as same
     from change
       join change other on other.section_id = change.section_id and other.aspect = change.aspect
         and other.proposal_id <> change.proposal_id and other.base_hash = change.base_hash
         and (change.aspect <> 'body' or other.gaps && change.gaps)
         and (other.outcome = 'open'
           or other.outcome = 'accepted' and exists (select from accepted where change_id = other.id and pending))
       join proposal on proposal.id = other.proposal_id join organisation on organisation.id = proposal.organisation_id
     where change.id = any($1::uuid[]) order by proposal.number, other.position`,
    [changes.map((change) => change.id)],
  );
}

/** Who is at it now, and who was asked to decide it. */
async function whoseOf(from: Answers, proposalId: string, now: Date): Promise<Pick<ReviewView, 'claim' | 'assigned'>> {
  const [row] = await rowsOf<Pick<ReviewView, 'claim' | 'assigned'>>(
    from,
    `select (select json_build_object('by', json_build_object('id', person.id, 'name', person.name),
         'until', ${microseconds('ends_at')})
       from claim join person on person.id = moderator_id where proposal_id = $1 and ends_at > $2) as claim,
     (select json_build_object('id', person.id, 'name', person.name)
       from assignment join person on person.id = moderator_id where proposal_id = $1) as assigned`,
    [proposalId, now],
  );
  return row ?? { claim: null, assigned: null };
}

function roundsOf(from: Answers, proposalId: string): Promise<RoundRow[]> {
  return rowsOf(
    from,
    `select round.n, round.summary, round.submitted_at as "submittedAt",
       json_build_object('id', person.id, 'name', person.name) as "submittedBy"
     from round join person on person.id = round.submitted_by where round.proposal_id = $1 order by round.n`,
    [proposalId],
  );
}
