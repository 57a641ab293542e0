import { compareTrees } from '@tarmeem/document';
import type { OutlineSection } from '../documents/index.js';
import type { CreditedChange, SectionPast } from './sections.query.js';
import { creditOf } from './text-changes.js';
import type { StructureLine } from './views.js';

/** A line that knows not yet whose it is. */
export type BareLine = StructureLine extends infer Line ? (Line extends unknown ? Omit<Line, 'credit'> : never) : never;

const aspectOf = {
  added: 'standing',
  retired: 'standing',
  restored: 'standing',
  renamed: 'heading',
  moved: 'place',
  reordered: 'place',
} as const;

/** The lines with the bodies that proposed and decided them, among the published changes of the section. */
export const withCredits = (lines: readonly BareLine[], decided: readonly CreditedChange[]): StructureLine[] =>
  lines.map((line) => {
    const found = decided.find(({ aspect }) => aspect === aspectOf[line.what]);
    return { ...line, credit: found ? creditOf(found) : null } as StructureLine;
  });

/** What happened to a section beside its words, between two of its rows. */
export function structureBetween(before: SectionPast, after: SectionPast): BareLine[] {
  const lines: BareLine[] = [];
  if (before.live && !after.live) lines.push({ what: 'retired' });
  if (!before.live && after.live) lines.push({ what: 'restored' });
  if (before.heading !== after.heading) lines.push({ what: 'renamed', before: before.heading, after: after.heading });
  if (before.parentId !== after.parentId)
    lines.push({ what: 'moved', before: before.parentHeading ?? '–', after: after.parentHeading ?? '–' });
  return lines;
}

/**
 * True if an edition put the section elsewhere among its siblings. The sibling it names may be another because that one went: only a
 * published move of its own, or a rollback that moved it back, says that it was put there.
 */
export const isReordered = (before: SectionPast, after: SectionPast, decided: readonly CreditedChange[]): boolean =>
  before.live &&
  after.live &&
  before.parentId === after.parentId &&
  before.afterId !== after.afterId &&
  (after.movedBack || decided.some(({ aspect }) => aspect === 'place'));

interface Pair {
  before: OutlineSection | undefined;
  after: OutlineSection | undefined;
}

/** The contents of two editions beside each other. */
export class ComparedContents {
  private readonly reordered: Map<string, string | null>;

  constructor(
    private readonly old: readonly OutlineSection[],
    private readonly present: readonly OutlineSection[],
    decided: readonly CreditedChange[],
  ) {
    const meant = new Set(decided.flatMap(({ sectionId, aspect }) => (aspect === 'place' ? [sectionId] : [])));
    this.reordered = new Map(
      compareTrees(entriesOf(old), entriesOf(present), meant).flatMap((change) =>
        change.kind === 'moved' && change.from.parentId === change.place.parentId
          ? [[change.sectionId, change.place.after[0] ?? null] as const]
          : [],
      ),
    );
  }

  /** Whether anything of a section differs, its words too. */
  differ({ before, after }: Pair): boolean {
    return (
      before?.hash !== after?.hash || before?.parentId !== after?.parentId || this.reordered.has(after?.sectionId ?? '')
    );
  }

  lines({ before, after }: Pair): BareLine[] {
    if (!before) return [{ what: 'added' }];
    if (!after) return [{ what: 'retired' }];
    const lines: BareLine[] = [];
    if (before.heading !== after.heading) lines.push({ what: 'renamed', before: before.heading, after: after.heading });
    if (before.parentId !== after.parentId) {
      const [from, to] = [headingOf(this.old, before.parentId), headingOf(this.present, after.parentId)];
      lines.push({ what: 'moved', before: from ?? '–', after: to ?? '–' });
    }
    const beside = this.reordered.get(after.sectionId);
    if (beside !== undefined) lines.push({ what: 'reordered', after: headingOf(this.present, beside), number: null });
    return lines;
  }
}

const headingOf = (sections: readonly OutlineSection[], id: string | null): string | null =>
  sections.find((section) => section.sectionId === id)?.heading ?? null;

/** Live sections in reading order, as the core compares them. */
function entriesOf(sections: readonly OutlineSection[]) {
  const last = new Map<string | null, string>();
  return sections.map(({ sectionId, parentId, heading, slug }) => {
    const after = last.get(parentId) ?? null;
    last.set(parentId, sectionId);
    return { sectionId, parentId, after, heading, slug, standing: 'live' as const };
  });
}

/** How many changes a section has: one that came or went is one, whatever it holds. */
export const countOf = ({ changes, structure }: { changes: readonly unknown[]; structure: readonly StructureLine[] }) =>
  structure.some(({ what }) => what === 'added' || what === 'retired' || what === 'restored')
    ? 1
    : changes.length + structure.length;
