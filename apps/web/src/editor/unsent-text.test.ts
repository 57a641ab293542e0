import { parse, toJson } from '@tarmeem/document';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetKeptTexts, keptText } from './kept-text.js';
import { unsentTexts } from './unsent-text.js';

const body = (words: string) =>
  toJson(parse({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }));
const version = { version: 3, generation: 1, savedAt: '2026-11-28T09:00:00.000Z' };
const stored = { heading: 'Labour', body: body('As saved.'), ...version };

describe('text that this device keeps', () => {
  const kept = keptText('person', 'proposal', 'section');
  const bodies = () => unsentTexts(kept, stored).map(({ text }) => text.body);
  beforeEach(() => localStorage.clear());

  it('is offered while it says more than what is stored', () => {
    kept.write({ heading: 'Labour', body: body('As saved. And more.') }, version);
    expect(bodies()).toEqual([body('As saved. And more.')]);
    localStorage.clear();
    kept.write({ heading: 'Work', body: stored.body }, version);
    expect(unsentTexts(kept, stored).map(({ text }) => text.heading)).toEqual(['Work']);
  });

  it('is forgotten once it is stored, though the page went before the answer came', () => {
    kept.write({ heading: 'Labour', body: body('As saved.') }, version);
    expect(bodies()).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('stays until its author has chosen, whatever is written, saved and lost meanwhile', async () => {
    kept.write({ heading: 'Labour', body: body('First.') }, version);
    expect(bodies()).toEqual([body('First.')]);
    await new Promise((next) => setTimeout(next, 2)); // another moment than the first
    kept.write({ heading: 'Labour', body: body('Second.') }, version);
    expect(bodies()).toEqual([body('First.'), body('Second.')]);
    kept.write(null, version); // something was saved
    const [first] = unsentTexts(kept, stored);
    kept.drop(first!.slot);
    expect(bodies()).toEqual([body('Second.')]);
    forgetKeptTexts();
    expect(bodies()).toEqual([]);
  });

  it('is kept without what it was written on where the device has no room for both', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function full(key, value) {
      if (value.length > 2_000) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
    try {
      kept.write({ heading: 'Labour', body: body('Short.') }, version, {
        heading: 'Labour',
        body: body('x'.repeat(3_000)),
      });
      expect(bodies()).toEqual([body('Short.')]);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
