import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fromPlainText, toJson } from './doc.js';
import { renderStored } from './formats/html.js';
import { parse } from './parse.js';
import { readStored } from './readable.js';
import { Refused } from './refused.js';
import { anyTextJson } from './testing/any-text-json.js';
import { ensure, holdsFor, lawTime } from './testing/laws.js';

/** What is no text, or hardly one. */
const odd = fc.oneof(
  fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true, withSparseArray: true }),
  fc.jsonValue(),
  fc.array(fc.anything()).map((content) => ({ type: 'doc', content })),
  anyTextJson().chain((json) => damaged(json)),
);

describe('parse', () => {
  it(
    'has one canonical JSON, which parse gives back as it is',
    () => {
      holdsFor(anyTextJson(), (json) => {
        const once = parse(json);
        once.check();
        const again = parse(JSON.parse(JSON.stringify(toJson(once))));
        ensure(again.eq(once));
        expect(JSON.stringify(toJson(again))).toBe(JSON.stringify(toJson(once)));
      });
    },
    lawTime,
  );

  it(
    'throws nothing but Refused, whatever it is given',
    () => {
      holdsFor(odd, (value) => {
        try {
          parse(value).check();
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
        }
      });
    },
    lawTime,
  );

  it(
    'lets in every text of bare words, whatever the words',
    () => {
      const anyUnits = fc.string({
        unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      });
      holdsFor(fc.oneof(anyUnits, fc.string({ unit: 'binary' })), (words) => {
        const made = fromPlainText(words);
        ensure(parse(toJson(made)).eq(made));
      });
    },
    lawTime,
  );
});

describe('a stored row', () => {
  it(
    'is printed and read, whatever it holds',
    () => {
      holdsFor(odd, (row) => {
        expect(typeof renderStored(row, 'x')).toBe('string');
        readStored(row, 'x').check();
      });
    },
    lawTime,
  );
});

/** The same JSON with one value put somewhere into it that does not belong there. */
function damaged(json: unknown): fc.Arbitrary<unknown> {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, held] of Object.entries(value)) walk(held, [...path, key]);
  };
  walk(json, []);
  return fc.tuple(fc.constantFrom(...paths), fc.anything()).map(([path, odd]) => {
    const copy = structuredClone({ root: json }) as Record<string, unknown>;
    let holder = copy;
    let key: string | number = 'root';
    for (const step of path) {
      holder = holder[key] as Record<string, unknown>;
      key = step;
    }
    holder[key] = odd;
    return copy['root'];
  });
}
