import type { Queryable } from '../platform/index.js';
import { changeSentence } from './frame/change-sentence.js';
import type { Frame } from './frame/frame.js';
import { bodiesOf, creditedChanges, pastOf, type SectionPast } from './sections.query.js';
import { changesBetween, textOf } from './text-changes.js';
import type { ChangeLine, HistoryEntry, StructureLine, Opened } from './views.js';

/** The texts a section has had, numbered from 1 by the edition that brought them; what was retired is not a text. */
export const textsOf = (past: readonly SectionPast[]): SectionPast[] =>
  past.filter(
    (row, at) =>
      at === 0 ||
      row.revisionId !== past[at - 1]!.revisionId ||
      row.live !== past[at - 1]!.live ||
      row.parentId !== past[at - 1]!.parentId,
  );

/** What happened to a section beside its words, between two of its rows. */
export function structureBetween(before: SectionPast, after: SectionPast): StructureLine[] {
  const lines: StructureLine[] = [];
  if (before.live && !after.live) lines.push({ what: 'retired' });
  if (!before.live && after.live) lines.push({ what: 'restored' });
  if (before.heading !== after.heading) lines.push({ what: 'renamed', before: before.heading, after: after.heading });
  if (before.parentId !== after.parentId) {
    lines.push({ what: 'moved', before: before.parentHeading ?? '–', after: after.parentHeading ?? '–' });
  }
  return lines;
}

/** Everything that happened to a section, newest first. */
export async function historyOf(
  database: Queryable,
  frame: Frame,
  { opened, sectionId }: { opened: Opened; sectionId: string },
): Promise<HistoryEntry[]> {
  const past = textsOf(await pastOf(database, sectionId));
  const bodies = await bodiesOf(
    database,
    past.map((row) => row.revisionId),
  );
  const bySeq = new Map(opened.editions.map((edition) => [edition.seq, edition]));
  const entries: HistoryEntry[] = [];
  for (const [at, row] of past.entries()) {
    const before = past[at - 1];
    const next = past[at + 1];
    const from = bySeq.get(row.seq);
    if (!from) continue;
    const until = next ? (bySeq.get(next.seq) ?? null) : null;
    let changes: ChangeLine[] = [];
    if (before && before.bodyHash !== row.bodyHash) {
      const decided = (await creditedChanges(database, opened.document.id, row.seq)).filter(
        (it) => it.sectionId === sectionId,
      );
      const found = changesBetween(
        textOf(frame, bodies.get(before.revisionId)),
        textOf(frame, bodies.get(row.revisionId)),
        decided,
      );
      changes = found.map(({ change, by, at: when, decision, sources }, index) => ({
        number: index + 1,
        sentence: changeSentence(frame, change.words),
        by,
        at: when,
        decision,
        sources,
      }));
    }
    entries.push({
      revision: at + 1,
      from,
      until,
      lastNumber: next ? (bySeq.get(next.seq - 1)?.number ?? from.number) : opened.current.number,
      changes,
      structure: before ? structureBetween(before, row) : [],
    });
  }
  return entries.toReversed();
}
