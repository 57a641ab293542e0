import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { importOutline, type OutlineSection } from './import-outline.js';
import { refusal } from './testing/facts.js';

const file = readFileSync(new URL('../../../documents/institutional-framework.txt', import.meta.url), 'utf8');
const outline = importOutline(file);
const agencies = outline.sections.flatMap((section) => section.children);
const addresses = (sections: readonly OutlineSection[]) => sections.map((section) => section.slug);

test('the framework has six jurisdictions in the order of the file', () => {
  expect(outline.title).toBe('Institutional Framework for addressing Child Trafficking');
  expect(addresses(outline.sections)).toEqual(['national', 'ict', 'balochistan', 'kp', 'punjab', 'sindh']);
  expect(outline.lede).toEqual([]);
});

test('it has twenty-one agencies, each with a text', () => {
  expect(outline.sections.map((section) => section.children.length)).toEqual([4, 3, 3, 3, 4, 4]);
  expect(agencies.filter((agency) => agency.paragraphs.length === 0)).toEqual([]);
});

test('three agencies called Labor Department are three, told apart by jurisdiction', () => {
  const labor = agencies.filter((agency) => agency.heading === 'Labor Department');
  expect(labor.map((agency) => [agency.jurisdiction, agency.slug, agency.organisation])).toEqual([
    ['kp', 'labor-department', { slug: 'kp-labor-department', name: 'Labor Department, Khyber-Pakhtunkhwa' }],
    ['punjab', 'labor-department', { slug: 'punjab-labor-department', name: 'Labor Department, Punjab' }],
    ['sindh', 'labor-department', { slug: 'sindh-labor-department', name: 'Labor Department, Sindh' }],
  ]);
  expect(new Set(agencies.map((agency) => agency.organisation?.slug)).size).toBe(21);
});

test('no word is lost or added before the feedback box', () => {
  const words = (text: string) => text.split(/\s+/u).filter(Boolean);
  const kept = [
    outline.title,
    ...outline.sections.flatMap((section) => [
      section.heading,
      ...section.paragraphs,
      ...section.children.flatMap((agency) => [agency.heading, ...agency.paragraphs]),
    ]),
  ];
  expect(words(kept.join('\n'))).toEqual(words(file.slice(0, file.indexOf('YOUR FEEDBACK'))));
});

test('a paragraph stands as it is in the file, but for its ends', () => {
  for (const paragraph of agencies.flatMap((agency) => agency.paragraphs)) {
    expect(file).toContain(paragraph);
    expect(paragraph).toBe(paragraph.trim());
  }
  expect(agencies[0]?.heading).toBe('Federal Investigation Agency (FIA)');
});

test.each([
  ['', 'nothing'],
  ['A title\n\nA sentence only.', 'no jurisdiction'],
  ['A title\n\nAn agency\n\nIts text.', 'an agency in no jurisdiction'],
  ['A title\n\nPunjab\n\nPolice\n\nText.\n\nPunjab\n\nMore.', 'a jurisdiction twice'],
])('a file is refused that has no such form: %j', (text) => {
  expect(refusal(() => importOutline(text))).toBe('malformed');
});

test('line ends of any system and a byte order mark make no difference', () => {
  expect(importOutline(`\uFEFF${file.replaceAll('\n', '\r\n')}`)).toEqual(outline);
});

test('of two agencies of one name in one jurisdiction the second gets a number', () => {
  const { sections } = importOutline('T\n\nSindh\n\nPolice\n\nOne.\n\nPolice\n\nTwo.');
  expect(sections[0]?.children.map((agency) => [agency.slug, agency.organisation?.slug])).toEqual([
    ['police', 'sindh-police'],
    ['police-2', 'sindh-police-2'],
  ]);
});
