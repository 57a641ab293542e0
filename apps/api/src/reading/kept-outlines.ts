import { KeptOutline as Outline, type OutlineRow, outlineRows, type PlacedRow } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import { plannedOnce } from '../platform/database/planned.js';

/** A row of an edition with the seq of the edition that first brought its text. */
export type KeptRow = OutlineRow & { sinceSeq: number };
/** A section of a kept outline: where it stands, and since which edition (by its seq) its text is as it is. */
export type KeptSection = PlacedRow<KeptRow>;
/** The outline of a published edition, with since when each text is as it is. */
export type KeptOutline = Outline<KeptRow>;

/** The most lines of outlines in memory, some 600 bytes each; beyond it the one that was longest not asked for goes. */
const mostLines = 60_000;

const firstSql = plannedOnce(
  'select revision_id as id, min(from_seq) as seq from entry where document_id = $1 group by revision_id',
);
/** The same of sections that had a line in these editions. */
const firstSinceSql = plannedOnce(`select revision_id as id, min(from_seq) as seq from entry
  where section_id in (select section_id from entry where document_id = $1 and from_seq > $2 and from_seq <= $3) group by revision_id`);

/** The outlines of published editions, in memory: each is read once, and after an edition only what it changed. */
export class KeptOutlines {
  private readonly kept = new Map<string, Promise<KeptOutline>>();
  private readonly lines = new Map<string, number>();

  constructor(private readonly database: Queryable) {}

  /** Of the edition with this seq. */
  of(documentId: string, seq: number): Promise<KeptOutline> {
    const key = `${documentId} ${String(seq)}`;
    const kept = this.kept.get(key);
    if (kept) {
      this.kept.delete(key);
      this.kept.set(key, kept);
      return kept;
    }
    const made = this.make(documentId, seq);
    this.kept.set(key, made);
    made.then(
      ({ sections }) => this.keep(key, made, sections.length),
      () => this.drop(key, made),
    );
    return made;
  }

  /** What an outline says was changed beside the editions: words were removed, or a body has another name. */
  forget(): void {
    this.kept.clear();
    this.lines.clear();
  }

  private async make(documentId: string, seq: number): Promise<KeptOutline> {
    const before = await this.kept.get(`${documentId} ${String(seq - 1)}`)?.catch(() => undefined);
    const rows = await this.rows(documentId, { after: before ? seq - 1 : 0, seq });
    return before ? before.with(rows) : Outline.of(rows);
  }

  private async rows(documentId: string, span: { after: number; seq: number }): Promise<KeptRow[]> {
    const [rows, first] = await Promise.all([
      outlineRows(this.database, documentId, span),
      this.database.query<{ id: string; seq: number }[]>(span.after ? firstSinceSql : firstSql, [
        documentId,
        ...(span.after ? [span.after, span.seq] : []),
      ]),
    ]);
    const since = new Map(first.map(({ id, seq }) => [id, seq]));
    return rows.map((row) => ({ ...row, sinceSeq: since.get(row.revisionId) ?? span.seq }));
  }

  private keep(key: string, made: Promise<KeptOutline>, lines: number): void {
    if (this.kept.get(key) !== made) return;
    this.lines.set(key, lines);
    let all = [...this.lines.values()].reduce((sum, it) => sum + it, 0);
    for (const old of this.kept.keys()) {
      if (all <= mostLines) return;
      if (old === key) continue;
      all -= this.lines.get(old) ?? 0;
      this.kept.delete(old);
      this.lines.delete(old);
    }
  }

  private drop(key: string, made: Promise<KeptOutline>): void {
    if (this.kept.get(key) === made) this.kept.delete(key);
  }
}
