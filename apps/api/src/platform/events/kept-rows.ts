import type { Answers } from '../database/rows.js';

/** More events at once, and all rows are read anew. */
const mostEvents = 20;
/** Of one document: a megabyte or two. */
const mostRows = 1_000;
const mostDocuments = 20;

/** How far the record of a document goes, as the caller has read it before. */
interface Standing {
  documentId: string;
  seq: number;
  names: string;
}

type Read<Row> = (from: Answers, ids: readonly string[]) => Promise<Map<string, Row>>;

/** Rows of one document as its record stood at an event. */
class RowsOfDocument<Row> {
  private readonly rows = new Map<string, Row>();

  constructor(
    private readonly read: Read<Row>,
    readonly names: string,
    public seq: number,
  ) {}

  /** The events of which the caller has to tell before it takes rows: those after what is kept. Null: too many to ask for. */
  behind(seq: number): number[] | null {
    const many = seq - this.seq;
    if (many <= 0) return [];
    // Always as many, so that one plan serves; those that are not there yet do no harm.
    return many > mostEvents ? null : Array.from({ length: mostEvents }, (_, at) => this.seq + at + 1);
  }

  /** Forgets what these events are about, or everything. Others may do so at the same moment: what they forgot is forgotten too. */
  goOn(seq: number, touched: readonly string[] | 'all'): void {
    if (touched === 'all') this.rows.clear();
    else for (const id of touched) this.rows.delete(id);
    this.seq = Math.max(this.seq, seq);
  }

  async get(from: Answers, ids: readonly string[]): Promise<Map<string, Row>> {
    const { seq } = this;
    const found = new Map<string, Row>();
    for (const id of ids) {
      const row = this.rows.get(id);
      if (row !== undefined) found.set(id, row);
    }
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) return found;
    const read = await this.read(from, missing);
    if (this.rows.size + read.size > mostRows) this.rows.clear();
    for (const [id, row] of read) {
      found.set(id, row);
      // What was recorded meanwhile may be about this row: whoever asked then has forgotten what there was before it.
      if (this.seq === seq) this.rows.set(id, row);
    }
    return found;
  }
}

/**
 * Rows that are kept while nothing is recorded of them. A page that has to be put together anew after an event reads the few rows that
 * the event is about, and takes the others from here.
 */
export class KeptRows<Row> {
  private readonly all = new WeakMap<Answers, Map<string, RowsOfDocument<Row>>>();

  constructor(private readonly read: Read<Row>) {}

  /** What is kept of a document while nobody's name has changed. */
  of(from: Answers, { documentId, seq, names }: Standing): RowsOfDocument<Row> {
    const documents = this.all.get(from) ?? new Map<string, RowsOfDocument<Row>>();
    this.all.set(from, documents);
    const known = documents.get(documentId);
    if (known?.names === names) return known;
    const [oldest] = documents.keys();
    if (oldest !== undefined && documents.size >= mostDocuments) documents.delete(oldest);
    const begun = new RowsOfDocument<Row>(this.read, names, seq);
    documents.set(documentId, begun);
    return begun;
  }
}
