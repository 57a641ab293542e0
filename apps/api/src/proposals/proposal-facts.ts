import { isAllowed, type ProposalFacts } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { outlineOf } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { placesOfProposal } from './structure/places.query.js';
import type { Proposal } from './proposals.store.js';
import { hashOfAll, type TouchedSection, touchedSections } from './touched-sections.query.js';

interface Row {
  rounds: number;
  isContributor: boolean;
  onlyFocalSubmits: boolean;
  undecided: string[];
}

/** What the life of the proposal asks, for this person, with the sections it touches now. */
export async function proposalFacts(
  from: Answers,
  proposal: Proposal,
  actor: Actor,
): Promise<{ facts: ProposalFacts; touched: TouchedSection[] }> {
  const touched = await touchedSections(from, proposal.id);
  const [row] = await rowsOf<Row>(
    from,
    `select (select count(*)::int from round where proposal_id = p.id) as rounds, o.only_focal_submits as "onlyFocalSubmits",
       exists (select from contributor where proposal_id = p.id and person_id = $2) as "isContributor",
       array(select id from change where proposal_id = p.id and outcome = 'open' order by position) as undecided
     from proposal p join organisation o on o.id = p.organisation_id where p.id = $1`,
    [proposal.id, actor.id],
  );
  if (!row) throw new Error(`There is no proposal ${proposal.id}`);
  const outline = await outlineOf(from, proposal.documentId);
  const { places, misfits } = await placesOfProposal(from, proposal);
  const everywhere = (action: 'proposal.edit' | 'proposal.succeed'): boolean =>
    places.length > 0
      ? places.every((place) => isAllowed(actor, action, place))
      : outline.some(({ jurisdiction }) =>
          isAllowed(actor, action, {
            documentId: proposal.documentId,
            jurisdiction,
            organisationId: proposal.organisationId,
          }),
        );
  return {
    touched,
    facts: {
      id: proposal.id,
      state: proposal.state,
      rounds: row.rounds,
      mayPropose: everywhere('proposal.edit'),
      isContributor: row.isContributor,
      isFocalPerson: everywhere('proposal.succeed'),
      onlyFocalSubmits: row.onlyFocalSubmits,
      outdated: proposal.state === 'drafting' && (misfits || touched.some(({ outdated }) => outdated)),
      changes: touched.filter((section) => section.headingTouched || section.bodyTouched || section.structureTouched)
        .length,
      contentHash: hashOfAll(touched),
      undecided: row.undecided,
    },
  };
}
