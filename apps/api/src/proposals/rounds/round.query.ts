import type { ChangeView, RoundView } from '@tarmeem/contract';
import type { Actor } from '../../accounts/index.js';
import { NotFound } from '../../platform/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { changeViews } from '../changes.query.js';
import { differencesBetween, noText, type TextOfSection } from '../differences.js';
import { submittedSources } from '../sources/sources.query.js';
import { mustSeeSubmitted, roundsView } from './rounds.query.js';

/** A round as it was submitted: over the text of its time, or compared with another round of the proposal. Throws NotFound. */
export async function roundView(
  from: Answers,
  { proposalId, round, against }: { proposalId: string; round: number; against: number | undefined },
  actor: Actor,
): Promise<RoundView> {
  const row = await mustSeeSubmitted(from, proposalId, actor);
  const all = await roundsView(from, row);
  const known = new Map(all.rounds.map((each) => [each.round, each]));
  const asked = known.get(round);
  if (!asked || (against !== undefined && !known.has(against))) throw new NotFound();
  const changes = await submittedChanges(from, proposalId, round);
  const sources = (await submittedSources(from, proposalId)).filter((source) => source.round === round);
  const view = { ...all, title: asked.title, round, sources };
  if (against === undefined) {
    const ids = [...new Set(changes.map(({ sectionId }) => sectionId))];
    const bases = await publishedThen(from, { proposalId, round }, ids);
    const sections = ids.map((sectionId) => ({
      sectionId,
      base: bases.get(sectionId) ?? addedText(changes, sectionId) ?? noText,
      changes: changes.filter((change) => change.sectionId === sectionId),
      differences: [],
      structure: null,
    }));
    return { ...view, against: null, sections };
  }
  const others = await submittedChanges(from, proposalId, against);
  const ids = [...new Set([...changes, ...others].map(({ sectionId }) => sectionId))];
  const [before, after] = await Promise.all([against, round].map((n) => textsOf(from, { proposalId, round: n }, ids)));
  const structureIn = (those: readonly ChangeView[], id: string) =>
    those.find(({ sectionId, structure }) => sectionId === id && structure)?.structure ?? null;
  const sections = ids.map((sectionId) => {
    const [was, is] = [before?.get(sectionId) ?? noText, after?.get(sectionId) ?? noText];
    const steps = { before: structureIn(others, sectionId), after: structureIn(changes, sectionId) };
    return {
      sectionId,
      base: { ...was, heading: was.heading || is.heading },
      changes: [],
      differences: differencesBetween(was, is),
      structure: JSON.stringify(steps.before) === JSON.stringify(steps.after) ? null : steps,
    };
  });
  return { ...view, against, sections };
}

/** The changes of a round over the text of its time, each with its effective outcome: a carried one as it was before. */
async function submittedChanges(from: Answers, proposalId: string, round: number): Promise<ChangeView[]> {
  const first = await rowsOf<{ now: string } & Pick<ChangeView, 'payload' | 'payloadHash' | 'position'>>(
    from,
    `select change_now(c.id) as now, c.payload, c.payload_hash as "payloadHash", c.position
     from change c join round r on r.id = c.round_id where c.proposal_id = $1 and r.n = $2 and c.carried_from is null
     order by c.position, c.id`,
    [proposalId, round],
  );
  const views = await changeViews(from, 'c.proposal_id = $1 and ro.n = $2', [proposalId, round]);
  return first.flatMap(({ now, ...submitted }) => {
    const found = views.find(({ id }) => id === now);
    if (!found) return [];
    const { proposalId: _proposal, ...view } = found;
    return [{ ...view, ...submitted }];
  });
}

/** A section that the round adds: its own text, over which no change of words stands. */
function addedText(changes: readonly ChangeView[], sectionId: string): TextOfSection | undefined {
  const added = changes.find((change) => change.sectionId === sectionId && change.structure?.kind === 'added');
  const body: unknown = added && Reflect.get(Object(added.payload), 'body');
  return added && { heading: added.structure?.heading ?? '', body: body as TextOfSection['body'] };
}

interface Of {
  proposalId: string;
  round: number;
}
type Found = TextOfSection & { sectionId: string };
const byId = (rows: readonly Found[]) => new Map(rows.map(({ sectionId, ...text }) => [sectionId, text]));

/** The texts of sections in the edition that a round was written over. */
const publishedThen = async (from: Answers, { proposalId, round }: Of, ids: readonly string[]) =>
  byId(
    await rowsOf<Found>(
      from,
      `select e.section_id as "sectionId", v.heading, v.body
       from round r join proposal p on p.id = r.proposal_id
         join entry e on e.document_id = p.document_id and e.from_seq <= r.base_seq and (e.until_seq is null or e.until_seq > r.base_seq)
         join revision v on v.id = e.revision_id
       where r.proposal_id = $1 and r.n = $2 and e.live and e.section_id = any($3::uuid[])`,
      [proposalId, round, ids],
    ),
  );

/** The texts as a round would have them: what was submitted, and of the rest what was published then. */
async function textsOf(from: Answers, of: Of, ids: readonly string[]): Promise<Map<string, TextOfSection>> {
  const submitted = await rowsOf<Found>(
    from,
    `select c.section_id as "sectionId", c.heading, c.body from round_copy c join round r on r.id = c.round_id
     where r.proposal_id = $1 and r.n = $2 and c.live`,
    [of.proposalId, of.round],
  );
  return new Map([...(await publishedThen(from, of, ids)), ...byId(submitted)]);
}
