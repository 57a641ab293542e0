import type { RedactionView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** In how many published and proposed texts, and in how many items of feedback, words stand. */
export async function placesOf(
  from: Answers,
  documentId: string,
  words: string,
): Promise<{ texts: number; feedback: number }> {
  const [found] = await rowsOf<{ texts: number; feedback: number }>(
    from,
    `select
       (select count(*)::int from revision r join section s on s.id = r.section_id
        where s.document_id = $1 and (holds_words(concat_ws(E'\\x1f', r.heading, r.plain), $2) or json_holds_words(r.body, $2)))
       + (select count(*)::int from working_copy w join section s on s.id = w.section_id join proposal p on p.id = w.proposal_id
          where s.document_id = $1 and p.number is not null and (holds_words(w.heading, $2) or json_holds_words(w.body, $2)))
       + (select count(*)::int from change where document_id = $1 and json_holds_words(payload, $2)) as texts,
       (select count(*)::int from feedback
        where document_id = $1 and holds_words(concat_ws(E'\\x1f', text, quote, name, response), $2)) as feedback`,
    [documentId, words],
  );
  return found ?? { texts: 0, feedback: 0 };
}

/**
 * True when words stand in what was said beside the texts for others than one organisation: notes and reasons, sources and summaries as
 * submitted, replies, what is shared of a discussion. What an organisation has for itself alone tells nobody that it is there.
 */
export async function standsBeside(from: Answers, documentId: string, words: string): Promise<boolean> {
  const [found] = await rowsOf<{ there: boolean }>(
    from,
    `select exists (
       select from edition where document_id = $1
         and holds_words(concat_ws(E'\\x1f', change_note, reason, refusal_reason, withdrawal_notice), $2)
       union all select from erratum join edition on edition.id = edition_id where document_id = $1 and holds_words(words, $2)
       union all select from decision join change on change.id = change_id where document_id = $1 and holds_words(decision.reason, $2)
       union all select from round_source join proposal on proposal.id = proposal_id
         where document_id = $1 and (holds_words(concat_ws(E'\\x1f', round_source.title, locator), $2) or link ~ address_pattern($2))
       union all select from round join proposal on proposal.id = proposal_id
         where document_id = $1 and holds_words(concat_ws(E'\\x1f', round.title, round.summary, recall_reason), $2)
       union all select from proposal where document_id = $1 and number is not null
         and holds_words(withdrawal_reason, $2)
       union all select from reply join feedback on feedback.id = feedback_id where document_id = $1 and holds_words(reply.text, $2)
       union all select from feedback where document_id = $1 and holds_words(refusal_reason, $2)
       union all select from message where document_id = $1 and shared and holds_words(text, $2)
     ) as there`,
    [documentId, words],
  );
  return found?.there === true;
}

/**
 * Requests to remove words, newest first. The words are there until somebody decided; in how many attached files they stand was counted
 * when they were asked for, and is looked at again when they are removed.
 */
export async function redactionsOf(
  from: Answers,
  { documentId, actorId }: { documentId: string; actorId: string },
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
     where r.document_id = $1 order by r.asked_at desc, r.id desc limit 100`,
    [documentId],
  );
  return Promise.all(
    rows.map(async ({ askedById, askedAt, decidedAt, files, unread, ...row }) => ({
      ...row,
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      own: askedById === actorId,
      places: row.words === null ? null : { ...(await placesOf(from, documentId, row.words)), files, unread },
    })),
  );
}
