import { type DocJson, parse, plainText } from '@tarmeem/document';
import { sha256 } from '../../documents/index.js';
import { canonicalJson, type Tx } from '../../platform/index.js';
import { redactRooms, type SectionText } from '../../proposals/index.js';
import { revisionHolds } from './redactions.query.js';
import { jsonWithout, without } from './stub.js';

/** A redaction that is being applied in this transaction. */
export interface Applying {
  id: string;
  documentId: string;
  words: string;
}

/** What was frozen and is now another: the hash of each row as it is now, by its id, for the event. */
export interface Stubs {
  revisions: Record<string, string>;
  changes: Record<string, string>;
}

/** The hash that an event tells of a revision with words removed: SHA-256 over its heading and body as they are now. */
export const revisionStubHash = (heading: string, body: unknown): string => sha256(canonicalJson({ heading, body }));

/** The same of a change. */
export const changeStubHash = (payload: unknown): string => sha256(canonicalJson(payload));

/** Takes the words out of everything frozen that holds them: revisions, submitted copies, changes (also those that name another address now), reasons. */
export async function redactFrozen(tx: Tx, it: Applying, readdressed: readonly string[]): Promise<Stubs> {
  const revisions: Stubs['revisions'] = {};
  for (const { id, heading, body } of await tx.query<Revision>(
    `select r.id, r.heading, r.body from revision r join section s on s.id = r.section_id
     where s.document_id = $1 and ${revisionHolds}`,
    [it.documentId, it.words],
  )) {
    const now = { heading: without(heading, it.words), body: jsonWithout(body, it.words) };
    await redact(tx, it, { what: 'revision', id, ...now, plain: plainText(parse(now.body as DocJson)) });
    revisions[id] = revisionStubHash(now.heading, now.body);
  }
  for (const { roundId, sectionId, heading, body } of await tx.query<Copy>(
    `select c.round_id as "roundId", c.section_id as "sectionId", c.heading, c.body
     from round_copy c join section s on s.id = c.section_id
     where s.document_id = $1 and (holds_words(c.heading, $2) or json_holds_words(c.body, $2))`,
    [it.documentId, it.words],
  )) {
    const now = { heading: without(heading, it.words), body: jsonWithout(body, it.words) };
    await redact(tx, it, { what: 'round_copy', id: roundId, other: sectionId, ...now });
  }
  const changes = await redactChanges(tx, it, readdressed);
  await tx.query('select redact_plain($1), redact_sources($1)', [it.id]);
  return { revisions, changes };
}

async function redactChanges(tx: Tx, it: Applying, readdressed: readonly string[]): Promise<Stubs['changes']> {
  const changes: Stubs['changes'] = {};
  for (const { id, payload } of await tx.query<{ id: string; payload: unknown }>(
    'select id, payload from change where document_id = $1 and (json_holds_words(payload, $2) or id = any ($3::uuid[]))',
    [it.documentId, it.words, readdressed],
  )) {
    const now = jsonWithout(payload, it.words);
    await redact(tx, it, { what: 'change', id, body: now });
    changes[id] = changeStubHash(now);
  }
  return changes;
}

interface Revision {
  id: string;
  heading: string;
  body: unknown;
}
interface Copy {
  roundId: string;
  sectionId: string;
  heading: string;
  body: unknown;
}
interface Row {
  what: 'revision' | 'round_copy' | 'change';
  id: string;
  other?: string;
  heading?: string;
  body?: unknown;
  plain?: string;
}

const redact = (tx: Tx, { id: redactionId }: Applying, { what, id, other, heading, body, plain }: Row) =>
  tx.query('select redact($1, $2, $3, $4, $5, $6::jsonb, $7)', [
    redactionId,
    what,
    id,
    other ?? null,
    heading ?? null,
    body === undefined ? null : JSON.stringify(body),
    plain ?? null,
  ]);

/** What people typed beside the texts, by table: the columns, and which rows are of document $1. */
export const typedWords: Readonly<Record<string, { columns: readonly string[]; of: string }>> = {
  proposal: { columns: ['title', 'summary', 'withdrawal_reason'], of: 'document_id = $1' },
  feedback: { columns: ['text', 'quote', 'name', 'response', 'refusal_reason'], of: 'document_id = $1' },
  reply: { columns: ['text'], of: 'feedback_id in (select id from feedback where document_id = $1)' },
  message: { columns: ['text', 'file_author', 'file_quote'], of: 'document_id = $1' },
  source: { columns: ['title', 'locator', 'link'], of: 'document_id = $1' },
  evidence: { columns: ['name'], of: 'document_id = $1' },
  imported_file: { columns: ['file_name'], of: 'proposal_id in (select id from proposal where document_id = $1)' },
  tray_mark: { columns: ['reason'], of: 'change_id in (select id from change where document_id = $1)' },
  preview_link: { columns: ['for_whom'], of: 'document_id = $1' },
  rollback: { columns: ['change_note', 'reason'], of: 'document_id = $1' },
  edition: { columns: ['change_note', 'reason', 'refusal_reason', 'withdrawal_notice'], of: 'document_id = $1' },
};

