import { expect, test } from '@jest/globals';
import { freeSlug, mustBeDocumentSlug, mustBeSlug, reservedDocumentSlugs, reservedSlugs, slugify } from './slug.js';
import { refusal } from './testing/facts.js';

test.each([
  ['Sindh Child Protection Authority (SCPA)', 'sindh-child-protection-authority'],
  ['Federal Investigation Agency (FIA)\u00A0', 'federal-investigation-agency'],
  ['Child Protection & Welfare Bureau (CP&WB)', 'child-protection-and-welfare-bureau'],
  ['Labor & Manpower Department', 'labor-and-manpower-department'],
  [
    'Labor Welfare Department, Islamabad Capital Territory Administration',
    'labor-welfare-department-islamabad-capital-territory-administration',
  ],
  ['Khyber-Pakhtunkhwa', 'khyber-pakhtunkhwa'],
  ['Duties (as amended)', 'duties-as-amended'],
  ['Children’s Courts', 'childrens-courts'],
  ['Café Ünal', 'cafe-unal'],
  ['سندھ پولیس', 'section'],
  ['(SCPA)', 'section'],
  ['', 'section'],
  ['History', 'history-section'],
  ['At', 'at-section'],
])('the address of %j is %s', (heading, slug) => {
  expect(slugify(heading)).toBe(slug);
});

test('every address made from a heading is one', () => {
  for (const heading of [...reservedSlugs, 'x'.repeat(500), `${'word '.repeat(80)}`, '--- & ---', '1.2.3']) {
    expect(refusal(() => mustBeSlug(slugify(heading)))).toBeNull();
  }
});

test('a long heading is cut between words', () => {
  expect(slugify('protection '.repeat(20))).toBe('protection-'.repeat(9).slice(0, -1));
});

test('a taken address gets the next free number', () => {
  expect(freeSlug('police', new Set())).toBe('police');
  expect(freeSlug('police', new Set(['police', 'police-2']))).toBe('police-3');
});

test.each(['history', 'editions', 'alerts', 'Police', 'a--b', '-a', 'a/b', '', 'ں', 'a'.repeat(121)])(
  '%j is refused as an address',
  (slug) => {
    expect(refusal(() => mustBeSlug(slug))).toBe('malformed');
  },
);

test('a document has no address of the platform itself', () => {
  for (const slug of reservedDocumentSlugs) expect(() => mustBeDocumentSlug(slug)).toThrow('a word of the platform');
  for (const slug of ['institutional-framework', 'alerts-2026']) expect(() => mustBeDocumentSlug(slug)).not.toThrow();
});
