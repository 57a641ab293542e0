import { type OutlineRow, placedRows } from './placed-rows.js';

/** A row that has its place: its address below the document, how deep it stands, and the jurisdiction of the section above all. */
export type PlacedRow<Row extends OutlineRow> = Row & { path: string; depth: number };

/** Where things stand in an outline; the same for all editions that differ in words alone. */
interface Places {
  byId: ReadonlyMap<string, number>;
  byPath: ReadonlyMap<string, number>;
  below: ReadonlyMap<string | null, readonly number[]>;
  /** Those whose place depends on no row's age: a chain of siblings leads to them, and nobody else names the same one. */
  settled: ReadonlySet<string>;
}

interface Place {
  parentId: string | null;
  afterId: string | null;
}

const keyOf = ({ parentId, afterId }: Place): string => `${parentId ?? ''} ${afterId ?? ''}`;

/** What names a sibling that went elsewhere, or one that names it in turn, comes last under its parent, the newest row first. */
function settledOf(rows: readonly OutlineRow[]): Set<string> {
  const standing = new Map<string, OutlineRow[]>();
  for (const row of rows) {
    const beside = standing.get(keyOf(row));
    if (beside) beside.push(row);
    else standing.set(keyOf(row), [row]);
  }
  const settled = new Set<string>();
  const places: Place[] = [...new Set(rows.map(({ parentId }) => parentId))].map((parentId) => ({
    parentId,
    afterId: null,
  }));
  for (let place = places.pop(); place; place = places.pop()) {
    const named = standing.get(keyOf(place)) ?? [];
    for (const { sectionId, parentId } of named) {
      if (named.length === 1) settled.add(sectionId);
      places.push({ parentId, afterId: sectionId });
    }
  }
  return settled;
}

function placesOf(rows: readonly OutlineRow[], sections: readonly PlacedRow<OutlineRow>[]): Places {
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
    settled: settledOf(rows),
  };
}

const newestFirst = <Row extends OutlineRow>(rows: Iterable<Row>): Row[] =>
  [...rows].sort((a, b) => Number(b.entryId) - Number(a.entryId));

/** The outline of one published edition. It never changes; that of the next is made from it with what that edition changed. */
export class KeptOutline<Row extends OutlineRow = OutlineRow> {
  private constructor(
    /** The live sections in reading order. */
    readonly sections: readonly PlacedRow<Row>[],
    /** All rows of the edition, retired ones too, by their sections. */
    readonly rows: ReadonlyMap<string, Row>,
    private readonly places: Places,
  ) {}

  /** `rows`: all of the edition, retired ones too. */
  static of<Row extends OutlineRow>(rows: Iterable<Row>): KeptOutline<Row> {
    const byId = new Map([...rows].map((row) => [row.sectionId, row]));
    const sections = placedRows(newestFirst(byId.values()));
    return new KeptOutline(sections, byId, placesOf([...byId.values()], sections));
  }

  /** With these rows in place of those of the same sections. What stays where it was costs nothing but itself. */
  with(changed: readonly Row[]): KeptOutline<Row> {
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

  /** All rows, retired ones too, as they decide about the order of siblings. */
  newestFirst(): Row[] {
    return newestFirst(this.rows.values());
  }

  at(path: string): PlacedRow<Row> | undefined {
    return this.take(this.places.byPath.get(path));
  }

  find(sectionId: string): PlacedRow<Row> | undefined {
    return this.take(this.places.byId.get(sectionId));
  }

  /** So many sections further on in reading order, or back. */
  beside(section: PlacedRow<Row>, steps: 1 | -1): PlacedRow<Row> | undefined {
    const index = this.places.byId.get(section.sectionId);
    return index === undefined ? undefined : this.sections[index + steps];
  }

  /** The sections above it, outermost first. */
  above(section: PlacedRow<Row>): PlacedRow<Row>[] {
    const parent = section.parentId === null ? undefined : this.find(section.parentId);
    return parent ? [...this.above(parent), parent] : [];
  }

  /** The sections right below it. */
  below(section: PlacedRow<Row>): PlacedRow<Row>[] {
    return (this.places.below.get(section.sectionId) ?? []).map((index) => this.sections[index]!);
  }

  private take(index: number | undefined): PlacedRow<Row> | undefined {
    return index === undefined ? undefined : this.sections[index];
  }

  private staysAt(row: Row): boolean {
    const old = this.find(row.sectionId);
    return (
      old !== undefined &&
      row.live &&
      old.parentId === row.parentId &&
      old.afterId === row.afterId &&
      old.slug === row.slug &&
      this.places.settled.has(row.sectionId)
    );
  }
}
