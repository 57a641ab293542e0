import type { QueueView } from '@tarmeem/contract';
import { isAllowed, type Verdict } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Malformed } from '../platform/index.js';
import type { Answers } from '../platform/database/rows.js';
import { type Asked, pageSize, type Place } from './queue-asked.js';
import { countsOf } from './queue-counts.query.js';
import { feedbackOf } from './queue-feedback.query.js';
import { proposalsOf } from './queue-proposals.query.js';

/**
 * The desk: submitted proposals a moderator has something to do with, and feedback that waits, oldest first unless asked otherwise, a
 * page at a time over both.
 */
export async function queueView(from: Answers, request: Omit<Asked, 'days'>): Promise<QueueView> {
  const { query, documentId, actor } = request;
  const cursor = readCursor(query.after);
  const { days, counts } = await countsOf(from, request);
  const asked = { ...request, days };
  const [proposals, remarks] = await Promise.all([
    query.kind === 'feedback' ? [] : proposalsOf(from, asked, cursor),
    feedbackOf(from, asked, cursor),
  ]);
  const way = query.order === 'oldest' ? 1 : -1;
  const order = (a: Place, b: Place): number => way * (compare(a.at, b.at) || compare(a.id, b.id));
  const places = [...proposals.map(({ place }) => place), ...remarks.map(({ place }) => place)].sort(order);
  const last = places.length > pageSize ? places[pageSize - 1] : undefined;
  const within = ({ place }: { place: Place }): boolean => last === undefined || order(place, last) <= 0;
  return {
    items: proposals.filter(within).map(({ item }) => item),
    feedback: remarks.filter(within).map(({ item }) => item),
    next: last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null,
    counts,
    due: { days: asked.days, maySet: maySetDays(documentId, actor) },
  };
}

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
