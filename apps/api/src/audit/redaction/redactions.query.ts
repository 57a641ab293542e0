import type { RedactionView } from '@tarmeem/contract';
import { addressParts } from './address-parts.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** Where words stand, as others than one organisation know of it: what an organisation has for itself alone tells nobody that it is there. */
export interface WordsFound {
  /** Published and proposed texts, and changes. */
  texts: number;
  /** Items of feedback. */
  feedback: number;
  /** Sections whose address is built from the words of their heading. */
  addresses: number;
  /** Notes and reasons, for whom a link is, sources and summaries as submitted, replies, what is shared of a discussion. */
  beside: number;
  /** Of the sections in, at or about which they stand. */
  jurisdictions: string[];
}

/**
 * That revision `r` holds the words `$2`. Its plain words part blocks by an empty line, and lack only notes and addresses: most bodies
 * need no look.
 */
export const revisionHolds = `(holds_words(concat_ws(E'\\x1f', r.heading, replace(r.plain, E'\\n\\n', E'\\x1f')), $2)
  or r.body::text ~ '"type": "(hardBreak|footnote|link)"' and json_holds_words(r.body, $2))`;

/** `scope`: only what lies in these jurisdictions; null: everywhere. */
export async function placesOf(
  from: Answers,
  documentId: string,
  { words, scope = null }: { words: string; scope?: readonly string[] | null },
): Promise<WordsFound> {
  const [found] = await rowsOf<WordsFound>(
    from,
    `with found (kind, lies_in) as (
       select 'text', array[jurisdiction_of(s.id)] from revision r join section s on s.id = r.section_id
         where s.document_id = $1 and ${revisionHolds}
       union all select 'text', array[jurisdiction_of(w.section_id)] from working_copy w join proposal p on p.id = w.proposal_id
         where p.document_id = $1 and p.number is not null and (holds_words(w.heading, $2) or json_holds_words(w.body, $2))
       union all select 'text', array[jurisdiction_of(section_id)] from change
         where document_id = $1 and json_holds_words(payload, $2)
       union all select 'feedback', array[jurisdiction] from feedback
         where document_id = $1 and holds_words(concat_ws(E'\\x1f', text, quote, name, response), $2)
       union all select 'beside', '{}' from edition where document_id = $1
         and holds_words(concat_ws(E'\\x1f', change_note, reason, refusal_reason, withdrawal_notice), $2)
       union all select 'beside', '{}' from rollback where document_id = $1 and holds_words(concat_ws(E'\\x1f', change_note, reason), $2)
       union all select 'beside', '{}' from preview_link where document_id = $1 and holds_words(for_whom, $2)
       union all select 'beside', '{}' from erratum join edition on edition.id = edition_id
         where document_id = $1 and holds_words(words, $2)
       union all select 'beside', array[jurisdiction_of(section_id)] from decision join change on change.id = change_id
         where document_id = $1 and holds_words(decision.reason, $2)
       union all select 'beside', p.jurisdictions from round_source join proposal p on p.id = proposal_id
         where document_id = $1 and (holds_words(concat_ws(E'\\x1f', round_source.title, locator), $2) or link ~ address_pattern($2))
       union all select 'beside', p.jurisdictions from round join proposal p on p.id = proposal_id
         where document_id = $1 and holds_words(concat_ws(E'\\x1f', round.title, round.summary, recall_reason), $2)
       union all select 'beside', jurisdictions from proposal
         where document_id = $1 and number is not null and holds_words(withdrawal_reason, $2)
       union all select 'beside', array[feedback.jurisdiction] from reply join feedback on feedback.id = feedback_id
         where document_id = $1 and holds_words(reply.text, $2)
       union all select 'beside', array[jurisdiction] from feedback where document_id = $1 and holds_words(refusal_reason, $2)
       union all select 'beside', p.jurisdictions from message join proposal p on p.id = message.proposal_id
         where message.document_id = $1 and shared and holds_words(text, $2)
       union all select 'address', array[jurisdiction_of(section_id)]
         from (select distinct section_id from slugs_with($1, $2, $4::text[]) as held where exists (
             select from entry where entry.section_id = held.section_id and entry.slug = held.slug
             union all select from round_copy where round_copy.section_id = held.section_id and round_copy.slug = held.slug)) as built
     ), here as (select * from found where $3::text[] is null or lies_in && $3)
     select (select count(*)::int from here where kind = 'text') as texts,
       (select count(*)::int from here where kind = 'feedback') as feedback,
       (select count(*)::int from here where kind = 'address') as addresses,
       (select count(*)::int from here where kind = 'beside') as beside,
       array(select distinct one from here, unnest(lies_in) as one where one is not null order by one) as jurisdictions`,
    [documentId, words, scope, addressParts(words)],
  );
  return found ?? { texts: 0, feedback: 0, addresses: 0, beside: 0, jurisdictions: [] };
}

/**
 * Requests to remove words, newest first. The words are there until somebody decided; in how many attached files they stand was counted
 * when they were asked for, and is looked at again when they are removed. Who moderates or publishes a part of the document (`scope`) reads
 * requests about words that stand or stood there, and how often there.
 */
export async function redactionsOf(
  from: Answers,
  { documentId, actorId, scope }: { documentId: string; actorId: string; scope: readonly string[] | null },
): Promise<RedactionView[]> {
  const rows = await rowsOf<
    Omit<RedactionView, 'askedAt' | 'decidedAt' | 'places' | 'own'> & {
      askedAt: Date;
      decidedAt: Date | null;
      askedById: string;
      files: number;
      unread: number;
    }
  >(
    from,
    `select r.id, r.words, r.reason, r.outcome, r.asked_by as "askedById", asker.name as "askedBy", r.asked_at as "askedAt",
       decider.name as "decidedBy", r.decided_at as "decidedAt",
       r.files_found as files, r.files_unread as unread
     from redaction r join person asker on asker.id = r.asked_by left join person decider on decider.id = r.decided_by
     where r.document_id = $1 and ($2::text[] is null or r.jurisdictions && $2) order by r.asked_at desc, r.id desc limit 100`,
    [documentId, scope],
  );
  return Promise.all(
    rows.map(async ({ askedById, askedAt, decidedAt, files, unread, ...row }) => ({
      ...row,
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      own: askedById === actorId,
      places:
        row.words === null ? null : await placesToTell(from, documentId, { words: row.words, scope, files, unread }),
    })),
  );
}

/** Files are of the whole document: who looks after a part of it is told of none. */
async function placesToTell(
  from: Answers,
  documentId: string,
  { files, unread, ...wanted }: { words: string; scope: readonly string[] | null; files: number; unread: number },
): Promise<RedactionView['places']> {
  const { texts, feedback, addresses } = await placesOf(from, documentId, wanted);
  const attached = wanted.scope === null ? { files, unread } : { files: null, unread: null };
  return { texts, feedback, addresses, ...attached };
}
