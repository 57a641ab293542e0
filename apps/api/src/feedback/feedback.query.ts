import type { EvidenceView, FeedbackView, ReplyView } from '@tarmeem/contract';
import { actions, holdsSomewhere, isAllowed, type Place } from '@tarmeem/review';
import { answeringSql, type AnsweringRow, answeringView } from './answering-changes.js';
import type { Actor } from '../accounts/index.js';
import type { Queryable } from '../platform/index.js';
import { type AnchorFacts, anchorSql, anchorView, detachedJoins } from './anchors/anchor-view.js';
import type { FeedbackState } from './feedback.store.js';
import { findIdentifying } from './identifying.js';
import { plannedAtFirst, plannedOnce } from '../platform/database/planned.js';

/** Which items: of a document or one of its sections, or a single one. */
export interface FeedbackFilter {
  documentId?: string;
  sectionId?: string;
  id?: string;
  number?: number;
  trackingHash?: string;
  states?: readonly FeedbackState[];
  /** Items with a smaller number than this. */
  below?: number;
  /** Only what is about words that are no longer in the text. */
  detached?: boolean;
  limit: number;
}

interface Row
  extends
    AnsweringRow,
    Omit<
      FeedbackView,
      | 'section'
      | 'may'
      | 'replies'
      | 'state'
      | 'at'
      | 'respondedAt'
      | 'anchor'
      | 'evidence'
      | 'findings'
      | keyof ReturnType<typeof answeringView>
    > {
  anchorFacts: AnchorFacts | null;
  state: FeedbackState;
  documentId: string;
  sectionId: string | null;
  heading: string | null;
  path: string | null;
  jurisdiction: string | null;
  at: Date;
  respondedAt: Date | null;
  email: string;
  evidence: Omit<EvidenceView, 'may'>[];
  replies: (Omit<ReplyView, 'author' | 'may' | 'findings'> & { person: string; organisation: string | null })[];
}

/** Items of which these conditions are true, so many. Long to plan: the conditions take few forms, and each is planned at first. */
const itemsSql = (conditions: readonly string[], limit: number): string =>
  plannedAtFirst(`
  with recursive picked as (
    select picked.* from feedback picked ${detachedJoins}
    where ${conditions.join(' and ')}
    order by number desc limit ${String(limit)}
  ), up as (
    select named.id, latest.slug as path, latest.parent_id, named.id as ancestor, latest.revision_id
    from (select distinct section_id as id from picked where section_id is not null) named
      cross join lateral (
        select slug, parent_id, revision_id from entry where section_id = named.id order by from_seq desc limit 1
      ) latest
    union all
    select up.id, latest.slug || '/' || up.path, latest.parent_id, up.parent_id, up.revision_id
    from up cross join lateral (
      select slug, parent_id from entry where section_id = up.parent_id order by from_seq desc limit 1
    ) latest
  )
  select picked.id, (select slug from document where id = picked.document_id) as document, picked.document_id as "documentId", picked.number, picked.kind, picked.state,
    picked.section_id as "sectionId", revision.heading, up.path, section.jurisdiction, picked.quote,
    edition.major || '.' || edition.minor as edition, picked.text, picked.name, picked.email, picked.created_at as at,
    picked.disposition, picked.response, picked.responded_at as "respondedAt", picked.refusal_reason as refusal,
    picked.version, ${anchorSql.column}, ${answeringSql},
    case when picked.received_by is not null then json_build_object('by', picked.received_by, 'on', picked.received_on,
      'enteredBy', (select name from person where person.id = picked.entered_by)) end as received,
    coalesce((
      select json_agg(json_build_object('id', reply.id, 'as', reply.speaks_as, 'internal', reply.internal, 'state', reply.state, 'text', reply.text,
        'at', reply.at, 'person', coalesce(person.name, ''), 'organisation', organisation.name) order by reply.at, reply.id)
      from reply left join person on person.id = reply.author_id
        left join organisation on organisation.id = person.organisation_id
      where reply.feedback_id = picked.id
    ), '[]') as replies,
    coalesce((
      select json_agg(json_build_object('id', id, 'name', name, 'type', type, 'size', size, 'state', evidence.state) order by at, id)
      from evidence where feedback_id = picked.id
    ), '[]') as evidence
  from picked
    join edition on edition.id = picked.edition_id
    ${anchorSql.joins}
    left join up on up.id = picked.section_id and up.parent_id is null
    left join revision on revision.id = up.revision_id
    left join section on section.id = up.ancestor
  order by picked.number desc`);

/** States that everybody may see. */
export const publicStates = ['open', 'answered'] as const satisfies readonly FeedbackState[];

/** Who looks: a moderator of the scope sees everything, the public what was let through, a sender their own item. */
export type Looking = Actor | 'sender' | undefined;

