import { schema, type Doc } from '@tarmeem/document';
import { Fragment } from 'prosemirror-model';

import type { Block } from './texts.js';

type Json = Record<string, unknown>;

const words = (text: string, ...marks: Json[]): Json => ({ type: 'text', text, marks });
const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content });

/** A sentence with a word in bold, one linked, and a footnote now and then. */
function rich(text: string, at: number): Json[] {
  const all = text.split(' ');
  if (all.length < 12) return [words(text)];
  const cut = (from: number, to: number) => all.slice(from, to).join(' ');
  return [
    words(`${cut(0, 3)} `),
    words(cut(3, 5), { type: 'bold' }),
    words(` ${cut(5, 9)} `),
    words(cut(9, 11), { type: 'link', attrs: { href: `https://example.org/act/${at}` } }),
    ...(at % 4 === 0 ? [{ type: 'footnote', attrs: { text: 'Section 11 & <12> of the Act.' } }] : []),
    words(` ${cut(11, all.length)}`),
  ];
}

function blockOf(text: string, at: number): Json {
  const sentences = text.split('. ').map((it) => paragraph(...rich(it, at)));
  if (at % 7 === 1) return { type: 'heading', attrs: { level: 2 + (at % 3) }, content: [words(text.slice(0, 60))] };
  if (at % 7 === 3)
    return { type: 'bulletList', content: sentences.map((it) => ({ type: 'listItem', content: [it] })) };
  if (at % 7 !== 5) return paragraph(...rich(text, at));
  const cells = text.split(' ').slice(0, 40);
  return {
    type: 'table',
    content: Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) => ({
      type: 'tableRow',
      content: Array.from({ length: 4 }, (__, column) => ({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        content: [paragraph(words(cells[row * 4 + column] ?? '1 & 2'))],
      })),
    })),
  };
}

/** The same words as a policy sets them: headings, lists, tables, links, formats, footnotes. */
export function richOf(blocks: readonly Block[]): Doc {
  return schema.nodeFromJSON({ type: 'doc', content: blocks.map(blockOf) });
}

/** The text with one letter more in a paragraph; all other blocks are the same objects, as in an editor. */
export function typedAt(doc: Doc, at: number): Doc {
  const block = doc.child(at);
  const typed = block.copy(Fragment.fromArray([...block.children, schema.text('x')]));
  return doc.copy(doc.content.replaceChild(at, typed));
}