/** Takes the words out of working copies, and out of the rooms in which they are written. */
async function redactDrafts(tx: Tx, { documentId, words }: Applying, revisionIds: readonly string[]): Promise<void> {
  const clean = ({ heading, body }: SectionText): SectionText => ({
    heading: without(heading, words),
    body: jsonWithout(body, words) as SectionText['body'],
  });
  await redactRooms(tx, { documentId, words, revisionIds, without: clean }, async () => {
    for (const row of await tx.query<SectionText & { proposalId: string; sectionId: string }>(
      `select w.proposal_id as "proposalId", w.section_id as "sectionId", w.heading, w.body
       from working_copy w join section s on s.id = w.section_id
       where s.document_id = $1 and (holds_words(w.heading, $2) or json_holds_words(w.body, $2))`,
      [documentId, words],
    )) {
      const { heading, body } = clean(row);
      await tx.query(
        `update working_copy set heading = $3, body = $4::jsonb, generation = generation + 1, version = version + 1
         where proposal_id = $1 and section_id = $2`,
        [row.proposalId, row.sectionId, heading, JSON.stringify(body)],
      );
    }
  });
}

/** Takes the words out of what is not frozen: working copies, titles and summaries, feedback and what was replied to it. */
export async function redactOpen(tx: Tx, applying: Applying, { revisions }: Stubs): Promise<void> {
  const { documentId, words } = applying;
  await redactDrafts(tx, applying, Object.keys(revisions));
  for (const { id, anchor } of await tx.query<{ id: string; anchor: unknown }>(
    'select id, anchor from feedback where document_id = $1 and json_holds_words(anchor, $2)',
    [documentId, words],
  ))
    await tx.query('update feedback set anchor = $2::jsonb where id = $1', [
      id,
      JSON.stringify(jsonWithout(anchor, words)),
    ]);
  await redactImports(tx, { documentId, words });
  for (const [table, { columns, of }] of Object.entries(typedWords))
    await tx.query(
      `update ${table} set ${columns.map((column) => `${column} = without_words(${column}, $2, ${String(column === 'link')})`).join(', ')}
       where ${of} and (${columns.map((column) => (column === 'link' ? `link ~ address_pattern($2)` : `holds_words(${column}, $2)`)).join(' or ')})`,
      [documentId, words],
    );
  // Replies that are kept for repeated requests, of this document or not: they are gone in a day.
  for (const { actor, route, key, reply } of await tx.query<
    Record<'actor' | 'route' | 'key', string> & { reply: unknown }
  >(
    'select actor, route, key, reply from stored_reply where json_holds_words(reply, $1) or reply::text ~ address_pattern($1)',
    [words],
  ))
    await tx.query('update stored_reply set reply = $4::jsonb where actor = $1 and route = $2 and key = $3', [
      actor,
      route,
      key,
      JSON.stringify(jsonWithout(reply, words, true)),
    ]);
}

/** What Word files said beside the text: comments, names, what was left out. */
async function redactImports(tx: Tx, { documentId, words }: Pick<Applying, 'documentId' | 'words'>): Promise<void> {
  for (const { id, said } of await tx.query<{ id: string; said: Record<'sections' | 'comments' | 'dropped', unknown> }>(
    `select f.id, jsonb_build_object('sections', f.sections, 'comments', f.comments, 'dropped', f.dropped) as said
     from imported_file f join proposal p on p.id = f.proposal_id
     where p.document_id = $1 and json_holds_words(jsonb_build_array(f.sections, f.comments, f.dropped), $2)`,
    [documentId, words],
  ))
    await tx.query(
      `update imported_file set sections = $2::jsonb, comments = $3::jsonb, dropped = $4::jsonb where id = $1`,
      [
        id,
        ...[said.sections, said.comments, said.dropped].map((part) => JSON.stringify(jsonWithout(part, words, true))),
      ],
    );
}
