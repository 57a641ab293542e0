import { describe, expect, test } from '@jest/globals';
import type { DraftView } from '@tarmeem/contract';
import { languageOf } from '../../text/words.js';
import { inTheWay, whyNotPublish } from './in-the-way.js';

const english = languageOf('en');
const change = (id: string, position: number, number: number) => ({ id, position, proposal: { number } });
const draft = (it: Partial<Omit<DraftView, 'may'>> & { may?: Partial<DraftView['may']> }): DraftView =>
  ({
    sections: [{ changes: [change('a', 2, 7), change('b', 1, 9)] }],
    blocking: [],
    may: { prepare: { allowed: true }, publish: { allowed: false } },
    ...it,
  }) as DraftView;
const block = (code: string, ...changeIds: string[]) => ({ code, detail: 'The server’s words.', changeIds });

describe('what stands in the way of an edition', () => {
  test('is said as what to do: to a moderator to prepare, to a publisher to wait for one', () => {
    expect(inTheWay(english, draft({}), block('not-now'))).toMatch(/^Prepare it first/);
    const waiting = draft({ may: { prepare: { allowed: false }, publish: { allowed: false } } });
    expect(inTheWay(english, waiting, block('not-now'))).toMatch(/^A moderator has to prepare it first/);
  });

  test('names the changes that the publisher decided or wrote, as the list does', () => {
    expect(inTheWay(english, draft({}), block('same-person', 'a', 'b'))).toBe(
      'You decided change 2 of proposal 7 and change 1 of proposal 9. Leave them out, or ask another publisher.',
    );
    expect(inTheWay(english, draft({}), block('own-words', 'a'))).toBe(
      'You helped to write change 2 of proposal 7. Leave it out, or ask another publisher.',
    );
  });

  test('tells who does not prepare what others do about it, and never to do it', () => {
    const may = { prepare: { allowed: false }, publish: { allowed: false } };
    for (const code of [
      'same-person',
      'own-words',
      'requires',
      'collides',
      'change-note-missing',
      'nothing-accepted',
    ]) {
      const words = inTheWay(english, draft({ may }), block(code, 'a'));
      expect(words).toMatch(/ (a|A) moderator /u);
      expect(words).not.toMatch(/(^|[.,] |\bor )(leave|choose|write|prepare)\b/iu);
    }
  });

  test('counts changes that the person does not see', () => {
    expect(inTheWay(english, draft({}), block('same-person', 'a', 'x', 'y'))).toContain(
      'change 2 of proposal 7 and 2 more changes',
    );
  });

  test('tells the preparer that somebody else publishes, at the button too', () => {
    const own = draft({
      blocking: [block('same-person')],
      may: { prepare: { allowed: true }, publish: { allowed: false, because: 'same-person' } },
    });
    expect(whyNotPublish(english, own)).toBe('You prepared it. Somebody else has to publish it.');
  });

  test('tells who is no publisher so, whatever else stands in the way', () => {
    const moderators = draft({
      blocking: [block('not-now')],
      may: { prepare: { allowed: true }, publish: { allowed: false, because: 'not-allowed' } },
    });
    expect(whyNotPublish(english, moderators)).toMatch(/^A publisher publishes it/);
  });

  test('keeps the words of the server where there are none of its own', () => {
    expect(inTheWay(english, draft({}), block('something-new'))).toBe('The server’s words.');
  });
});
