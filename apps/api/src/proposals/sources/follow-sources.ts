import { type Change, changeKey, compare, type Doc } from '@tarmeem/document';
import type { Tx } from '../../platform/index.js';
import { SourceRows } from './sources.store.js';

/**
 * Keeps the sources of a section's words with their changes while the text goes from one base to another: to the change with the same
 * old and new words, else by the number among as many changes. One whose change is gone stays where it was, a source of the section.
 */
export async function followSources(
  tx: Tx,
  at: { proposalId: string; sectionId: string },
  before: { base: Doc; mine: Doc },
  after: { base: Doc; mine: Doc; revisionId: string },
): Promise<void> {
  const sources = await tx.get(SourceRows).ofWords(at.proposalId, at.sectionId);
  if (sources.length === 0) return;
  const old = compare(before.base, before.mine);
  const now = compare(after.base, after.mine);
  const keys = now.map(changeKey);
  for (const { id, gaps, changeKey: key } of sources) {
    const place = old.findIndex((change) => changeKey(change) === key || gapsText(change) === gaps);
    const same = keys.indexOf(place >= 0 ? changeKey(old[place]!) : (key ?? ''));
    const found = now[same] ?? (old.length === now.length ? now[place] : undefined);
    if (found)
      await tx
        .get(SourceRows)
        .follow(id, { baseRevisionId: after.revisionId, gaps: found.gaps, changeKey: changeKey(found) });
  }
}

/** As PostgreSQL prints a multirange of whole numbers. */
const gapsText = ({ gaps }: Change): string =>
  `{${gaps.map(([from, to]) => `[${String(from)},${String(to + 1)})`).join(',')}}`;
