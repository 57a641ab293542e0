import { parse, toJson } from '@tarmeem/document';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Writing } from './autosave.js';
import { dropKept, forgetKeptTexts, keptText } from './kept-text.js';
import { unsentText } from './unsent-text.js';

const body = (words: string) =>
  toJson(parse({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }));
const writing = (words: string): Writing => ({ heading: 'Labour', body: body(words) });
const version = { version: 3, generation: 1, savedAt: '2026-11-28T09:00:00.000Z' };
const section = { personId: 'person', proposalId: 'proposal', sectionId: 'section' };

/** A window in which the section is open; what it writes is on the device at once. */
function opened() {
  const told: boolean[] = [];
  const kept = keptText(section, (isKept) => told.push(isKept));
  const write = (text: Writing | null, begun?: Writing) => {
    kept.write(text, version, begun);
    kept.settle();
  };
  const offers = async (now: Writing) =>
    (await Promise.all(kept.others().map((slot) => unsentText(slot, () => now)))).filter((each) => each !== null);
  const words = async (now: Writing) => (await offers(now)).map(({ text }) => text.body).sort();
  return { kept, write, offers, words, told };
}

describe('text that this device keeps', () => {
  const stored = writing('As saved.');
  beforeEach(() => localStorage.clear());

  it('is offered while it says more than what stands on the screen', async () => {
    opened().write(writing('As saved. And more.'));
    expect(await opened().words(stored)).toEqual([body('As saved. And more.')]);
    localStorage.clear();
    opened().write({ heading: 'Work', body: stored.body });
    expect((await opened().offers(stored)).map(({ text }) => text.heading)).toEqual(['Work']);
  });

  it('is forgotten once it is stored, though the page went before the answer came', async () => {
    opened().write(stored);
    expect(await opened().words(stored)).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('is neither offered nor kept when a colleague wrote on from it: nothing of it is missing', async () => {
    opened().write(writing('As saved. Mine.'), stored);
    expect(await opened().words(writing('As saved. Mine. And theirs.'))).toEqual([]);
    expect(localStorage).toHaveLength(0);
    opened().write(writing('As saved. Mine.'), stored);
    expect(await opened().words(writing('As saved. And theirs.'))).toEqual([body('As saved. Mine.')]);
    expect(await opened().words(writing('As saved. Mineral water.'))).toEqual([]); // she typed on
    opened().write(writing('As.'), stored);
    expect(await opened().words(writing('As saved. And theirs.'))).toEqual([body('As.')]); // what she took out stands there still
  });

  it('of two windows stays apart: neither writes over the other, nor forgets what the other keeps', async () => {
    const [one, other, third] = [opened(), opened(), opened()];
    one.write(writing('First.'));
    other.write(writing('Second.'));
    one.write(writing('First. More.'));
    expect(await third.words(stored)).toEqual([body('First. More.'), body('Second.')]);
    one.write(null); // it was saved
    expect(await third.words(stored)).toEqual([body('Second.')]);
    dropKept(other.kept.own);
    one.write(writing('Third.'));
    forgetKeptTexts();
    expect(await third.words(stored)).toEqual([]);
    one.write(writing('After signing out.')); // its page is not gone yet
    expect(localStorage).toHaveLength(0);
    expect(one.told.at(-1)).toBe(false);
  });

  it('that was put into another is kept in its place, and stays where the device has no room for the new one', () => {
    const { setItem } = Storage.prototype;
    let most = 600;
    Storage.prototype.setItem = function full(this: Storage, key: string, value: string) {
      const held = Object.keys(this).reduce(
        (sum, each) => sum + (each === key ? 0 : (this.getItem(each)?.length ?? 0)),
        0,
      );
      if (held + value.length > most) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
    try {
      const [before, now] = [opened(), opened()];
      before.write(writing(`First ${'x'.repeat(200)}`));
      now.kept.write(writing(`First ${'x'.repeat(200)} and second`), version);
      now.kept.insteadOf(before.kept.own);
      expect(Object.keys(localStorage)).toEqual([now.kept.own]);
      const third = opened();
      third.kept.write(writing(`First ${'x'.repeat(600)}`), version);
      third.kept.insteadOf(now.kept.own);
      expect(Object.keys(localStorage)).toEqual([now.kept.own]);
      expect(third.told).toEqual([false, false]);
      most = 2_000;
      third.kept.settle(); // it waits until there is room
      expect(localStorage.getItem(third.kept.own)).toContain('x'.repeat(600));
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('is put on the device at a rest of the keys, the newest alone, and not after it was saved', () => {
    jest.useFakeTimers();
    try {
      const { kept } = opened();
      kept.write(writing('A'), version);
      kept.write(writing('Ab'), version);
      expect(localStorage).toHaveLength(0);
      jest.advanceTimersByTime(500);
      expect(localStorage.getItem(kept.own)).toContain('"Ab"');
      kept.write(writing('Abc'), version);
      kept.write(null, version);
      jest.advanceTimersByTime(500);
      expect(localStorage).toHaveLength(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is written whole once, then only what changed of it, and is read as it was written last', async () => {
    const { setItem } = Storage.prototype;
    const sizes: number[] = [];
    Storage.prototype.setItem = function noted(this: Storage, key: string, value: string) {
      sizes.push(value.length);
      setItem.call(this, key, value);
    };
    try {
      const it = opened();
      const begun = writing('x'.repeat(3_000));
      for (const words of [
        'Children.',
        'Children 👧🏽.',
        'Children 👧🏾.',
        'بچوں کا تحفظ',
        'بچوں کے تحفظ',
        '',
        'Children.',
      ]) {
        it.write(writing(`${words} ${'y'.repeat(1_000)}`), begun);
        const [offer] = await opened().offers(stored);
        expect(offer?.text).toMatchObject({ ...writing(`${words} ${'y'.repeat(1_000)}`), begun, seen: version });
      }
      expect(sizes[0]).toBeGreaterThan(4_000);
      expect(Math.max(...sizes.slice(1))).toBeLessThan(500);
      dropKept(it.kept.own); // another window did
      it.write(writing('Again.'), begun);
      expect(await opened().words(stored)).toEqual([body('Again.')]);
      it.write(null);
      expect(localStorage).toHaveLength(0);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('is kept without what it was written on where the device has no room for both, and says when there is room for neither', async () => {
    const { setItem } = Storage.prototype;
    const full = (most: number) =>
      function full(this: Storage, key: string, value: string) {
        if (value.length > most) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
    const it = opened();
    try {
      Storage.prototype.setItem = full(2_000);
      it.write(writing('Short.'), writing('x'.repeat(3_000)));
      expect(await opened().words(stored)).toEqual([body('Short.')]);
      Storage.prototype.setItem = full(0);
      it.write(writing('Longer.'));
      Storage.prototype.setItem = setItem;
      it.write(writing('Longest.'));
      expect(it.told).toEqual([true, false, true]);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
