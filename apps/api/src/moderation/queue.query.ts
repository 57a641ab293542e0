import type { QueueView } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { DocumentStanding } from '../documents/index.js';
import { keptPage, type MadePage, Malformed } from '../platform/index.js';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { Values } from '../platform/database/values.js';
import { deskRows, type Touched, touchedSql } from './desk-rows.js';
import { type Asked, nextDay, pageSize, type Place } from './queue-asked.js';
import { type CountsRow, countsSql, countsView } from './queue-counts.query.js';
import { feedbackItem, type FeedbackRow, feedbackSql } from './queue-feedback.query.js';
import { proposalItem, proposalsSql } from './queue-proposals.query.js';

/**
 * The desk: submitted proposals a moderator has something to do with, and feedback that waits, oldest first unless asked otherwise, a
 * page at a time over both.
 */
export async function queueView(
  from: Answers,
  { id: documentId, decisionDays: days, ...standing }: DocumentStanding,
  request: Pick<Asked, 'query' | 'actor' | 'now'>,
): Promise<QueueView> {
  const { query, actor, now } = request;
  const cursor = readCursor(query.after);
  const make = () => pageOf(from, { ...request, documentId, days }, { cursor, standing });
  // Who has come into an age since is another question each moment, and what is looked for by name is asked once.
  if (query.age || query.find) return (await make()).page;
  const name = JSON.stringify(['queue', documentId, actor.id, actor.grants, query]);
  return keptPage(from, { name, ...standing, now }, make);
}

async function pageOf(
  from: Answers,
  asked: Asked,
  { cursor, standing }: { cursor: Place | null; standing: { seq: number; names: string } },
): Promise<MadePage<QueueView>> {
  const { query, documentId, actor, now, days } = asked;
  const kept = deskRows.of(from, { documentId, ...standing });
  const {
    counts,
    organisations,
    claimsEnd,
    found,
    remarks: waiting,
    touched,
  } = await ask(from, asked, {
    cursor,
    events: kept.behind(standing.seq),
  });
  kept.goOn(standing.seq, touched);
  const rows = await kept.get(
    from,
    found.map(({ id }) => id),
  );
  const proposals = found.flatMap((place) => {
    const row = rows.get(place.id);
    return row ? [{ place, item: proposalItem(row, asked) }] : [];
  });
  const remarks = waiting.map((row) => feedbackItem(row, asked));
  const way = query.order === 'oldest' ? 1 : -1;
  const order = (a: Place, b: Place): number => way * (compare(a.at, b.at) || compare(a.id, b.id));
  const places = [...proposals.map(({ place }) => place), ...remarks.map(({ place }) => place)].sort(order);
  const last = places.length > pageSize ? places[pageSize - 1] : undefined;
  const within = ({ place }: { place: Place }): boolean => last === undefined || order(place, last) <= 0;
  const shown = [...proposals, ...remarks].filter(within);
  return {
    page: {
      items: proposals.filter(within).map(({ item }) => item),
      feedback: remarks.filter(within).map(({ item }) => item),
      next: last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null,
      counts,
      organisations,
      due: { days, maySet: maySetDays(documentId, actor) },
    },
    until: earliest([claimsEnd, ...shown.map(({ place }) => nextDay(new Date(place.at), now))]),
  };
}

/** One statement: each would cost as much as what it asks for. */
async function ask(
  from: Answers,
  asked: Asked,
  { cursor, events }: { cursor: Place | null; events: number[] | null },
): Promise<{
  counts: QueueView['counts'];
  organisations: QueueView['organisations'];
  claimsEnd: Date | null;
  found: Place[];
  remarks: FeedbackRow[];
  touched: string[] | 'all';
}> {
  const values = new Values();
  const counts = countsSql(values, asked);
  const list = (sql: string | null): string => (sql ? `(select json_agg(line) from (${sql}) as line)` : 'null::json');
  const touchedLines = events && events.length > 0 ? touchedSql(values, asked.documentId, events) : null;
  const [row] = await rowsOf<
    CountsRow & { found: Place[] | null; remarks: FeedbackRow[] | null; touched: Touched[] | null }
  >(
    from,
    plannedOnce(`select ${counts.columns}, ${list(proposalsSql(values, asked, cursor))} as found,
        ${list(feedbackSql(values, asked, cursor))} as remarks, ${list(touchedLines)} as touched
      from ${counts.from}`),
    values.all,
  );
  if (!row) throw new Error('A count without a row');
  const touched = row.touched ?? [];
  return {
    counts: countsView(row),
    organisations: row.organisations ?? [],
    claimsEnd: row.claimsEnd,
    found: row.found ?? [],
    remarks: row.remarks ?? [],
    touched: !events || touched.some(({ all }) => all) ? 'all' : touched.flatMap(({ id }) => id ?? []),
  };
}

const earliest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((first, one) => (one && (!first || one < first) ? one : first), null);

const maySetDays = (documentId: string, actor: Actor): Verdict =>
  isAllowed(actor, 'document.set-decision-days', { documentId, jurisdiction: null })
    ? { allowed: true }
    : { allowed: false, because: 'not-allowed' };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Throws `malformed` for a cursor that is none of ours: a list that begins anew would be read twice. */
function readCursor(after: string | undefined): Place | null {
  if (!after) return null;
  const [at, id] = Buffer.from(after, 'base64url').toString('utf8').split(' ');
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id))
    throw new Malformed([{ code: 'invalid', detail: 'This is no place in this list', pointer: '/after' }]);
  return { at, id };
}
