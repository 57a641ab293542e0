import { parse, toJson } from '@tarmeem/document';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { keptText } from './kept-text.js';
import { unsentText } from './unsent-text.js';

const body = (words: string) =>
  toJson(parse({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }));
const version = { version: 3, generation: 1, savedAt: '2026-11-28T09:00:00.000Z' };
const stored = { heading: 'Labour', body: body('As saved.'), ...version };

describe('text that this device keeps', () => {
  const kept = keptText('person', 'proposal', 'section');
  beforeEach(() => localStorage.clear());

  it('is offered while it says more than what is stored', () => {
    kept.write({ heading: 'Labour', body: body('As saved. And more.') }, version);
    expect(unsentText(kept, stored)?.body).toEqual(body('As saved. And more.'));
    kept.write({ heading: 'Work', body: stored.body }, version);
    expect(unsentText(kept, stored)?.heading).toBe('Work');
  });

  it('is forgotten once it is stored, though the page went before the answer came', () => {
    kept.write({ heading: 'Labour', body: body('As saved.') }, version);
    expect(unsentText(kept, stored)).toBeNull();
    expect(localStorage).toHaveLength(0);
  });
});
