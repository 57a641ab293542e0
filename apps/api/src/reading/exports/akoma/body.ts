import type { DocJson, MarkJson, NodeJson } from '@tarmeem/document';
import { xml } from '../../xml.js';
import { uriOf } from './address.js';

/** The words of one section as blocks of Akoma Ntoso; every element that can be cited has an `eId` below the section's. '' when it has none. */
export function akomaBlocks(body: DocJson, eId: string, address: string): string {
  const only = body.content?.length === 1 ? body.content[0] : undefined;
  if (only?.type === 'paragraph' && !only.content) return '';
  return new AkomaBody(address).blocks(body, eId);
}

const simpleMarks: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  subscript: ['<sub>', '</sub>'],
  superscript: ['<sup>', '</sup>'],
  strike: ['<inline name="strike">', '</inline>'],
  code: ['<inline name="code">', '</inline>'],
};

class AkomaBody {
  private notes = 0;

  /** `address`: of the edition, which a link inside the document is completed with. */
  constructor(private readonly address: string) {}

  /** The blocks inside a node. Their `eId`s count from one, each kind for itself, as the naming convention asks. */
  blocks(parent: NodeJson, at: string): string {
    const counted = new Map<string, number>();
    const next = (kind: string): string => {
      const count = (counted.get(kind) ?? 0) + 1;
      counted.set(kind, count);
      return `${at}__${kind}_${count}`;
    };
    return (parent.content ?? []).map((block) => this.block(block, next)).join('');
  }

  private block(node: NodeJson, next: (kind: string) => string): string {
    switch (node.type) {
      case 'heading': {
        const at = next('block');
        return `<block name="heading" class="level-${Number(node.attrs?.['level'])}" eId="${at}">${this.inline(node, at)}</block>`;
      }
      case 'bulletList':
      case 'orderedList':
        return this.list(node, next('list'));
      case 'blockquote': {
        const at = next('blockctnr');
        return `<blockContainer class="quotation" eId="${at}">${this.blocks(node, at)}</blockContainer>`;
      }
      case 'table':
        return this.table(node, next('table'));
      case 'horizontalRule':
        return `<block name="rule" eId="${next('block')}"/>`;
      default: {
        const at = next('p');
        return `<p eId="${at}">${this.inline(node, at)}</p>`;
      }
    }
  }

  private list(node: NodeJson, at: string): string {
    const start = node.type === 'orderedList' ? Number(node.attrs?.['start'] ?? 1) : null;
    const items = (node.content ?? []).map((item, index) => {
      const own = `${at}__item_${index + 1}`;
      const number = start === null ? '' : `<num>${start + index}.</num>`;
      return `<item eId="${own}">${number}${this.blocks(item, own)}</item>`;
    });
    return `<blockList class="${start === null ? 'bulleted' : 'numbered'}" eId="${at}">${items.join('')}</blockList>`;
  }

  /** A row whose cells are all covered from above has no element: the standard knows no empty row. */
  private table(node: NodeJson, at: string): string {
    const rows = (node.content ?? []).map((row, index) => {
      const own = `${at}__tr_${index + 1}`;
      const cells = (row.content ?? []).map((cell, column) => {
        const name = cell.type === 'tableHeader' ? 'th' : 'td';
        const here = `${own}__${name}_${column + 1}`;
        const spans = (['colspan', 'rowspan'] as const)
          .filter((span) => cell.attrs?.[span] !== 1)
          .map((span) => ` ${span}="${Number(cell.attrs?.[span] ?? 1)}"`);
        return `<${name} eId="${here}"${spans.join('')}>${this.blocks(cell, here)}</${name}>`;
      });
      return cells.length ? `<tr eId="${own}">${cells.join('')}</tr>` : '';
    });
    return `<table eId="${at}">${rows.join('')}</table>`;
  }

  private inline(block: NodeJson, at: string): string {
    return (block.content ?? [])
      .map((node) => {
        const marks = (node.marks ?? []).map((mark) => this.mark(mark));
        return `${marks.map(([open]) => open).join('')}${this.leaf(node, at)}${marks
          .toReversed()
          .map(([, close]) => close)
          .join('')}`;
      })
      .join('');
  }

  private leaf(node: NodeJson, at: string): string {
    if (node.type === 'hardBreak') return '<br/>';
    if (node.type !== 'footnote') return xml(node.text ?? '');
    this.notes += 1;
    const own = `${at}__authorialnote_${this.notes}`;
    return `<authorialNote marker="${this.notes}" placement="bottom" eId="${own}"><p>${xml(String(node.attrs?.['text']))}</p></authorialNote>`;
  }

  private mark({ type, attrs }: MarkJson): readonly [string, string] {
    const simple = simpleMarks[type];
    if (simple) return simple;
    if (type === 'language') return [`<span xml:lang="${xml(String(attrs?.['lang']))}">`, '</span>'];
    const href = String(attrs?.['href']);
    return [`<a href="${xml(uriOf(href.startsWith('#') ? this.address + href : href))}">`, '</a>'];
  }
}
