import { headerFill, lookNamed } from '../looks.js';
import { childOf, childrenOf, switchOf, valueOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';
import { isChange, signedState, unchanged, within } from './change-state.js';
import type { Change } from './change-state.js';
import { authorOf } from './comments.js';
import { LineReader } from './line.js';
import { lookOf } from './look.js';
import type { ReadCell, ReadParagraph, ReadRow, ReadTable } from './model.js';
import type { Reading } from './reading.js';

const paragraphSigns = { gone: ['del', 'moveFrom'], new: ['ins', 'moveTo'] };
const rowSigns = { gone: ['del'], new: ['ins'] };
const cellSigns = { gone: ['cellDel'], new: ['cellIns'] };

/** Cells in cells deeper than this are dropped: no text nests so far. */
const deepest = 6;

/** True for an element around blocks that is nothing itself. Contents made by Word are not text, so they are solid. */
export function isAround(element: XmlElement): boolean {
  return ['document', 'body', 'sdtContent', 'customXml', 'smartTag'].includes(element.name) || element.name === 'sdt';
}

/** Reads blocks into paragraphs and tables. */
export class BlockReader {
  constructor(
    private readonly reading: Reading,
    private readonly depth = 0,
  ) {}

  /** The blocks that an element of a text is or holds. */
  read(element: XmlElement, change: Change = unchanged): (ReadParagraph | ReadTable)[] {
    const { name } = element;
    if (name === 'p') {
      const paragraph = this.paragraph(element, change);
      return paragraph ? [paragraph] : [];
    }
    if (name === 'tbl') return [this.table(element, change)];
    if (name === 'sdt') return this.inside(childOf(element, 'sdtContent'), change);
    if (isChange(name)) return this.inside(element, within(change, element));
    if (name === 'customXml' || name === 'sdtContent') return this.inside(element, change);
    return [];
  }

  private inside(element: XmlElement | undefined, change: Change): (ReadParagraph | ReadTable)[] {
    return childrenOf(element).flatMap((child) => this.read(child, change));
  }

  private paragraph(element: XmlElement, around: Change): ReadParagraph | undefined {
    const { styles, numberings, fields, drops } = this.reading;
    const properties = childOf(element, 'pPr');
    const wasContents = fields.isContents;
    const facts = new LineReader(this.reading).read(element, around);
    if (wasContents || fields.isContents || /^toc (?:\d|heading)/u.test(styles.nameOf(valueOf(properties, 'pStyle')))) {
      if (!wasContents) drops.add('contents');
      return undefined;
    }
    const end = around.state === 'kept' ? signedState(childOf(properties, 'rPr'), paragraphSigns) : around;
    // An end that one put in and another took out is in neither text; what is in the line is its own matter.
    const state = end.state === 'never' ? 'gone' : end.state;
    const now = lookOf(properties, styles, numberings);
    const old = childOf(properties, 'pPrChange');
    const before = old ? lookOf(childOf(old, 'pPr'), styles, numberings) : now;
    return {
      kind: 'paragraph',
      look: now.look,
      before: before.look,
      state,
      by: end.by,
      lookBy: old && authorOf(old),
      moved: end.moved,
      inline: facts.inline,
      filler: now.filler,
      lined: facts.ruled || childOf(properties, 'pBdr') !== undefined,
      style: now.style,
      bookmarks: facts.bookmarks,
    };
  }

  private table(element: XmlElement, around: Change): ReadTable {
    const properties = childOf(element, 'tblPr');
    const style = this.reading.styles.nameOf(valueOf(properties, 'tblStyle'));
    const look = lookNamed(style);
    const rows = this.depth < deepest ? rowsIn(element, around) : [];
    if (this.depth >= deepest) this.reading.drops.add('tooDeep');
    return {
      kind: 'table',
      code: look?.block === 'table' ? (look.code ?? '') : '',
      rows: rows.flatMap(({ row, change }) => this.row(row, change)),
    };
  }

  private row(element: XmlElement, around: Change): ReadRow[] {
    const properties = childOf(element, 'trPr');
    const change = around.state === 'kept' ? signedState(properties, rowSigns) : around;
    if (change.state === 'never') return [];
    const isHead = switchOf(properties, 'tblHeader') ?? false;
    const gap = (name: string): ReadCell[] =>
      Array.from({ length: Math.min(63, Number(valueOf(properties, name)) || 0) }, () => emptyCell);
    const cells = cellsIn(element).flatMap((cell) => this.cell(cell, isHead));
    return [{ state: change.state, by: change.by, cells: [...gap('gridBefore'), ...cells, ...gap('gridAfter')] }];
  }

  private cell(element: XmlElement, isHead: boolean): ReadCell[] {
    const properties = childOf(element, 'tcPr');
    const change = signedState(properties, cellSigns);
    if (change.state === 'never') return [];
    const merge = childOf(properties, 'vMerge');
    const span = Number(valueOf(properties, 'gridSpan') ?? 1);
    const reader = new BlockReader(this.reading, this.depth + 1);
    return [
      {
        state: change.state,
        by: change.by,
        span: span >= 1 && span <= 200 ? Math.trunc(span) : 1,
        merge: merge ? (merge.attributes['val'] === 'restart' ? 'start' : 'continue') : 'none',
        header: isHead || childOf(properties, 'shd')?.attributes['fill']?.toUpperCase() === headerFill,
        flow: childrenOf(element).flatMap((child) => reader.read(child)),
      },
    ];
  }
}

const emptyCell: ReadCell = { state: 'kept', span: 1, merge: 'none', header: false, flow: [] };

/** Rows also within what stands around rows. */
function rowsIn(element: XmlElement, change: Change): { row: XmlElement; change: Change }[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'tr') return [{ row: child, change }];
    if (isChange(child.name)) return rowsIn(child, within(change, child));
    return ['sdt', 'sdtContent', 'customXml'].includes(child.name) ? rowsIn(child, change) : [];
  });
}

function cellsIn(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'tc') return [child];
    return ['sdt', 'sdtContent', 'customXml'].includes(child.name) ? cellsIn(child) : [];
  });
}
