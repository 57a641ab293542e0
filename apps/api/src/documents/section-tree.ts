import { type SectionEntry, SectionTree } from '@tarmeem/document';
import { siblingOrder } from '@tarmeem/review';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { currentOutline } from './current-outlines.js';
import { sha256 } from './hashes.js';
import type { KeptOutline } from './kept-outline.js';
import { outlineColumns, outlineTables } from './outline-columns.js';
import type { OutlineRow } from './placed-rows.js';

/** A line of the manifest with what decides whether it is the same, retired ones too. Its jurisdiction is as written on the section itself: of a top-level one, that of all below it. */
export type TreeLine = Omit<OutlineRow, 'owner'>;

/** Where something acts: under a top-level section of a jurisdiction, or at the top itself, which only an unscoped grant covers. */
export interface Address {
  documentId: string;
  jurisdiction: string | null;
}

/** The tree of an edition with its tombstones, as structure is compared and applied on it. */
export class PublishedTree {
  /** In reading order, each after the sibling it really stands after. */
  readonly entries: readonly SectionEntry[];
  readonly tree: SectionTree;
  readonly lines: ReadonlyMap<string, TreeLine>;

  constructor(
    readonly documentId: string,
    lines: readonly TreeLine[],
  ) {
    this.lines = new Map(lines.map((line) => [line.sectionId, line]));
    const under = new Map<string | null, TreeLine[]>();
    for (const line of lines) {
      const siblings = under.get(line.parentId);
      if (siblings) siblings.push(line);
      else under.set(line.parentId, [line]);
    }
    const entries = [...under.values()].flatMap((siblings) => {
      const ordered = siblingOrder(siblings);
      return ordered.map((line, at): SectionEntry => ({
        sectionId: line.sectionId,
        parentId: line.parentId,
        after: ordered[at - 1]?.sectionId ?? null,
        heading: line.heading,
        slug: line.slug,
        standing: line.live ? 'live' : 'retired',
      }));
    });
    this.tree = new SectionTree(entries);
    this.entries = this.tree.list();
  }

  isLive(sectionId: string): boolean {
    return this.lines.get(sectionId)?.live === true;
  }

  isRetired(sectionId: string): boolean {
    return this.lines.get(sectionId)?.live === false;
  }

  liveChildren(sectionId: string | null): string[] {
    return this.tree.childrenOf(sectionId).filter((id) => this.isLive(id));
  }

  /** Of the top-level section above it (or that it is); undefined when no edition holds the section. */
  jurisdictionOf(sectionId: string): string | null | undefined {
    let line = this.lines.get(sectionId);
    while (line && line.parentId !== null) line = this.lines.get(line.parentId);
    return line && line.jurisdiction;
  }

  /** What tells whether a section stands where it stood: parent, and the sibling it was put after. */
  placeHash(sectionId: string): string | null {
    const line = this.lines.get(sectionId);
    return line ? sha256(`place ${line.parentId ?? ''} ${line.afterId ?? ''}`) : null;
  }

  /** What somebody who retires a section has looked at: its content, and what stands under it. */
  standingHash(sectionId: string): string | null {
    const line = this.lines.get(sectionId);
    if (!line) return null;
    return sha256(`standing ${String(line.live)} ${line.hash} ${this.liveChildren(sectionId).sort().join(' ')}`);
  }
}

/** The trees of current editions, each made once of its outline. */
const trees = new WeakMap<KeptOutline, PublishedTree>();

/** The tree of the current edition, or of the edition with this seq. */
export async function publishedTree(from: Answers, documentId: string, seq?: number): Promise<PublishedTree> {
  if (seq !== undefined) return new PublishedTree(documentId, await linesOf(from, documentId, seq));
  const outline = await currentOutline(from, documentId);
  const tree = trees.get(outline) ?? new PublishedTree(documentId, outline.newestFirst());
  trees.set(outline, tree);
  return tree;
}

const linesOf = (from: Answers, documentId: string, seq: number): Promise<TreeLine[]> =>
  rowsOf<TreeLine>(
    from,
    `select ${outlineColumns} from ${outlineTables}
     where e.document_id = $1 and e.from_seq <= $2 and (e.until_seq is null or e.until_seq > $2) order by e.id desc`,
    [documentId, seq],
  );
