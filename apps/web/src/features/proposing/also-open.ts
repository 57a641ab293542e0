import type { AlsoOpenView } from '@tarmeem/contract';
import { touch, type Change } from '@tarmeem/document';

type Item = AlsoOpenView['items'][number];
/** A proposal of somebody else that wants something of the same words. */
export type AlsoOpen = Pick<Item, 'proposal' | 'organisation'>;

/** Those of the other proposals that touch a change: of the body by its place in the same published text, of the heading any. */
export function meetings(
  items: readonly Item[],
  change: Pick<Change, 'gaps'> | 'heading',
  revisionId: string,
): readonly AlsoOpen[] {
  const met = items.filter((item) =>
    change === 'heading'
      ? item.aspect === 'heading'
      : item.aspect === 'body' && item.revisionId === revisionId && touch(change, item),
  );
  return [...new Map(met.map((item) => [item.proposal, item])).values()];
}
