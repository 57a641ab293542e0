import type { DraftView } from '@tarmeem/contract';
import {
  type Actor as Reviewer,
  type Blocker,
  blockersOf,
  formatNumber,
  holdsSomewhere,
  isAllowed,
  nextNumber,
  prepare,
  type Verdict,
  verdict,
} from '@tarmeem/review';
import { type Actor, findActor } from '../accounts/index.js';
import { addedSections, takeOutVerdicts } from '../moderation/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { changeViews } from '../proposals/index.js';
import { type DraftMaterial, draftMaterial, placeOf } from './draft-material.query.js';
import { cancelledView, scheduledView } from './scheduled.query.js';

type SectionOfDraft = DraftView['sections'][number];
type ProposalOfChange = SectionOfDraft['changes'][number]['proposal'];

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
    sections: await sectionsOf(from, material, actor),
    written: { changeNote: draft.changeNote, major: draft.isMajor },
    preparation: draft.preparedBy && {
      changeNote: draft.changeNote,
      major: draft.isMajor,
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

/** Whom to ask: who holds the role now, and is neither its preparer nor had a hand in a chosen change. */
async function publishersOf(from: Answers, material: DraftMaterial): Promise<DraftView['publishers']> {
  const { draft, facts, next, documentId } = material;
  if (!draft.preparedBy || next.broken.length > 0) return [];
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
    if (actor && blockersOf(facts, actor).length === 0) found.push({ id, name });
  }
  return found;
}

const mayPrepare = (material: DraftMaterial, actor: Actor): Verdict =>
  verdict(() => {
    const { draft, facts } = material;
    const preparation = { changeNote: draft.changeNote, isMajor: draft.isMajor, leaveOut: [] };
    prepare(facts, preparation, actor, placeOf(material, actor, 'edition.prepare'));
  });

function mayPublish({ documentId }: DraftMaterial, actor: Actor, blocking: readonly Standing[]): Verdict {
  if (!holdsSomewhere(actor, ['publisher'], documentId)) return { allowed: false, because: 'not-allowed' };
  const first = blocking[0];
  return first ? { allowed: false, because: first.code } : { allowed: true };
}

async function sectionsOf(from: Answers, material: DraftMaterial, actor: Actor): Promise<SectionOfDraft[]> {
  const { documentId, outline, changes, chosen, facts } = material;
  const seen = outline.filter(
    ({ sectionId, jurisdiction }) =>
      changes.some((change) => change.sectionId === sectionId) &&
      isAllowed(actor, 'draft.read', { documentId, jurisdiction }),
  );
  const bodies = await rowsOf<{ id: string; body: SectionOfDraft['base'] }>(
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
        const selected = chosen.includes(change);
        return [{ ...view, proposalId: undefined, proposal, selected, mayTakeOut, twins }];
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
