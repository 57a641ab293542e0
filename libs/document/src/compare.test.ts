import { describe as group, expect, it } from '@jest/globals';
import type { Mark, Node } from 'prosemirror-model';

import { apply } from './apply.js';
import { compare } from './compare.js';
import { describe } from './describe.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;
const text = (words: string, ...held: Mark[]) => schema.text(words, held);
const p = (...inline: (string | Node)[]) =>
  nodes.paragraph.create(
    null,
    inline.filter((part) => part !== '').map((part) => (typeof part === 'string' ? text(part) : part)),
  );
const h = (words: string, level = 2) => nodes.heading.create({ level }, text(words));
const doc = (...blocks: Node[]) => nodes.doc.create(null, blocks);
const ul = (...items: (string | Node[])[]) =>
  nodes.bulletList.create(
    null,
    items.map((item) => nodes.listItem.create(null, typeof item === 'string' ? p(item) : item)),
  );
const table = (...rows: string[][]) =>
  nodes.table.create(
    null,
    rows.map((row) =>
      nodes.tableRow.create(
        null,
        row.map((words) => nodes.tableCell.create(null, p(words))),
      ),
    ),
  );
const link = (href: string) => marks.link.create({ href });

/** Each change as "verb: old → new". */
function told(base: Node, target: Node): string[] {
  return compare(base, target).map((change) => {
    const { verb, before, after } = describe(change);
    return `${verb}: ${before} → ${after}`;
  });
}

group('a redline reads as a person would mark it', () => {
  it('marks whole words and keeps the space around them', () => {
    expect(told(doc(p('The Labor Department shall act.')), doc(p('The Labour Department shall act.')))).toEqual([
      'replaced: Labor → Labour',
    ]);
    expect(told(doc(p('The cat sat.')), doc(p('The big cat sat.')))).toEqual(['inserted:  → big ']);
    expect(told(doc(p('The big cat sat.')), doc(p('The cat sat.')))).toEqual(['deleted: big  → ']);
  });

  it('marks words next to each other as one change, words further apart as two', () => {
    expect(
      told(doc(p('a quick brown fox ran over the hill at noon')), doc(p('a slow red fox ran over the hill at noon'))),
    ).toEqual(['replaced: quick brown → slow red']);
    expect(
      told(doc(p('a quick fox ran over the brown hill at noon')), doc(p('a slow fox ran over the red hill at noon'))),
    ).toEqual(['replaced: quick → slow', 'replaced: brown → red']);
  });

  it('marks a whole sentence that was put in between sentences with the same beginning', () => {
    const before = 'The board meets monthly. The board reports yearly.';
    const after = 'The board meets monthly. The board may hear experts. The board reports yearly.';
    expect(told(doc(p(before)), doc(p(after)))).toEqual(['inserted:  → The board may hear experts. ']);
  });

  it('adds a sentence at the end with the space before it', () => {
    expect(told(doc(p('One stands.')), doc(p('One stands. Two follows.')))).toEqual(['inserted:  →  Two follows.']);
  });

  it('calls a block rewritten when most of it changed', () => {
    const told1 = told(
      doc(p('The inspector visits each factory twice a year and reports to the board')),
      doc(p('Every workplace is seen by an officer of the province who files a report')),
    );
    expect(told1).toHaveLength(1);
    expect(told1[0]).toMatch(/^rewritten: /u);
  });

  it('never cuts a grapheme', () => {
    expect(told(doc(p('Family 👨‍👩‍👧 here and there')), doc(p('Family 👨‍👩‍👦 here and there')))).toEqual(['replaced: 👨‍👩‍👧 → 👨‍👩‍👦']);
    expect(told(doc(p('cafe\u0301 in the street')), doc(p('cafe in the street')))).toEqual([
      'replaced: cafe\u0301 → cafe',
    ]);
    expect(told(doc(p('کم‌از‌کم اجرت مقرر ہے')), doc(p('کم‌از‌کم تنخواہ مقرر ہے')))).toEqual(['replaced: اجرت → تنخواہ']);
  });
});

