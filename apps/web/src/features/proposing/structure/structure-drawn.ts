import type { PlaceWords, StructureConflictWords } from '@tarmeem/contract';
import type { Say } from '../../../text/words.js';
import type { Drawn } from '../conflict-model.js';

/** The sides of a conflict about a section's place or standing, each as a sentence in safe HTML. */
export function structureDrawn(say: Say, { mine, published, canKeep, places }: StructureConflictWords): Drawn {
  const base = sentence(placeLine(say, places.base));
  const own = sentence(sideLine(say, mine, places.mine));
  const theirs = sentence(sideLine(say, published, places.published));
  return {
    base,
    mine: own,
    published: theirs,
    result: (take) => (take === 'published' ? theirs : take === 'mine' && canKeep ? own : null),
  };
}

function sideLine(say: Say, side: StructureConflictWords['published'], place: PlaceWords | null): string {
  if (side === 'retired') return say('structure.line.retired');
  if (side === 'edited') return say('tree.edited');
  return placeLine(say, place);
}

/** Where a section stands, in words; for one that stands nowhere, a dash. */
export function placeLine(say: Say, place: PlaceWords | null): string {
  if (!place) return '–';
  const parent = place.parent ?? say('tree.top');
  return place.after
    ? say('structure.line.under', { parent, after: place.after })
    : say('structure.line.first', { parent });
}

const sentence = (words: string): string =>
  `<p>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;
