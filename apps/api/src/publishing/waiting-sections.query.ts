import type { DraftView } from '@tarmeem/contract';
import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { addedSections, takeOutVerdicts } from '../moderation/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { changeViews } from '../proposals/index.js';
import type { DraftMaterial } from './draft-material.query.js';

type WaitingSection = DraftView['sections'][number];
type ProposalOfChange = WaitingSection['changes'][number]['proposal'];

/** The sections of the draft or the scheduled edition that the person may read: the text under each, and its changes. */
export async function waitingSections(from: Answers, material: DraftMaterial, actor: Actor): Promise<WaitingSection[]> {
  const { documentId, outline, changes, chosen, cameSince, facts } = material;
  const seen = outline.filter(
    ({ sectionId, jurisdiction }) =>
      changes.some((change) => change.sectionId === sectionId) &&
      isAllowed(actor, 'draft.read', { documentId, jurisdiction }),
  );
  const bodies = await rowsOf<{ id: string; body: WaitingSection['base'] }>(
    from,
    'select id, body from revision where id = any($1::uuid[])',
    [seen.map((section) => section.revisionId)],
  );
  const views = await changeViews(from, 'c.id = any($1::uuid[])', [changes.map((change) => change.id)]);
  const proposals = await proposalsOf(from, [...new Set(changes.map((change) => change.proposalId))]);
  const takeOut = await takeOutVerdicts(from, changes, actor);
  const placeOfAdded = (id: string) => facts.accepted.find((one) => one.id === id)?.places[0]?.jurisdiction ?? null;
  const added = addedSections(new Map(outline.map((section) => [section.sectionId, section])), changes, placeOfAdded);
  const shown = [
    ...seen.map((section) => {
      const base = bodies.find((revision) => revision.id === section.revisionId)?.body;
      if (!base) throw new Error(`There is no revision ${section.revisionId}`);
      return { section, base };
    }),
    ...added.filter(({ section }) =>
      isAllowed(actor, 'draft.read', { documentId, jurisdiction: section.jurisdiction }),
    ),
  ];
  return shown.map(({ section, base }) => {
    const own = changes.filter((change) => change.sectionId === section.sectionId);
    const { sectionId, heading, path, jurisdiction } = section;
    return {
      sectionId,
      heading,
      path,
      jurisdiction,
      base,
      changes: own.flatMap((change) => {
        const view = views.find((each) => each.id === change.id);
        const proposal = proposals.find((each) => each.id === change.proposalId);
        if (!view || !proposal) return [];
        const mayTakeOut = takeOut.get(change.id) ?? { allowed: false, because: 'not-allowed' };
        const twins = changes
          .filter((other) => other.id !== change.id && (other.sameAs ?? other.id) === (change.sameAs ?? change.id))
          .flatMap(({ id, proposalId }) => {
            const by = proposals.find((each) => each.id === proposalId);
            return by ? [{ changeId: id, proposal: by.number, organisation: by.organisation }] : [];
          });
        const way = { selected: chosen.includes(change), cameSince: cameSince.includes(change) };
        return [{ ...view, proposalId: undefined, proposal, ...way, mayTakeOut, twins }];
      }),
    };
  });
}

function proposalsOf(from: Answers, ids: readonly string[]): Promise<ProposalOfChange[]> {
  return rowsOf(
    from,
    `select proposal.id, proposal.number, title_submitted(proposal.id) as title, organisation.name as organisation
     from proposal join organisation on organisation.id = proposal.organisation_id where proposal.id = any($1::uuid[])`,
    [ids],
  );
}
