import type { Doc } from '@tarmeem/document';
import { describe, expect, it } from '@jest/globals';

import { holds, lawTime, pairOf } from '../../document/src/testing/laws.js';
import { docx, readDocx } from './index.js';
import type { WordPart } from './index.js';

/** Fails with both texts in words; a comparison of the nodes themselves would print for minutes. */
function same(read: Doc, written: Doc): void {
  if (!read.eq(written)) expect(read.toString()).toBe(written.toString());
  expect(read.eq(written)).toBe(true);
}

const ids = { section: '018f0000-0000-7000-8000-000000000001', revision: '018f0000-0000-7000-8000-000000000002' };

function reread(part: WordPart, language: string) {
  const [read] = readDocx(docx({ title: 'A text', language, parts: [{ ids, ...part }] }), { language }).parts;
  return { accepted: read!.accepted.doc, rejected: read!.rejected.doc };
}

describe('a text and its Word file', () => {
  it(
    'gives back the same text, bit for bit',
    () => {
      holds((input) => {
        const { base, chance } = pairOf(input);
        const { accepted, rejected } = reread(
          { heading: 'A heading', depth: 1 + chance.below(5), text: base },
          chance.pick(['en', 'ur']),
        );
        same(accepted, base);
        same(rejected, base);
      });
    },
    lawTime,
  );

  it(
    'gives back base and proposal, bit for bit, from tracked changes',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const { accepted, rejected } = reread(
          { heading: 'A heading', text: base, proposed: target },
          chance.pick(['en', 'ur']),
        );
        same(rejected, base);
        same(accepted, target);
      });
    },
    lawTime,
  );
});
