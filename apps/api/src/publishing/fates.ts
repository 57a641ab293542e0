import { type Change, carry, type Doc, type DocJson } from '@tarmeem/document';
import { carryOn, type CarryFinding, type SystemCause } from '@tarmeem/review';
import { storedText } from '../documents/index.js';
import type { ChangeRow } from '../moderation/index.js';
import type { HeadingChange, StructurePayload } from '../proposals/index.js';

/** A section whose text went on: what changes lie on, and what they are to lie on. `to` null: the section was retired. */
export interface MovedText {
  from: { body: DocJson; bodyHash: string; headingHash: string };
  to: { heading: string; body: Doc; bodyHash: string; headingHash: string; revisionId: string } | null;
}

/** What becomes of one change, and for a carried one its payload over the new text. */
export interface Fate {
  change: ChangeRow;
  act: 'new-row' | 'published' | 'return';
  cause: SystemCause | null;
  carried: { payload: Change | StructurePayload; baseHash: string; baseRevisionId: string } | null;
}

/**
 * The fates of changes of one section; those of an aspect that stayed have none. Never a fuzzy case. `isOut` tells that the very
 * edit was published over the text the change lies on.
 */
export function fatesOf(
  changes: readonly ChangeRow[],
  { from, to }: MovedText,
  isOut: (change: ChangeRow) => boolean,
): Fate[] {
  if (to === null) return changes.flatMap((change) => fateOf(change, 'section-retired', null) ?? []);
  const bodies = from.bodyHash === to.bodyHash ? [] : changes.filter(({ aspect }) => aspect === 'body');
  const headings = from.headingHash === to.headingHash ? [] : changes.filter(({ aspect }) => aspect === 'heading');
  const edits = bodies.map((change) => change.payload as Change);
  const found = edits.length === 0 ? [] : carry(edits, storedText(from.body), to.body);
  const fates = bodies.map((change, index) => {
    const one = found[index];
    const finding = isOut(change) ? 'already-published' : (one?.outcome ?? 'touched');
    const payload = one?.outcome === 'carried' ? one.change : null;
    return fateOf(change, finding, payload && { payload, baseHash: to.bodyHash, baseRevisionId: to.revisionId });
  });
  const ofHeadings = headings.map((change) => {
    const { after } = change.payload as HeadingChange;
    return fateOf(change, after === to.heading ? 'already-published' : 'touched', null);
  });
  return [...fates, ...ofHeadings].filter((fate) => fate !== null);
}

/** What the finding makes of a change; null when it goes on as it is. */
export function fateOf(change: ChangeRow, finding: CarryFinding, carried: Fate['carried']): Fate | null {
  const waits = change.outcome === 'accepted';
  const standing = {
    outcome: change.outcome,
    roundOpen: !waits,
    laterRound: false,
    heldBy: waits ? ('draft' as const) : null,
  };
  const after = carryOn(standing, finding);
  if (after.act === 'go-on') return null;
  return { change, act: after.act, cause: after.act === 'return' ? after.cause : null, carried };
}