/** Feedback as this viewer may see it, newest first. E-mail, names of officers and internal replies are for moderators only. */
export async function findFeedback(
  database: Queryable,
  filter: FeedbackFilter,
  viewer: Looking,
): Promise<FeedbackView[]> {
  const rows = await rowsFor(database, filter);
  return rows.filter((row) => visible(row, viewer)).map((row) => toView(row, viewer));
}

/**
 * One screen of a list; `next` is the number below which to go on. For a moderator of one jurisdiction a screen may hold fewer
 * items than `limit` and yet have a next one.
 */
export async function pageOfFeedback(
  database: Queryable,
  filter: FeedbackFilter,
  viewer: Looking,
): Promise<{ items: FeedbackView[]; next: string | null }> {
  const rows = await rowsFor(database, { ...filter, limit: filter.limit + 1 });
  const here = rows.slice(0, filter.limit);
  return {
    items: here.filter((row) => visible(row, viewer)).map((row) => toView(row, viewer)),
    next: rows.length > filter.limit ? String(here.at(-1)!.number) : null,
  };
}

/** Only what is asked for stands in the statement. */
async function rowsFor(database: Queryable, filter: FeedbackFilter): Promise<Row[]> {
  if (filter.states?.length === 0) return [];
  const parameters: unknown[] = [];
  const where = (column: string, value: unknown): string[] =>
    value === undefined ? [] : [`${column} $${String(parameters.push(value))}`];
  const conditions = [
    ...where('picked.document_id =', filter.documentId),
    ...where('picked.section_id =', filter.sectionId),
    ...where('picked.id =', filter.id),
    ...where('number =', filter.number),
    ...where('tracking_hash =', filter.trackingHash),
    ...where('number <', filter.below),
    ...(filter.states ? [`picked.state in (${filter.states.map((state) => `'${state}'`).join(', ')})`] : []),
    ...(filter.detached ? [isDetached] : []),
  ];
  return database.query<Row[]>(itemsSql(conditions, filter.limit), parameters);
}

const isDetached =
  "picked.section_id is not null and (not now.live or place.state = 'DETACHED' or place.stands = false)";

/** Where an item is moderated: in its section's jurisdiction; the whole document needs a grant for all of it. */
const placeOf = (row: Pick<Row, 'documentId' | 'jurisdiction'>): Place => ({
  documentId: row.documentId,
  jurisdiction: row.jurisdiction,
});

type FeedbackAction = 'feedback.read-held' | 'feedback.note' | 'feedback.answer' | 'feedback.release';

const may = (viewer: Looking, action: FeedbackAction, row: Row): boolean =>
  viewer !== undefined && viewer !== 'sender' && isAllowed(viewer, action, placeOf(row));

const mayReplyForOrganisation = (viewer: Looking, row: Row): boolean =>
  viewer !== undefined &&
  viewer !== 'sender' &&
  viewer.organisationId !== null &&
  isAllowed(viewer, 'feedback.reply-for-organisation', { ...placeOf(row), organisationId: viewer.organisationId });

const mayPropose = (viewer: Looking, row: Row): boolean =>
  viewer !== undefined &&
  viewer !== 'sender' &&
  viewer.organisationId !== null &&
  (row.sectionId === null
    ? proposesSomewhere(viewer, row.documentId)
    : isAllowed(viewer, 'proposal.create', { ...placeOf(row), organisationId: viewer.organisationId }));

/** What is about the whole document is taken up on a section of the person's own choice. */
const proposesSomewhere = (viewer: Actor, documentId: string): boolean =>
  holdsSomewhere(viewer, actions['proposal.create'].roles, documentId);

function visible(row: Row, viewer: Looking): boolean {
  return (
    viewer === 'sender' || publicStates.some((state) => state === row.state) || may(viewer, 'feedback.read-held', row)
  );
}

function toView(row: Row, viewer: Looking): FeedbackView {
  const inside = may(viewer, 'feedback.note', row);
  const { documentId: _, sectionId, heading, path, jurisdiction: __, email, replies, anchorFacts, ...own } = row;
  const { duplicateNumber, repeats, published, waiting, proposals, ...rest } = own;
  const organisationId = viewer !== undefined && viewer !== 'sender' ? viewer.organisationId : null;
  // An answer that was given and does not stand any more is a moderator's beginning of the next.
  const answered = inside || row.state === 'answered';
  const anchor = anchorView(anchorFacts);
  return {
    ...rest,
    ...answeringView({ duplicateNumber, repeats, published, waiting, proposals }, { inside, organisationId }),
    disposition: answered ? row.disposition : null,
    response: answered ? row.response : null,
    anchor,
    received: row.received && {
      by: row.received.by,
      on: row.received.on,
      ...(inside ? { enteredBy: row.received.enteredBy } : {}),
    },
    findings: inside && row.state === 'held' ? findIdentifying(`${row.text}\n${row.name}`) : [],
    refusal: inside || viewer === 'sender' ? row.refusal : null,
    section: sectionId && heading !== null && path !== null ? { sectionId, heading, path } : null,
    ...(inside && email ? { email } : {}),
    at: row.at.toISOString(),
    respondedAt: answered ? (row.respondedAt?.toISOString() ?? null) : null,
    replies: replies
      // What a sender adds later waits for a moderator: until then they alone read it, and the sender.
      .filter((reply) => inside || (!reply.internal && (viewer === 'sender' || reply.state === 'open')))
      .map(({ person, organisation, ...reply }) => ({
        ...reply,
        at: new Date(reply.at).toISOString(),
        author: inside ? person : reply.as === 'officer' ? (organisation ?? '') : '',
        findings: inside && reply.state === 'held' ? findIdentifying(reply.text) : [],
        may: replyVerdicts(row, viewer, reply.state),
      })),
    evidence: row.evidence
      .filter((file) => inside || viewer === 'sender' || file.state === 'open')
      .map((file) => ({ ...file, may: replyVerdicts(row, viewer, file.state) })),
    may: verdicts(row, viewer),
  };
}

