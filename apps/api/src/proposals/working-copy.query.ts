import type { WorkingCopyView } from '@tarmeem/contract';
import { fromPlainText, toJson } from '@tarmeem/document';
import { isAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { outlineOf } from '../documents/index.js';
import { NotAllowed, NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { generationNow } from './rooms/rooms.store.js';

/** What a section that is added is compared with. */
const noText = toJson(fromPlainText(''));

interface Row extends Omit<CopyOf, 'savedAt'> {
  savedAt: Date | null;
}

/**
 * The text of a section in a proposal, for its own organisation: what is stored, or the current edition's when the proposal does
 * not touch the section yet (version 0). Throws NotFound, or NotAllowed for a section nobody of the organisation may propose on.
 */
export async function workingCopyView(
  from: Answers,
  { proposalId, sectionId, actor }: { proposalId: string; sectionId: string; actor: Actor },
): Promise<WorkingCopyView> {
  const [proposal] = await rowsOf<{ documentId: string; organisationId: string }>(
    from,
    `select document_id as "documentId", organisation_id as "organisationId" from proposal where id = $1 and organisation_id = $2`,
    [proposalId, actor.organisationId],
  );
  if (!proposal) throw new NotFound();
  const copy =
    (await storedCopy(from, proposalId, sectionId)) ??
    (await freshCopy(from, { ...proposal, proposalId, sectionId, actor }));
  return { ...copy, together: await hasColleagues(from, actor) };
}

/** Whether anybody else writes for the person's organisation. */
async function hasColleagues(from: Answers, { id, organisationId }: Actor): Promise<boolean> {
  const rows = await rowsOf(
    from,
    `select 1 from person q join role_grant g on g.person_id = q.id
     where q.organisation_id = $1 and q.active and q.id <> $2 and g.role in ('officer', 'focal-person')
       and g.withdrawn_at is null and (g.until is null or g.until > now()) limit 1`,
    [organisationId, id],
  );
  return rows.length > 0;
}

type CopyOf = Omit<WorkingCopyView, 'together'>;

async function storedCopy(from: Answers, proposalId: string, sectionId: string): Promise<CopyOf | null> {
  const [row] = await rowsOf<Row>(
    from,
    `select w.proposal_id as "proposalId", w.section_id as "sectionId", w.generation, w.version, w.heading, w.body,
       s.outdated,
       json_build_object('revisionId', b.id, 'edition', coalesce((
           select ed.major || '.' || ed.minor from entry be join edition ed on ed.document_id = be.document_id
             and ed.seq >= be.from_seq and (be.until_seq is null or ed.seq < be.until_seq)
           where be.id = w.base_entry_id order by ed.seq desc limit 1), (
           select ed.major || '.' || ed.minor from proposal p join edition ed on ed.document_id = p.document_id
           where p.id = w.proposal_id and ed.standing = 'current')),
         'heading', coalesce(b.heading, ''), 'body', coalesce(b.body, $3::jsonb), 'hash', coalesce(b.hash, '')) as base,
       w.saved_at as "savedAt",
       case when q.id is null then null else json_build_object('id', q.id, 'name', q.name) end as "savedBy"
     from working_copy w join working_copy_standing s on s.proposal_id = w.proposal_id and s.section_id = w.section_id
       left join revision b on b.id = w.base_revision_id
       left join person q on q.id = w.saved_by
     where w.proposal_id = $1 and w.section_id = $2`,
    [proposalId, sectionId, JSON.stringify(noText)],
  );
  return row ? { ...row, savedAt: row.savedAt?.toISOString() ?? null } : null;
}

interface Wanted {
  documentId: string;
  organisationId: string;
  proposalId: string;
  sectionId: string;
  actor: Actor;
}

async function freshCopy(
  from: Answers,
  { documentId, organisationId, proposalId, sectionId, actor }: Wanted,
): Promise<CopyOf> {
  const section = (await outlineOf(from, documentId)).find((each) => each.sectionId === sectionId);
  if (!section) throw new NotFound();
  const place = { documentId, jurisdiction: section.jurisdiction, organisationId };
  if (!isAllowed(actor, 'proposal.edit', place)) throw new NotAllowed('No grant lets this person propose here');
  const [found] = await rowsOf<{ body: WorkingCopyView['body']; edition: string; generation: number }>(
    from,
    `select r.body, ed.major || '.' || ed.minor as edition, ${generationNow('$3', '$4')} as generation from revision r, edition ed
     where r.id = $1 and ed.document_id = $2 and ed.standing = 'current'`,
    [section.revisionId, documentId, proposalId, sectionId],
  );
  if (!found) throw new NotFound();
  const { heading, revisionId, hash } = section;
  return {
    proposalId,
    sectionId,
    generation: found.generation,
    version: 0,
    outdated: false,
    base: { revisionId, edition: found.edition, heading, body: found.body, hash },
    heading,
    body: found.body,
    savedAt: null,
    savedBy: null,
  };
}
