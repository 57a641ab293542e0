import type { RoundSummary, RoundsView } from '@tarmeem/contract';
import { type Actor, maySee, readersOf } from '@tarmeem/review';
import { NotFound } from '../../platform/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { endingsOf } from '../endings.query.js';
import { placesOfSubmitted } from '../structure/places.query.js';
import { proposalRows, type SummaryRow } from '../summaries.query.js';

/** A submitted proposal, for its own organisation and for those who decide about one of its places. Throws NotFound. */
export async function mustSeeSubmitted(from: Answers, proposalId: string, actor: Actor): Promise<SummaryRow> {
  const [row] = await proposalRows(from, { where: 'p.id = $1', parameters: [proposalId] });
  if (!row || row.number === null) throw new NotFound();
  const { id, documentId, organisation } = row;
  const at = { documentId, organisationId: organisation.id };
  if (maySee(readersOf(actor, { ...at, jurisdiction: null }), 'unsubmitted proposal')) return row;
  const places = await placesOfSubmitted(from, { id, ...at });
  if (!places.some((place) => maySee(readersOf(actor, place), 'submitted round'))) throw new NotFound();
  return row;
}

type Row = Omit<RoundSummary, 'submittedAt' | 'finished'> & {
  submittedAt: Date;
  finishedAs: Finish | null;
  finishedAt: Date;
};
type Finish = NonNullable<RoundSummary['finished']>['as'];

/** The rounds of a proposal, oldest first. */
export async function roundsView(from: Answers, row: SummaryRow): Promise<RoundsView> {
  const { id, number, document, organisation } = row;
  const rows = await rowsOf<Row>(
    from,
    `select r.n as round, r.title, r.summary, r.submitted_at as "submittedAt", json_build_object('id', s.id, 'name', s.name) as "submittedBy",
       e.major || '.' || e.minor as edition, r.finished_as as "finishedAs", r.finished_at as "finishedAt",
       coalesce((select json_agg(json_build_object('changeId', c.id, 'outcome', c.outcome) order by c.position, c.id)
         from change c where c.round_id = r.id and c.outcome <> 'carried'), '[]'::json) as strip
     from round r join proposal p on p.id = r.proposal_id join person s on s.id = r.submitted_by
       join edition e on e.document_id = p.document_id and e.seq = r.base_seq
     where r.proposal_id = $1 order by r.n`,
    [id],
  );
  const endings = await endingsOf(from, id);
  const last = rows.at(-1)?.round;
  const rounds = rows.map(({ finishedAs, finishedAt, submittedAt, ...round }): RoundSummary => {
    const as = finishedAs === null ? null : finishedAs;
    const how = as === 'withdrawn' || as === 'recalled' ? as : null;
    const reason = endings.find(
      (ending) => ending.how === how && (how === 'withdrawn' ? round.round === last : ending.round === round.round),
    );
    const finished = as === null ? null : { as, at: finishedAt.toISOString(), reason: reason?.reason ?? '' };
    return { ...round, submittedAt: submittedAt.toISOString(), finished };
  });
  return { number: number ?? 0, document, title: rounds.at(-1)?.title ?? '', organisation, rounds };
}
