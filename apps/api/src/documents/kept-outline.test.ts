import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KeptOutline } from './kept-outline.js';
import type { OutlineRow } from './placed-rows.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const line = fc.record({
  parentId: fc.constantFrom(null, ...ids),
  afterId: fc.constantFrom(null, ...ids),
  slug: fc.constantFrom(...ids),
  live: fc.boolean(),
});

/** Rows as an edition brings them: each has a number of its own, and the seq of the edition. */
function rowsOf(
  lines: ReadonlyMap<string, typeof line extends fc.Arbitrary<infer It> ? It : never>,
  seq: number,
): OutlineRow[] {
  return [...lines].map(([sectionId, it], index) => ({
    ...it,
    sectionId,
    entryId: String(seq * 100 + index),
    fromSeq: seq,
    heading: `${sectionId} ${String(seq)}`,
    revisionId: `${sectionId} ${String(seq)}`,
    headingHash: '',
    bodyHash: '',
    hash: `${sectionId} ${String(seq)}`,
    jurisdiction: null,
    owner: null,
  }));
}

const told = (outline: KeptOutline) =>
  outline.sections.map((section) => ({
    ...section,
    found: outline.at(section.path)?.path,
    above: outline.above(section).map(({ heading }) => heading),
    below: outline.below(section).map(({ heading }) => heading),
    next: outline.beside(section, 1)?.heading,
  }));

const at = (parentId: string | null, afterId: string | null, live = true) => ({ parentId, afterId, slug: 'a', live });

/** Two that name each other come last, the newest first: so other words in one change their order. */
const circleOfSiblings: [Record<string, ReturnType<typeof at>>, Record<string, null>[]] = [
  { f: at(null, 'c'), c: at(null, 'f'), a: at(null, null, false) },
  [{ f: null }],
];

test('an outline made from the one before is the one that is read whole', () => {
  const first = fc.dictionary(fc.constantFrom(...ids), line, { minKeys: 1 });
  const later = fc.array(fc.dictionary(fc.constantFrom(...ids), fc.option(line), { maxKeys: 3 }), { maxLength: 4 });
  fc.assert(
    fc.property(first, later, (begun, editions) => {
      const rows = new Map(rowsOf(new Map(Object.entries(begun)), 1).map((row) => [row.sectionId, row]));
      let kept = KeptOutline.of(rows.values());
      for (const [at, edition] of editions.entries()) {
        // Null: other words at the same place.
        const lines = Object.entries(edition).flatMap(([id, it]) => {
          const now = it ?? rows.get(id);
          return now ? [[id, now] as const] : [];
        });
        const changed = rowsOf(
          new Map(lines.map(([id, { parentId, afterId, slug, live }]) => [id, { parentId, afterId, slug, live }])),
          at + 2,
        );
        for (const row of changed) rows.set(row.sectionId, row);
        kept = kept.with(changed);
        expect(told(kept)).toEqual(told(KeptOutline.of(rows.values())));
      }
    }),
    { numRuns: 1_000, examples: [circleOfSiblings] },
  );
});
