import type { DraftOutlineView, DraftSection } from '@tarmeem/contract';
import type { Say } from '../../../text/words.js';
import { placeAfter, type Step } from './places.js';
import type { Structure } from './use-structure.js';
import '../../../text/words-of/contents.js';

/** Moves a section by one place, and tells a screen reader; its line keeps the focus. */
export async function move(
  { say, outline, structure }: { say: Say; outline: DraftOutlineView; structure: Structure },
  { sectionId, heading, may }: DraftSection,
  step: Step,
): Promise<void> {
  const section = outline.sections.find((each) => each.sectionId === sectionId);
  const to = section && placeAfter(outline.sections, section, step);
  if (!to || structure.pending || !may.move.allowed) return;
  structure.focused.current = sectionId;
  await structure
    .run({ act: 'change', sectionId, body: { place: to.place, subtree: false } })
    .then(() => structure.tell(say('tree.done.moved', { heading })))
    .catch(() => undefined);
}