group('structure is told as structure', () => {
  it('tells a split and a join', () => {
    const whole = doc(p('The officer hears the worker. The board hears the officer.'), p('Other words stand here.'));
    const parts = doc(
      p('The officer hears the worker.'),
      p('The board hears the officer.'),
      p('Other words stand here.'),
    );
    expect(told(whole, parts)).toEqual(['split:   → ']);
    expect(told(parts, whole)).toEqual(['joined:  →  ']);
    const items = doc(ul('The officer hears the worker. The board hears the officer.', 'Last'));
    expect(told(items, doc(ul('The officer hears the worker.', 'The board hears the officer.', 'Last')))).toEqual([
      'split:   → ',
    ]);
  });

  it('tells a move as one change, and an edit inside it as another', () => {
    const [a, b, c] = [
      'The first paragraph has these many words',
      'Second comes another thing entirely different',
      'Third is about penalties and their payment dates',
    ].map((words) => p(words)) as [Node, Node, Node];
    const d = p('Fourth closes the section with a summary of rules');
    expect(compare(doc(a, b, c, d), doc(b, c, a, d)).map(({ kind }) => kind)).toEqual(['moved']);
    const edited = p('The first paragraph has these few words');
    expect(
      compare(doc(a, b, c, d), doc(b, c, edited, d))
        .map(({ kind, words }) => [kind, words.before, words.after])
        .sort(),
    ).toEqual([
      ['moved', a.textContent, a.textContent],
      ['replaced', 'many', 'few'],
    ]);
  });

  it('tells wrapping in a list, a quote, and back', () => {
    const free = doc(
      p('Introduction of the matter'),
      p('alpha beta gamma'),
      p('delta epsilon zeta'),
      p('The end of it'),
    );
    const listed = doc(
      p('Introduction of the matter'),
      ul('alpha beta gamma', 'delta epsilon zeta'),
      p('The end of it'),
    );
    expect(compare(free, listed).map(({ kind, words }) => [kind, words.styleAfter])).toEqual([
      ['wrapped', 'bulletList'],
    ]);
    expect(compare(listed, free).map(({ kind, words }) => [kind, words.styleBefore])).toEqual([
      ['unwrapped', 'bulletList'],
    ]);
  });

  it('tells a heading level and a list type', () => {
    expect(
      compare(doc(h('Duties'), p('x')), doc(h('Duties', 3), p('x'))).map(({ words }) => [
        words.kind,
        words.styleBefore,
        words.styleAfter,
      ]),
    ).toEqual([['restyled', 'heading 2', 'heading 3']]);
  });

  it('tells rows, columns and items as one change each', () => {
    const small = table(['name', 'phone'], ['labour office', '1121'], ['women desk', '1043']);
    const taller = table(['name', 'phone'], ['labour office', '1121'], ['fire brigade', '16'], ['women desk', '1043']);
    const wider = table(
      ['name', 'place', 'phone'],
      ['labour office', 'Karachi', '1121'],
      ['women desk', 'Lahore', '1043'],
    );
    expect(compare(doc(small), doc(taller)).map(({ kind }) => kind)).toEqual(['rowInserted']);
    expect(compare(doc(taller), doc(small)).map(({ kind }) => kind)).toEqual(['rowDeleted']);
    expect(compare(doc(small), doc(wider)).map(({ kind }) => kind)).toEqual(['columnInserted']);
    expect(compare(doc(wider), doc(small)).map(({ kind }) => kind)).toEqual(['columnDeleted']);
    expect(
      compare(doc(ul('one thing', 'three things')), doc(ul('one thing', 'two things more', 'three things'))).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['itemInserted']);
  });

  it('names formats and links with their old and new values', () => {
    const bold = marks.bold.create();
    const told1 = compare(doc(p('Call the helpline now')), doc(p('Call the ', text('helpline', bold), ' now'))).map(
      describe,
    );
    expect(told1).toMatchObject([{ verb: 'formatAdded', styleAfter: 'bold', on: 'helpline' }]);
    const [change] = compare(
      doc(p('See ', text('the act', link('https://a.pk/1')), ' today')),
      doc(p('See ', text('the act', link('https://a.pk/2')), ' today')),
    );
    expect(describe(change!)).toMatchObject({
      verb: 'linkChanged',
      before: 'https://a.pk/1',
      after: 'https://a.pk/2',
      on: 'the act',
    });
  });

  it('names footnotes', () => {
    const note = (words: string) => nodes.footnote.create({ text: words });
    const [change] = compare(
      doc(p('See', note('Act of 1934'), ' today')),
      doc(p('See', note('Act of 2015'), ' today')),
    );
    expect(describe(change!)).toMatchObject({ verb: 'footnoteChanged', before: 'Act of 1934', after: 'Act of 2015' });
  });

  it('names a language with its tag and direction', () => {
    const language = (lang: string) => marks.language.create({ lang, dir: 'rtl' });
    const sentence = (...held: Mark[]) => doc(p('The word ', text('shikayat', ...held), ' stands here'));
    const [set] = compare(sentence(), sentence(language('ur'))).map(describe);
    expect(set).toMatchObject({ verb: 'formatAdded', on: 'shikayat', styleBefore: '', styleAfter: 'language ur rtl' });
    const [changed] = compare(sentence(language('pa')), sentence(language('ur'))).map(describe);
    expect(changed).toMatchObject({
      verb: 'formatChanged',
      styleBefore: 'language pa rtl',
      styleAfter: 'language ur rtl',
    });
  });

  it('tells columns that come and go under cells that span them as one change, words in cells apart from it', () => {
    const cell = (words: string, colspan = 1) => nodes.tableCell.create({ colspan }, p(words));
    const spanned = (...rows: Node[][]) =>
      doc(
        nodes.table.create(
          null,
          rows.map((cells) => nodes.tableRow.create(null, cells)),
        ),
      );
    const narrow = spanned(
      [cell('Province'), cell('Contact of the office', 2)],
      [cell('Punjab'), cell('Lahore'), cell('1121 by day')],
      [cell('Sindh'), cell('Karachi'), cell('1121 by night')],
    );
    const wide = spanned(
      [cell('Province'), cell('Contact of the office', 3)],
      [cell('Punjab'), cell('Lahore'), cell('1121 by day'), cell('post box 9')],
      [cell('Sindh'), cell('Karachi'), cell('1098 by night'), cell('post box 7')],
    );
    for (const [base, target, kind, words] of [
      [narrow, wide, 'columnInserted', ['1121', '1098']],
      [wide, narrow, 'columnDeleted', ['1098', '1121']],
    ] as const) {
      const changes = compare(base, target);
      expect(changes.map((change) => change.kind).sort()).toEqual([kind, 'replaced']);
      for (const change of changes) expect(() => apply(base, [change]).check()).not.toThrow();
      const replaced = changes.find((change) => change.kind === 'replaced')!;
      expect([replaced.words.before, replaced.words.after]).toEqual(words);
      expect(apply(base, changes).eq(target)).toBe(true);
    }
  });

  it('takes a sentence that crosses the border of two paragraphs out of one and puts it into the other', () => {
    const [first, second, third] = ['The officer hears it.', 'The parents are told.', 'The court decides on shelter.'];
    const before = doc(p(`${first} ${second}`), p(third));
    const after = doc(p(first), p(`${second} ${third}`));
    expect(told(before, after)).toEqual([`deleted:  ${second} → `, `inserted:  → ${second} `]);
    expect(told(after, before)).toEqual([`inserted:  →  ${second}`, `deleted: ${second}  → `]);
  });
});
