import { Schema } from 'prosemirror-model';
import type { MarkSpec, NodeSpec } from 'prosemirror-model';

/** Levels of a heading inside a section; level 1 is the section's own heading, which is not part of the body. */
export const headingLevels = [2, 3, 4] as const;

/** What a link may point to: the web, mail, telephone, or a place in the same document (`#…`). */
export const linkSchemes = ['http:', 'https:', 'mailto:', 'tel:'] as const;

/** True for an address that a link may carry: an absolute one of {@link linkSchemes}, or `#` and a fragment; no spaces or controls. */
export function isLinkAllowed(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2048) return false;
  return /^(?:https?:\/\/[^\s/?#]+|mailto:[^\s]+|tel:[+\d][^\s]*|#[^\s]+)[^\s]*$/i.test(href) && !hasControl(href);
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
  }
  return false;
}

const element = (dom: unknown): HTMLElement => dom as HTMLElement;

const cellAttributes = {
  colspan: { default: 1, validate: 'number' },
  rowspan: { default: 1, validate: 'number' },
};

function cellSpans(dom: unknown): { colspan: number; rowspan: number } {
  const span = (name: string) => Math.max(1, Math.trunc(Number(element(dom).getAttribute(name) ?? 1)) || 1);
  return { colspan: span('colspan'), rowspan: span('rowspan') };
}

function spanAttributes(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  return {
    ...(attrs['colspan'] === 1 ? {} : { colspan: String(attrs['colspan']) }),
    ...(attrs['rowspan'] === 1 ? {} : { rowspan: String(attrs['rowspan']) }),
  };
}

/** The nodes of a text, by name; the editor's extensions are derived from these. An empty text is one empty paragraph. */
export const nodeSpecs = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { level: { default: 2, validate: 'number' } },
    parseDOM: [
      ...headingLevels.map((level) => ({ tag: `h${level}`, attrs: { level } })),
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h5, h6', attrs: { level: 4 } },
    ],
    toDOM: (node) => [`h${node.attrs['level']}`, 0],
  },
  bulletList: { group: 'block', content: 'listItem+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: { start: { default: 1, validate: 'number' } },
    parseDOM: [
      { tag: 'ol', getAttrs: (dom) => ({ start: Math.trunc(Number(element(dom).getAttribute('start') ?? 1)) || 1 }) },
    ],
    toDOM: (node) => ['ol', node.attrs['start'] === 1 ? {} : { start: String(node.attrs['start']) }, 0],
  },
  listItem: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  blockquote: {
    group: 'block',
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  table: {
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    tableRole: 'table',
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['table', ['tbody', 0]],
  },
  tableRow: {
    content: '(tableCell | tableHeader)*',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  tableCell: {
    content: 'block+',
    isolating: true,
    tableRole: 'cell',
    attrs: cellAttributes,
    parseDOM: [{ tag: 'td', getAttrs: cellSpans }],
    toDOM: (node) => ['td', spanAttributes(node.attrs), 0],
  },
  tableHeader: {
    content: 'block+',
    isolating: true,
    tableRole: 'header_cell',
    attrs: cellAttributes,
    parseDOM: [{ tag: 'th', getAttrs: cellSpans }],
    toDOM: (node) => ['th', spanAttributes(node.attrs), 0],
  },
  horizontalRule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  text: { group: 'inline' },
  hardBreak: {
    group: 'inline',
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  // A footnote is an atom with plain text: it sits in the sentence as one character and is read at the foot.
  footnote: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { text: { default: '', validate: 'string' } },
    parseDOM: [
      { tag: 'span[data-footnote]', getAttrs: (dom) => ({ text: element(dom).getAttribute('data-footnote') ?? '' }) },
    ],
    toDOM: (node) => ['span', { 'data-footnote': String(node.attrs['text']), role: 'note' }],
  },
} satisfies Record<string, NodeSpec>;

/** The marks of a text, by name, in their canonical order. */
export const markSpecs = {
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (dom) => {
          const href = element(dom).getAttribute('href');
          return isLinkAllowed(href) ? { href } : false;
        },
      },
    ],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
  },
  language: {
    attrs: { lang: { validate: 'string' }, dir: { validate: 'string' } },
    parseDOM: [
      {
        tag: 'span[lang]',
        getAttrs: (dom) => ({
          lang: element(dom).getAttribute('lang') ?? '',
          dir: element(dom).getAttribute('dir') === 'rtl' ? 'rtl' : 'ltr',
        }),
      },
    ],
    toDOM: (mark) => ['span', { lang: String(mark.attrs['lang']), dir: String(mark.attrs['dir']) }, 0],
  },
  bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
  strike: { parseDOM: [{ tag: 's' }, { tag: 'strike' }], toDOM: () => ['s', 0] },
  subscript: { excludes: 'subscript superscript', parseDOM: [{ tag: 'sub' }], toDOM: () => ['sub', 0] },
  superscript: { excludes: 'subscript superscript', parseDOM: [{ tag: 'sup' }], toDOM: () => ['sup', 0] },
  code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
} satisfies Record<string, MarkSpec>;

/** The one schema of the product: server, browser and workers build every text with it. */
export const schema = new Schema<keyof typeof nodeSpecs, keyof typeof markSpecs>({
  nodes: nodeSpecs,
  marks: markSpecs,
});
