import type { NewEntry, OutlineRow } from '../documents/index.js';

/** A line that comes with an edition. */
type ComingLine = Omit<NewEntry, 'documentId' | 'fromSeq'>;

/**
 * Of several that stand after the same sibling the newest line stands nearest. One that is written anew, for other words only, would
 * so come before those that came to stand there after it: they are written again too, nearest first, as lines are told apart in the order
 * they were written. `present`: the lines of the current edition; `isPlaced`: the edition puts that section where it is.
 */
export function keepOrder(
  coming: readonly ComingLine[],
  present: ReadonlyMap<string, OutlineRow>,
  isPlaced: (sectionId: string) => boolean,
): { entries: readonly ComingLine[]; besides: readonly string[] } {
  const staying = new Map(
    coming.flatMap((line) => {
      const row = present.get(line.sectionId);
      return row && !isPlaced(line.sectionId) ? [[line.sectionId, line] as const] : [];
    }),
  );
  const groups = new Map([...staying.values()].map((line) => [placeOf(line), [] as OutlineRow[]]));
  for (const row of present.values()) if (!isPlaced(row.sectionId)) groups.get(placeOf(row))?.push(row);
  const stay: ComingLine[] = [];
  const besides: string[] = [];
  for (const rows of groups.values()) {
    const nearestFirst = rows.sort((a, b) => b.fromSeq - a.fromSeq || Number(a.entryId) - Number(b.entryId));
    const last = nearestFirst.findLastIndex(({ sectionId }) => staying.has(sectionId));
    for (const row of nearestFirst.slice(0, last + 1)) {
      const { sectionId, parentId, afterId, slug, revisionId, live } = row;
      const line = staying.get(sectionId);
      stay.push(line ?? { sectionId, parentId, afterId, slug, revisionId, live });
      if (!line) besides.push(sectionId);
    }
  }
  return { entries: [...coming.filter(({ sectionId }) => !staying.has(sectionId)), ...stay], besides };
}

const placeOf = ({ parentId, afterId }: Pick<ComingLine, 'parentId' | 'afterId'>): string =>
  `${parentId ?? ''} ${afterId ?? ''}`;
