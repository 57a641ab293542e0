import { withoutTables, type Doc } from '@tarmeem/document';
import { describe, expect, it } from '@jest/globals';
import { Fragment } from 'prosemirror-model';

import { ensure, holds, lawTime, pairOf } from '../../document/src/testing/laws.js';
import { docx, readDocx } from './index.js';
import type { WordPart } from './index.js';

/** Fails with both texts in words; a comparison of the nodes themselves would print for minutes. */
function same(read: Doc, written: Doc): void {
  if (read.eq(written)) return;
  expect(read.toString()).toBe(written.toString());
  ensure(false);
}

/** A text as a file gives it back: words of a table in a cell stand in the cell. */
function flat(node: Doc): Doc {
  if (node.isTextblock || node.isLeaf) return node;
  const isCell = node.type.name === 'tableCell' || node.type.name === 'tableHeader';
  return node.copy(Fragment.fromArray(isCell ? withoutTables(node.children) : node.children.map(flat)));
}

const idsOf = (last: number) => ({
  section: `018f0000-0000-7000-8000-00000000000${last}`,
  revision: '018f0000-0000-7000-8000-0000000000ff',
});

/** Both texts of each part of one file. */
function reread(parts: readonly WordPart[], language: string): { accepted: Doc; rejected: Doc }[] {
  const file = docx({ title: 'A text', language, parts: parts.map((part, at) => ({ ids: idsOf(at), ...part })) });
  return readDocx(file, { language }).parts.map(({ accepted, rejected }) => ({
    accepted: accepted.doc,
    rejected: rejected.doc,
  }));
}

describe('texts and their Word file', () => {
  it(
    'are given back, bit for bit: a text without changes, and base and proposal from tracked changes',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const [plain, tracked] = reread(
          [
            { heading: 'A heading', depth: 1 + chance.below(5), text: base },
            { heading: 'Another', text: base, proposed: target },
          ],
          chance.pick(['en', 'ur']),
        );
        same(plain!.accepted, flat(base));
        same(plain!.rejected, flat(base));
        same(tracked!.rejected, flat(base));
        same(tracked!.accepted, flat(target));
      });
    },
    lawTime,
  );
});
