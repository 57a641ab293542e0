import { describe, expect, test } from '@jest/globals';
import { parse, plainText } from '@tarmeem/document';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { anyTextJson } from '../../../../../../libs/document/src/testing/any-text-json.js';
import { everything, exported, id, section } from '../testing/sample-edition.js';
import { countryOf, uriOf } from './address.js';
import { faultsOf } from './testing/content-model.js';
import { asAkomaNtoso } from './write.js';

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
