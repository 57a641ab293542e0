import { type OutlineRow, type OutlineSection, placedRows } from '../documents/index.js';

/** A row of an edition with the seq of the edition that first brought its text. */
export type KeptRow = OutlineRow & { sinceSeq: number };
/** A section of a kept outline: where it stands, and since which edition (by its seq) its text is as it is. */
export type KeptSection = OutlineSection & { sinceSeq: number };

/** Where things stand in an outline; the same for all editions that differ in words alone. */
interface Places {
  byId: ReadonlyMap<string, number>;
  byPath: ReadonlyMap<string, number>;
  below: ReadonlyMap<string | null, readonly number[]>;
  /** How many rows name the same parent and the same sibling: only where it is one does its order depend on nothing else. */
  naming: ReadonlyMap<string, number>;
}

const placeOf = ({ parentId, afterId }: OutlineRow): string => `${parentId ?? ''} ${afterId ?? ''}`;

function placesOf(rows: Iterable<KeptRow>, sections: readonly KeptSection[]): Places {
  const naming = new Map<string, number>();
  for (const row of rows) naming.set(placeOf(row), (naming.get(placeOf(row)) ?? 0) + 1);
  const below = new Map<string | null, number[]>();
  for (const [index, { parentId }] of sections.entries()) {
    const own = below.get(parentId);
    if (own) own.push(index);
    else below.set(parentId, [index]);
  }
  return {
    byId: new Map(sections.map(({ sectionId }, index) => [sectionId, index])),
    byPath: new Map(sections.map(({ path }, index) => [path, index])),
    below,
    naming,
  };
}

/** The outline of one published edition. It never changes; that of the next is made from it with what that edition changed. */
export class KeptOutline {
  private constructor(
    /** The live sections in reading order. */
    readonly sections: readonly KeptSection[],
    private readonly rows: ReadonlyMap<string, KeptRow>,
    private readonly places: Places,
  ) {}

  /** `rows`: all of the edition, retired ones too. */
  static of(rows: Iterable<KeptRow>): KeptOutline {
    const byId = new Map([...rows].map((row) => [row.sectionId, row]));
    const newestFirst = [...byId.values()].sort((a, b) => Number(b.entryId) - Number(a.entryId));
    const sections = placedRows(newestFirst) as KeptSection[];
    return new KeptOutline(sections, byId, placesOf(byId.values(), sections));
  }

  /** With these rows in place of those of the same sections. What stays where it was costs nothing but itself. */
  with(changed: readonly KeptRow[]): KeptOutline {
    const rows = new Map(this.rows);
    for (const row of changed) rows.set(row.sectionId, row);
    if (!changed.every((row) => this.staysAt(row))) return KeptOutline.of(rows.values());
    const sections = [...this.sections];
    for (const row of changed) {
      const index = this.places.byId.get(row.sectionId)!;
      const { path, depth, jurisdiction } = sections[index]!;
      sections[index] = { ...row, path, depth, jurisdiction };
    }
    return new KeptOutline(sections, rows, this.places);
  }

  at(path: string): KeptSection | undefined {
    return this.take(this.places.byPath.get(path));
  }

  find(sectionId: string): KeptSection | undefined {
    return this.take(this.places.byId.get(sectionId));
  }

  /** So many sections further on in reading order, or back. */
  beside(section: KeptSection, steps: 1 | -1): KeptSection | undefined {
    const index = this.places.byId.get(section.sectionId);
    return index === undefined ? undefined : this.sections[index + steps];
  }

  /** The sections above it, outermost first. */
  above(section: KeptSection): KeptSection[] {
    const parent = section.parentId === null ? undefined : this.find(section.parentId);
    return parent ? [...this.above(parent), parent] : [];
  }

  /** The sections right below it. */
  below(section: KeptSection): KeptSection[] {
    return (this.places.below.get(section.sectionId) ?? []).map((index) => this.sections[index]!);
  }

  private take(index: number | undefined): KeptSection | undefined {
    return index === undefined ? undefined : this.sections[index];
  }

  private staysAt(row: KeptRow): boolean {
    const old = this.find(row.sectionId);
    return (
      old !== undefined &&
      row.live &&
      old.parentId === row.parentId &&
      old.afterId === row.afterId &&
      old.slug === row.slug &&
      this.places.naming.get(placeOf(row)) === 1
    );
  }
}
