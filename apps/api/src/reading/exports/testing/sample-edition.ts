import { parse, toJson } from '@tarmeem/document';
import type { Exported, ExportedSection } from '../exported.js';

/** The id of a section by its number. */
export const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const cell = (type: string, words: string, attrs = {}) => ({ type, attrs, content: [paragraph(text(words))] });
/** A text with every kind of block and mark. */
export const everything = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Powers & <duties>')] },
    paragraph(
      text('Call '),
      text('1121', { type: 'bold' }, { type: 'underline' }),
      { type: 'footnote', attrs: { text: 'Toll-free, "day & night"' } },
      { type: 'hardBreak' },
      text('see', { type: 'link', attrs: { href: 'https://a.pk/[x]?q=100%&y="2"#a#b' } }),
      text(' بچوں ', { type: 'language', attrs: { lang: 'ur', dir: 'rtl' } }),
      text('here', { type: 'link', attrs: { href: '#sindh' } }),
      text('x', { type: 'code' }),
      text('y', { type: 'strike' }),
      text('2', { type: 'superscript' }),
      { type: 'footnote', attrs: { text: 'Second' } },
    ),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [
            paragraph(text('Third')),
            { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('inner'))] }] },
          ],
        },
        { type: 'listItem', content: [paragraph(text('Fourth'))] },
      ],
    },
    { type: 'blockquote', content: [paragraph(text('Quoted')), paragraph(text('twice'))] },
    { type: 'horizontalRule' },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Wide', { colspan: 2 })] },
        { type: 'tableRow', content: [cell('tableCell', 'a', { rowspan: 2 }), cell('tableCell', 'b', { rowspan: 2 })] },
        { type: 'tableRow' },
      ],
    },
  ],
};

/** A section below another one, by their numbers; `1` stands at the top. */
export const section = (at: number, parent: number | null, slug: string, body: object): ExportedSection => {
  const doc = parse({ type: 'doc', content: [{ type: 'paragraph' }], ...body });
  return {
    sectionId: id(at),
    parentId: parent === null ? null : id(parent),
    depth: parent === null ? 0 : parent === 1 ? 1 : 2,
    heading: `Section "${String(at)}" <&>`,
    slug,
    path: slug,
    jurisdiction: null,
    owner: null,
    hash: '',
    body: toJson(doc),
    text: doc,
  };
};

const edition = (number: string): Exported['edition'] => ({
  number,
  seq: 1,
  kind: 'normal',
  current: true,
  major: false,
  changeNote: 'Numbers & names "put right"',
  publishedAt: '2026-05-03T20:00:00.000Z',
  supersededAt: null,
  sections: 4,
  sectionsChanged: 1,
  emergency: null,
  refusedText: null,
  rollbackOf: null,
  rollbackInPart: false,
  withdrawal: null,
  errata: [],
});

/** An edition of four sections: two at the top, and two below the first, each under the one before it. */
export const exported = (language: 'en' | 'ur', number = '1.2'): Exported => ({
  document: {
    id: id(0),
    slug: 'framework',
    title: 'A <Framework> & more',
    lede: 'For "everybody"',
    issuer: '',
    language,
    timeZone: 'Asia/Karachi',
    moderation: 'before',
    feedbackFrom: null,
    feedbackUntil: null,
    standing: 'always',
  },
  edition: edition(number),
  changes: [],
  first: edition('1.0'),
  days: { first: '2026-01-01', edition: '2026-05-04' },
  sections: [
    section(1, null, 'sindh', everything),
    section(2, 1, 'police', everything),
    section(3, 2, 'police', everything),
    section(4, null, 'punjab', {}),
  ],
  address: 'https://tarmeem.example/framework/editions/1.2',
  says: {
    sentence: 'Edition 1.2, 3 May 2026.',
    edition: 'Edition 1.2, 4 May 2026',
    contents: 'Contents',
    table: String,
  },
});
