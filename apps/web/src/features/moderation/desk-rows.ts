import type { QueueFeedback, QueueItem, QueueView } from '@tarmeem/contract';
import type { Key } from '../../text/words.js';
import '../../text/words-of/deciding.js';

/** A row of the desk: a proposal or feedback. */
export type DeskRow = { kind: 'proposal'; id: string; at: string; age: number; item: QueueItem } | FeedbackRow;
export interface FeedbackRow {
  kind: 'feedback';
  id: string;
  at: string;
  age: number;
  item: QueueFeedback;
}

/** Both kinds of a page in one order. */
export function rowsOf(pages: readonly QueueView[], order: 'oldest' | 'newest'): DeskRow[] {
  const rows = pages.flatMap(({ items, feedback }): DeskRow[] => [
    ...items.map((item) => ({
      kind: 'proposal' as const,
      id: item.id,
      at: item.submittedAt ?? '',
      age: item.age,
      item,
    })),
    ...feedback.map((item) => ({ kind: 'feedback' as const, id: item.id, at: item.receivedAt, age: item.age, item })),
  ]);
  const way = order === 'oldest' ? 1 : -1;
  return rows.sort((a, b) => way * (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

/** The queue by age, in its order: late, and the two halves of the `days` in which the document decides. */
export function groupsOf(rows: readonly DeskRow[], { order, days }: { order: 'oldest' | 'newest'; days: number }) {
  const half = Math.floor(days / 2);
  const groups: { words: Key; late: boolean; rows: DeskRow[] }[] = [
    { words: 'desk.late', late: true, rows: rows.filter(({ age }) => age > days) },
    { words: 'desk.older', late: false, rows: rows.filter(({ age }) => age > half && age <= days) },
    { words: 'desk.week', late: false, rows: rows.filter(({ age }) => age <= half) },
  ];
  return (order === 'oldest' ? groups : groups.toReversed()).filter((group) => group.rows.length > 0);
}

/** What the names of the groups, and of the filter by age, say of the days in which the document decides. */
export const daysOf = (days: number) => ({ days, half: Math.floor(days / 2), from: Math.floor(days / 2) + 1 });
