import { describe, expect, test } from '@jest/globals';
import { brokenIn, type ManifestLine, publishRollback, rollBack, type RollbackFacts } from './roll-back.js';
import { moderator, person, publisher, punjab, refusal, sindh } from './testing/facts.js';

const line = (sectionId: string, more: Partial<ManifestLine> = {}): ManifestLine => ({
  sectionId,
  parentId: null,
  afterId: null,
  slug: sectionId,
  revisionId: `${sectionId}1`,
  live: true,
  fromSeq: 1,
  ...more,
});
const changes = (
  then: ManifestLine[],
  now: ManifestLine[],
  chosen: ReadonlySet<string> | null,
): readonly ManifestLine[] => rollBack(then, now, { chosen }).changed;
const [sindhPart, police] = [line('sindh'), line('police', { parentId: 'sindh' })];

describe('putting the lines of an earlier edition back', () => {
  test('changes what differs, and retires what was born since', () => {
    const now = [sindhPart, { ...police, revisionId: 'police2' }, line('new', { parentId: 'sindh' })];
    expect(changes([sindhPart, police], now, null)).toEqual([police, line('new', { parentId: 'sindh', live: false })]);
  });
  test('changes nothing the second time', () => {
    const now = [sindhPart, police, line('new', { live: false })];
    expect(changes([sindhPart, police], now, null)).toEqual([]);
  });
  test('restores what was retired, where it stood', () => {
    expect(changes([sindhPart, police], [sindhPart, { ...police, live: false }], null)).toEqual([police]);
  });
  test('of two that changed places names the one that was moved by hand', () => {
    const [one, two] = [line('one'), line('two', { afterId: 'one' })];
    const now = [line('one', { afterId: 'two' }), line('two')];
    for (const id of ['one', 'two'])
      expect(
        rollBack([one, two], now, { chosen: null, meant: new Set([id]) }).changed.map((it) => it.sectionId),
      ).toEqual([id]);
  });
  test('leaves out what was not chosen', () => {
    const now = [
      { ...sindhPart, revisionId: 'sindh2' },
      { ...police, revisionId: 'police2' },
    ];
    expect(changes([sindhPart, police], now, new Set(['police']))).toEqual([police]);
  });
  test('is refused with the list when a section is left under one that goes, or at an address that comes back', () => {
    const under = [sindhPart, line('new'), line('child', { parentId: 'new' })];
    expect(() => changes([sindhPart], under, new Set(['new']))).toThrow(
      expect.objectContaining({
        code: 'tree-broken',
        facts: { sections: [{ sectionId: 'child', because: 'parent-retired' }] },
      }),
    );
    const taken = [sindhPart, { ...police, slug: 'old' }, line('new', { parentId: 'sindh', slug: 'police' })];
    expect(refusal(() => changes([sindhPart, police], taken, new Set(['police'])))).toBe('tree-broken');
    expect(refusal(() => changes([sindhPart, police], taken, null))).toBeNull();
  });
});

test('a section under itself has no place, and those under it are no loop of their own', () => {
  const lines = [line('a', { parentId: 'b' }), line('b', { parentId: 'a' }), line('c', { parentId: 'a' })];
  expect(brokenIn(lines)).toEqual([
    { sectionId: 'a', because: 'under-itself' },
    { sectionId: 'b', because: 'under-itself' },
  ]);
});

test('is published by a second person with the role everywhere it changes, as they saw it', () => {
  const facts: RollbackFacts = {
    editionId: 'new',
    toEditionId: 'old',
    preparedBy: 'M1',
    isMajor: false,
    changeNote: '',
    manifestHash: 'manifest',
    places: [sindh, punjab],
    moved: [],
    changedSince: [],
  };
  const as = (who = publisher, more: Partial<RollbackFacts> = {}, manifestHash = 'manifest') =>
    refusal(() => publishRollback({ ...facts, ...more }, { manifestHash }, who));
  expect(as()).toBeNull();
  expect(as(moderator)).toBe('not-allowed');
  expect(as(person('P', 'publisher', { jurisdiction: 'sindh' }))).toBe('not-allowed');
  expect(as(publisher, { preparedBy: 'P' })).toBe('same-person');
  expect(as(publisher, { isMajor: true })).toBe('change-note-missing');
  expect(as(publisher, { changedSince: ['police'] })).toBe('not-now');
  expect(as(publisher, {}, 'another')).toBe('stale');
});
