import type { Mark, Node } from 'prosemirror-model';

import { escapeAttribute } from './escape.js';

/** The start and end tag of a node or mark. A leaf has an empty end. */
export interface Tags {
  readonly start: string;
  readonly end: string;
}

const plain = (name: string): Tags => ({ start: `<${name}>`, end: `</${name}>` });

function spans(node: Node): string {
  const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
  return `${colspan === 1 ? '' : ` colspan="${colspan}"`}${rowspan === 1 ? '' : ` rowspan="${rowspan}"`}`;
}

const simple: Readonly<Record<string, Tags>> = {
  paragraph: plain('p'),
  bulletList: plain('ul'),
  listItem: plain('li'),
  blockquote: plain('blockquote'),
  table: { start: '<table><tbody>', end: '</tbody></table>' },
  tableRow: plain('tr'),
  horizontalRule: { start: '<hr>', end: '' },
  hardBreak: { start: '<br>', end: '' },
};

/** The tags of a node: the whole allow-list of elements and attributes that a text can print. */
export function nodeTags(node: Node): Tags {
  const known = simple[node.type.name];
  if (known) return known;
  switch (node.type.name) {
    case 'heading':
      return plain(`h${Number(node.attrs['level'])}`);
    case 'orderedList':
      return node.attrs['start'] === 1
        ? plain('ol')
        : { start: `<ol start="${Number(node.attrs['start'])}">`, end: '</ol>' };
    case 'tableCell':
      return { start: `<td${spans(node)}>`, end: '</td>' };
    case 'tableHeader':
      return { start: `<th${spans(node)}>`, end: '</th>' };
    case 'footnote':
      return {
        start: `<span data-footnote="${escapeAttribute(String(node.attrs['text']))}" role="note">`,
        end: '</span>',
      };
    default:
      return { start: '', end: '' };
  }
}

const simpleMarks: Readonly<Record<string, Tags>> = {
  bold: plain('strong'),
  italic: plain('em'),
  underline: plain('u'),
  strike: plain('s'),
  subscript: plain('sub'),
  superscript: plain('sup'),
  code: plain('code'),
};

/** The tags of a mark. */
export function markTags(mark: Mark): Tags {
  const known = simpleMarks[mark.type.name];
  if (known) return known;
  if (mark.type.name === 'link')
    return { start: `<a href="${escapeAttribute(String(mark.attrs['href']))}">`, end: '</a>' };
  return {
    start: `<span lang="${escapeAttribute(String(mark.attrs['lang']))}" dir="${escapeAttribute(String(mark.attrs['dir']))}">`,
    end: '</span>',
  };
}

/** A start tag with more attributes. */
export function withAttributes(start: string, attributes: string): string {
  return attributes === '' ? start : start.replace(/^<[a-z\d]+/, (name) => name + attributes);
}

/** The direction of words that run against the text around them, with their language where they tell it; undefined for all others. */
export type OwnDirection = (words: string) => { readonly dir: 'ltr' | 'rtl'; readonly lang?: string } | undefined;

/** The attributes of a text block whose words have a direction of their own, or ''. */
export function directionAttribute(words: string, ownDirection: OwnDirection | undefined): string {
  const own = ownDirection?.(words);
  if (!own) return '';
  return `${own.lang ? ` lang="${escapeAttribute(own.lang)}"` : ''} dir="${own.dir}"`;
}
