import { describe, expect, it } from '@jest/globals';

import { anchorAt } from './anchors.js';
import { compare } from './compare.js';
import { fromPlainText, plainText } from './doc.js';
import { remap } from './remap.js';
import { edited } from './testing/edits.js';
import { holds, lawTime, pairOf } from './testing/laws.js';
import { TextMap } from './text-map.js';

function anchorOn(text: string, words: string) {
  const doc = fromPlainText(text);
  const at = plainText(doc).indexOf(words);
  return { doc, anchor: anchorAt(doc, at, at + words.length) };
}

function follow(before: string, words: string, after: string) {
  const { doc, anchor } = anchorOn(before, words);
  const target = fromPlainText(after);
  const [place] = remap([anchor], doc, target);
  return {
    ...place!,
    words: place!.state === 'DETACHED' ? '' : plainText(target).slice(place!.position.start, place!.position.end),
  };
}

describe('an anchor', () => {
  const first = 'The helpline is 1121 for children. It is open day and night.';
  const second = 'Women call 1043 instead. The number 1121 stands also here.';

  it('stays on its words when others change around them, and when their block moves', () => {
    expect(follow(`${first}\n\n${second}`, '1043 instead', `New start. ${first} More.\n\n${second}`)).toMatchObject({
      state: 'EXACT',
      words: '1043 instead',
    });
    const third = 'A third paragraph follows with other things to say.';
    expect(follow(`${first}\n\n${second}\n\n${third}`, 'open day', `${second}\n\n${third}\n\n${first}`)).toMatchObject({
      state: 'EXACT',
      words: 'open day',
    });
  });

  it('moves to changed words if half is left, and names the change', () => {
    const place = follow(
      `${first}\n\n${second}`,
      'open day and night',
      `${first.replace('day and night', 'day and all night')}\n\n${second}`,
    );
    expect(place).toMatchObject({ state: 'MOVED', words: 'open day and all night', cause: { kind: 'inserted' } });
  });

  it('is detached rather than put on the same words elsewhere', () => {
    const place = follow(`${first}\n\n${second}`, '1121', `${first.replace('1121', '1098')}\n\n${second}`);
    expect(place).toMatchObject({ state: 'DETACHED', position: { start: 16, end: 20 } });
  });

  it('is found in a paragraph that was written anew around it', () => {
    const before = 'Complaints are heard within thirty working days by the district officer of labour.\n\nEnd of it.';
    const after =
      'Anyone may file with any desk, and complaints are heard within thirty working days by the officers of each district court, or else by a judge with power to fine them all.\n\nEnd of it.';
    expect(follow(before, 'heard within thirty working days', after)).toMatchObject({
      words: 'heard within thirty working days',
    });
  });
});

describe('re-mapping', () => {
  it(
    'leaves undamaged text exact, and never puts a passage on words that stood elsewhere',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const text = plainText(base);
        if (text.trim() === '') return;
        const old = new TextMap(base);
        const young = plainText(target);
        const gaps = compare(base, target).flatMap((change) => change.gaps);
        const anchors = chance
          .list(6, () => {
            const start = chance.below(text.length);
            return { start, end: Math.min(text.length, start + 1 + chance.below(40)) };
          })
          .filter(({ start, end }) => text.slice(start, end).trim() !== '')
          .map(({ start, end }) => anchorAt(base, start, end));
        for (const [index, place] of remap(anchors, base, target).entries()) {
          const { quote, position } = anchors[index]!;
          const ranges = old.toRanges(position.start, position.end);
          const isWhole =
            ranges.length === 1 && !gaps.some(([from, to]) => from < ranges[0]!.to && to > ranges[0]!.from);
          if (isWhole) expect(place.state).toBe('EXACT');
          if (place.state === 'EXACT')
            expect(young.slice(place.position.start, place.position.end).replace(/\s+/gu, ' ').trim()).toBe(
              quote.exact.replace(/\s+/gu, ' ').trim(),
            );
        }
      });
    },
    lawTime,
  );

  it(
    'keeps order, and through two texts holds what it held through each',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const text = plainText(base);
        if (text.length < 4) return;
        const last = edited(chance, target, 2);
        const anchors = chance
          .list(4, () => chance.below(text.length - 3))
          .map((start) => anchorAt(base, start, start + 3));
        for (const [index, first] of remap(anchors, base, target).entries()) {
          if (first.state !== 'EXACT') continue;
          const [second] = remap([{ ...anchors[index]!, position: first.position }], target, last);
          if (second!.state === 'EXACT')
            expect(plainText(last).slice(second!.position.start, second!.position.end).replace(/\s+/gu, '')).toBe(
              anchors[index]!.quote.exact.replace(/\s+/gu, ''),
            );
        }
      });
    },
    lawTime,
  );
});