const verdict = (ever: boolean, now: boolean) =>
  ever
    ? now
      ? { allowed: true }
      : { allowed: false, because: 'not-now' }
    : { allowed: false, because: 'not-allowed' };

function replyVerdicts(row: Row, viewer: Looking, state: ReplyView['state']): ReplyView['may'] {
  const both = verdict(may(viewer, 'feedback.release', row), state === 'held');
  return { release: both, refuse: both };
}

function verdicts(row: Row, viewer: Looking): FeedbackView['may'] {
  const over = row.state === 'withdrawn' || row.state === 'refused';
  const moderator = may(viewer, 'feedback.note', row);
  return {
    reply: verdict(moderator || (row.state !== 'held' && mayReplyForOrganisation(viewer, row)), !over),
    answer: verdict(may(viewer, 'feedback.answer', row), row.state === 'open' || row.state === 'answered'),
    release: verdict(may(viewer, 'feedback.release', row), row.state === 'held'),
    refuse: verdict(may(viewer, 'feedback.release', row), row.state === 'held'),
    place: verdict(viewer === 'sender' || may(viewer, 'feedback.answer', row), row.anchorFacts?.state === 'MOVED'),
    propose: verdict(mayPropose(viewer, row), row.state === 'open' || row.state === 'answered'),
    link: verdict(
      may(viewer, 'feedback.answer', row) || mayPropose(viewer, row),
      row.state === 'open' || row.state === 'answered',
    ),
  };
}

/** Whether an item is gone that everybody could read once: its sender withdrew it after it was public, never before. */
export async function isWithdrawnFromPublic(from: Queryable, documentId: string, number: number): Promise<boolean> {
  const [row] = await from.query<{ gone: boolean }[]>(
    `select exists (
       select from feedback join event on object_type = 'feedback' and object_id = feedback.id::text
       where feedback.document_id = $1 and number = $2 and state = 'withdrawn'
         and (action = 'feedback.released' or (action = 'feedback.sent' and facts @> '{"held": false}'))
     ) as gone`,
    [documentId, number],
  );
  return row?.gone === true;
}

/** How many items of a document, or of one of its sections, everybody may see, by state. */
export async function countFeedback(
  database: Queryable,
  documentId: string,
  sectionId?: string,
): Promise<{ open: number; answered: number; detached: number }> {
  const rows = await database.query<{ state: string; count: number; detached: number }[]>(
    plannedOnce(`select picked.state, count(*)::int as count, count(*) filter (where not now.live or place.state = 'DETACHED' or place.stands = false)::int
       as detached
     from feedback picked ${detachedJoins} where picked.document_id = $1 and picked.state in ('open', 'answered')
       ${sectionId === undefined ? '' : 'and picked.section_id = $2'} group by picked.state`),
    sectionId === undefined ? [documentId] : [documentId, sectionId],
  );
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  const detached = rows.reduce((sum, row) => sum + row.detached, 0);
  return { open: count('open'), answered: count('answered'), detached };
}

/** Open public feedback per section of a document, or of one section alone. */
export async function countOpenBySection(
  database: Queryable,
  documentId: string,
  sectionIds: readonly string[] | null = null,
): Promise<Map<string, number>> {
  const rows = await database.query<{ section_id: string; count: number }[]>(
    plannedOnce(`select section_id, count(*)::int as count from feedback where document_id = $1 and state = 'open'
       and ${sectionIds === null ? 'section_id is not null' : 'section_id = any($2::uuid[])'}
     group by section_id`),
    sectionIds === null ? [documentId] : [documentId, sectionIds],
  );
  return new Map(rows.map((row) => [row.section_id, row.count]));
}

/** The highest number of public feedback on a document; 0 where there is none. */
export async function newestNumber(from: Queryable, documentId: string): Promise<number> {
  const [row] = await from.query<{ newest: number }[]>(
    'select coalesce(max(number), 0)::int as newest from feedback where document_id = $1 and state = any($2)',
    [documentId, publicStates],
  );
  return row?.newest ?? 0;
}
