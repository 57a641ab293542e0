import { describe, expect, test } from '@jest/globals';
import { parse, plainText, toJson } from '@tarmeem/document';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { anyTextJson } from '../../../../../../libs/document/src/testing/any-text-json.js';
import type { Exported, ExportedSection } from '../exported.js';
import { countryOf, uriOf } from './address.js';
import { faultsOf } from './testing/content-model.js';
import { asAkomaNtoso } from './write.js';

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const cell = (type: string, words: string, attrs = {}) => ({ type, attrs, content: [paragraph(text(words))] });
const everything = {
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

const section = (at: number, parent: number | null, slug: string, body: object): ExportedSection => {
  const doc = parse({ type: 'doc', content: [{ type: 'paragraph' }], ...body });
  return {
    sectionId: id(at),
    parentId: parent === null ? null : id(parent),
    depth: parent === null ? 0 : 1,
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

const exported = (language: 'en' | 'ur', number = '1.2'): Exported => ({
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
  says: { sentence: 'Edition 1.2, 3 May 2026.', edition: 'Edition 1.2, 4 May 2026', contents: 'Contents' },
});

const read = (file: string): Document => new JSDOM(file, { contentType: 'application/xml' }).window.document;

describe('an edition in Akoma Ntoso', () => {
  test.each(['en', 'ur'] as const)('is well-formed and keeps to the content model of the standard (%s)', (language) => {
    for (const number of ['1.0', '1.2']) expect(faultsOf(read(asAkomaNtoso(exported(language, number))))).toEqual([]);
  });

  test('the check of the content model sees what is wrong', () => {
    const file = asAkomaNtoso(exported('en'));
    const broken: [string, string][] = [
      ['<FRBRcountry value="pk"/>', ''],
      ['<item eId="part_sindh__list_1__item_1"><num>3.</num>', '<item eId="x"><p/><num>3.</num>'],
      ['eId="part_sindh__sec_police"', 'eId="part_sindh"'],
      ['<docTitle>', '<docTitle mark="x">'],
    ];
    for (const [from, to] of broken) {
      expect(file).toContain(from);
      expect([from, faultsOf(read(file.replace(from, to))).length > 0]).toEqual([from, true]);
    }
  });

  test('keeps every word in its order, footnotes in their place, and the numbers of a list', () => {
    const file = read(asAkomaNtoso(exported('en')));
    const police = file.querySelector('[eId="part_sindh__sec_police"] > intro')!;
    expect(file.querySelector('[eId="part_sindh__sec_police"]')!.getAttribute('GUID')).toBe(id(2));
    const notes = [...police.querySelectorAll('authorialNote')];
    expect(notes.map((note) => [note.getAttribute('marker'), note.textContent])).toEqual([
      ['1', 'Toll-free, "day & night"'],
      ['2', 'Second'],
    ]);
    expect([...police.querySelectorAll('num')].map((it) => it.textContent)).toEqual(['3.', '4.']);
    for (const aside of police.querySelectorAll('authorialNote, num')) aside.remove();
    for (const line of police.querySelectorAll('br')) line.replaceWith('\n');
    const blocks = [...police.querySelectorAll('p, block:not([name="rule"])')].map((block) => block.textContent);
    expect(blocks.join('\n\n')).toBe(plainText(parse(everything)));
    expect(police.querySelector('span')!.getAttribute('xml:lang')).toBe('ur');
    expect([...police.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://a.pk/%5Bx%5D?q=100%25&y=%222%22#a%23b',
      'https://tarmeem.example/framework/editions/1.2#sindh',
    ]);
    expect(police.querySelector('th')!.getAttribute('colspan')).toBe('2');
  });

  test('is so for any text', () => {
    fc.assert(
      fc.property(anyTextJson(), (body) => {
        const it = exported('en');
        expect(faultsOf(read(asAkomaNtoso({ ...it, sections: [section(1, null, 'sindh', body)] })))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('names the work, this edition of it and this file, and its language', () => {
    const value = (name: string) =>
      read(asAkomaNtoso(exported('ur')))
        .querySelector(name)!
        .getAttribute('value');
    expect(value('FRBRWork > FRBRuri')).toBe('/akn/pk/doc/2026-01-01/framework');
    expect(value('FRBRExpression > FRBRuri')).toBe('/akn/pk/doc/2026-01-01/framework/urd@2026-05-04/1.2');
    expect(value('FRBRExpression > FRBRversionNumber')).toBe('1.2');
    expect(value('FRBRManifestation > FRBRuri')).toBe('/akn/pk/doc/2026-01-01/framework/urd@2026-05-04/1.2.xml');
    expect(read(asAkomaNtoso(exported('ur'))).documentElement.getAttribute('xml:lang')).toBe('ur');
    expect([countryOf('Asia/Karachi'), countryOf('Asia/Kolkata'), countryOf('UTC')]).toEqual(['pk', 'in', 'zz']);
    expect(uriOf('mailto:a@b.pk')).toBe('mailto:a@b.pk');
  });
});
