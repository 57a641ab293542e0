import type { Queryable } from '../platform/index.js';
import { changeSentence } from './frame/change-sentence.js';
import type { Frame } from './frame/frame.js';
import { bodiesOf, type CreditedChange, creditedIn, pastOf, type SectionPast } from './sections.query.js';
import { isReordered, structureBetween, withCredits } from './structure-lines.js';
import { changesBetween, knownChanges, type TextChange, textOf } from './text-changes.js';
import type { EditionFacts, HistoryEntry, Opened, StructureLine } from './views.js';

/** The texts a section has had, numbered from 1 by the edition that brought them; what was retired is not a text. */
export const textsOf = (past: readonly SectionPast[]): SectionPast[] =>
  past.filter(
    (row, at) =>
      at === 0 ||
      row.revisionId !== past[at - 1]!.revisionId ||
      row.live !== past[at - 1]!.live ||
      row.parentId !== past[at - 1]!.parentId,
  );

/** Everything that happened to a section, newest first. */
export async function historyOf(
  database: Queryable,
  frame: Frame,
  { opened, sectionId }: { opened: Opened; sectionId: string },
): Promise<HistoryEntry[]> {
  const [all, credited] = await Promise.all([
    pastOf(database, sectionId),
    creditedIn(database, opened.document.id, sectionId),
  ]);
  const past = textsOf(all);
  const bySeq = new Map(opened.editions.map((edition) => [edition.seq, edition]));
  const bySeqDecided = Map.groupBy(credited, ({ seq }) => seq);
  const decidedAt = (seq: number): CreditedChange[] => bySeqDecided.get(seq) ?? [];
  const worded = await wordedChanges(database, frame, past, decidedAt);
  const entries: HistoryEntry[] = [];
  for (const [at, row] of past.entries()) {
    const before = past[at - 1];
    const next = past[at + 1];
    const from = bySeq.get(row.seq);
    if (!from) continue;
    const until = next ? (bySeq.get(next.seq) ?? null) : null;
    const decided = before ? decidedAt(row.seq) : [];
    const changes = (worded.get(row) ?? []).map(({ change, by, at: when, decision, sources }, index) => ({
      number: index + 1,
      sentence: changeSentence(frame, change.words, change.splices),
      by,
      at: when,
      decision,
      sources,
    }));
    entries.push({
      revision: at + 1,
      heading: row.heading,
      from,
      until,
      lastNumber: next ? (bySeq.get(next.seq - 1)?.number ?? from.number) : opened.current.number,
      live: row.live,
      changes,
      structure: [
        ...(before ? withCredits(structureBetween(before, row), decided) : []),
        ...reorderings(all, { from: row, until: next }, { decidedAt, bySeq }),
      ],
    });
  }
  return entries.toReversed();
}

/** What changed in the words from each text to the next. Only texts of which that is not known yet are read. */
async function wordedChanges(
  database: Queryable,
  frame: Frame,
  past: readonly SectionPast[],
  decidedAt: Known['decidedAt'],
): Promise<Map<SectionPast, TextChange[]>> {
  const found = new Map<SectionPast, TextChange[]>();
  const steps = past.flatMap((row, at) => {
    const before = past[at - 1];
    return before && before.bodyHash !== row.bodyHash ? [{ before, row, ends: endsOf(before, row) }] : [];
  });
  const unknown = steps.filter(({ row, ends }) => {
    const known = knownChanges(ends, decidedAt(row.seq));
    if (known) found.set(row, known);
    return !known;
  });
  if (unknown.length === 0) return found;
  const wanted = new Set(unknown.flatMap(({ before, row }) => [before.revisionId, row.revisionId]));
  const bodies = await bodiesOf(database, [...wanted]);
  for (const { before, row, ends } of unknown) {
    const from = textOf(frame, bodies.get(before.revisionId));
    const to = textOf(frame, bodies.get(row.revisionId));
    found.set(row, changesBetween(from, to, decidedAt(row.seq), ends));
  }
  return found;
}

const endsOf = (before: SectionPast, row: SectionPast) => [before.bodyHash, row.bodyHash] as const;

interface Known {
  decidedAt: (seq: number) => readonly CreditedChange[];
  bySeq: ReadonlyMap<number, EditionFacts>;
}

/** When a section was put elsewhere among its siblings, from one of its texts to the next: an order is no text of its own. */
function reorderings(
  all: readonly SectionPast[],
  { from, until }: { from: SectionPast; until: SectionPast | undefined },
  { decidedAt, bySeq }: Known,
): StructureLine[] {
  const lines: StructureLine[] = [];
  for (const [at, row] of all.entries()) {
    const before = all[at - 1];
    if (!before || row.seq < from.seq || (until && row.seq >= until.seq) || before.afterId === row.afterId) continue;
    const decided = decidedAt(row.seq);
    if (!isReordered(before, row, decided)) continue;
    const number = row.seq === from.seq ? null : (bySeq.get(row.seq)?.number ?? null);
    lines.push(...withCredits([{ what: 'reordered', after: row.afterHeading, number }], decided));
  }
  return lines;
}
