import type { QueueView } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { DocumentStanding } from '../documents/index.js';
import { keptPage, type MadePage, Malformed } from '../platform/index.js';
import type { Answers } from '../platform/database/rows.js';
import { type Asked, nextDay, pageSize, type Place } from './queue-asked.js';
import { countsOf } from './queue-counts.query.js';
import { feedbackOf } from './queue-feedback.query.js';
import { proposalsOf } from './queue-proposals.query.js';

/**
 * The desk: submitted proposals a moderator has something to do with, and feedback that waits, oldest first unless asked otherwise, a
 * page at a time over both.
 */
export async function queueView(
  from: Answers,
  { id: documentId, decisionDays: days, stamp }: DocumentStanding,
  request: Pick<Asked, 'query' | 'actor' | 'now'>,
): Promise<QueueView> {
  const { query, actor, now } = request;
  const cursor = readCursor(query.after);
  const make = () => pageOf(from, { ...request, documentId, days }, { cursor, stamp });
  // Who has come into an age since is another question each moment.
  if (query.age) return (await make()).page;
  const name = JSON.stringify(['queue', documentId, actor.id, actor.grants, query]);
  return keptPage(from, { name, stamp, now }, make);
}

async function pageOf(
  from: Answers,
  asked: Asked,
  { cursor, stamp }: { cursor: Place | null; stamp: string },
): Promise<MadePage<QueueView>> {
  const { query, documentId, actor, now, days } = asked;
  const [{ counts, claimsEnd }, proposals, remarks] = await Promise.all([
    countsOf(from, asked, stamp),
    query.kind === 'feedback' ? [] : proposalsOf(from, asked, cursor),
    feedbackOf(from, asked, cursor),
  ]);
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
      due: { days, maySet: maySetDays(documentId, actor) },
    },
    until: earliest([claimsEnd, ...shown.map(({ place }) => nextDay(new Date(place.at), now))]),
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
