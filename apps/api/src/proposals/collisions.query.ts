import type { CollisionsView } from '@tarmeem/contract';
import { type Change, touch } from '@tarmeem/document';
import { type Aspect, isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { outlineOf, Revisions } from '../documents/index.js';
import type { Tx } from '../platform/index.js';
import { changesOf } from './changes-of.js';
import { mustBeOwn } from './own-proposal.js';
import { Proposals } from './proposals.store.js';
import { retirementsOver } from './retirements.query.js';
import { draftTree } from './structure/draft-tree.js';
import { WorkingCopies } from './working-copies.store.js';

type Item = CollisionsView['items'][number];
type Other = Item['others'][number] & {
  sectionId: string;
  aspect: Aspect;
  revisionId: string | null;
  gaps: Change['gaps'] | null;
  retires: boolean;
};

/**
 * What of a draft touches what other proposals have open, or accepted and waiting, in sections where the author may propose, and who
 * retires a section above one of them: a warning before it is sent, no hindrance. Throws NotFound for whoever is not of its organisation.
 */
export async function collisionsOf(tx: Tx, proposalId: string, actor: Actor): Promise<CollisionsView> {
  const proposal = mustBeOwn(await tx.get(Proposals).find(proposalId), actor);
  const { documentId, organisationId } = proposal;
  const outline = await outlineOf(tx, documentId);
  const all = await tx.get(WorkingCopies).of(proposalId);
  const copies = all.filter(({ baseRevisionId, sectionId }) => {
    const section = outline.find((each) => each.sectionId === sectionId);
    const place = section && { documentId, organisationId, jurisdiction: section.jurisdiction };
    return baseRevisionId !== null && place !== undefined && isAllowed(actor, 'proposal.edit', place);
  });
  const others = await tx.query<Other>(
    `select c.section_id as "sectionId", p.number as proposal, o.name as organisation, c.outcome = 'accepted' as pending, c.aspect,
       c.base_revision_id as "revisionId", c.payload -> 'gaps' as gaps,
       c.aspect = 'standing' and c.base_revision_id is not null as retires
     from change c join proposal p on p.id = c.proposal_id join organisation o on o.id = p.organisation_id
     where c.section_id = any($1::uuid[]) and p.id <> $2 and p.number is not null
       and (c.outcome = 'open' or (c.outcome = 'accepted' and exists (select from accepted where change_id = c.id and pending)))
     order by p.number, c.position limit 2000`,
    [copies.map(({ sectionId }) => sectionId), proposalId],
  );
  const about = { proposal, draft: await draftTree(tx, proposal), actor };
  const standing = all.filter(({ live }) => live).map(({ sectionId }) => sectionId);
  const over = await retirementsOver(tx, about, standing);
  const items: Item[] = [];
  for (const copy of all) {
    const here = others.filter(({ sectionId }) => sectionId === copy.sectionId);
    const above = (over.get(copy.sectionId) ?? []).filter((each) => each.above !== null);
    const { sectionId } = copy;
    const heading = outline.find((each) => each.sectionId === sectionId)?.heading ?? copy.heading;
    const add = (change: Item['change'], met: readonly Item['others'][number][]) => {
      const named = met.map(({ proposal, organisation, pending }) => ({ proposal, organisation, pending }));
      const once = [
        ...new Map(named.map((each) => [`${String(each.proposal)} ${String(each.pending)}`, each])).values(),
      ];
      if (once.length > 0) items.push({ sectionId, heading, change, others: once });
    };
    add(null, above);
    if (here.length === 0) continue;
    if (!copy.live) {
      add(null, here);
      continue;
    }
    const base = await tx.get(Revisions).get(copy.baseRevisionId!);
    for (const { aspect, payload } of changesOf(copy, { base, current: base })) {
      const met = here.filter(
        (other) =>
          other.retires ||
          (other.aspect === aspect &&
            (aspect !== 'body' ||
              (other.revisionId === base.id && touch(payload as Change, { gaps: other.gaps ?? [] })))),
      );
      if (aspect === 'body' || aspect === 'heading') add({ aspect, payload }, met);
    }
    const [row] = await tx.query<{ moved: boolean }>(
      'select place_set as moved from working_copy where proposal_id = $1 and section_id = $2',
      [proposalId, sectionId],
    );
    if (row?.moved)
      add(
        null,
        here.filter(({ aspect, retires }) => aspect === 'place' || retires),
      );
  }
  return { items };
}
