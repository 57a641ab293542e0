import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping, StepMap } from '@tiptap/pm/transform';

/**
 * Where places of the text before a transaction stand after it. In a room a colleague's words come as a new whole text, through which
 * every place would fall to the start: there the difference of the two texts tells.
 */
export function movesOf({ before, doc, mapping }: Transaction): Mapping {
  let isWhole = false;
  mapping.maps[0]?.forEach((from, to) => {
    isWhole = from === 0 && to === before.content.size;
  });
  return isWhole ? new Mapping([difference(before, doc)]) : mapping;
}

/** The one stretch in which two texts of one schema differ, as a map of places. */
export function difference(before: Node, after: Node): StepMap {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || !end) return StepMap.empty;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return new StepMap([start, end.a + overlap - start, end.b + overlap - start]);
}
