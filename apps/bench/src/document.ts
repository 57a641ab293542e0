import { apply, compare, html, merge, type Doc } from '@tarmeem/document';
import { DOMSerializer, type Node } from 'prosemirror-model';
import { JSDOM } from 'jsdom';
import { exponent, ms, table, time, type Timing } from './measure.js';
import { peers } from './peers.js';
import { documentOf, edited, prose, shuffled, tableOf, type Block } from './texts.js';

interface Pair {
  base: Doc;
  target: Doc;
}
const pair = (before: readonly Block[], after: readonly Block[]) => (): Pair => ({
  base: documentOf(before),
  target: documentOf(after),
});

interface Row {
  name: string;
  ours: Timing;
  /** The target of the design in ms, p95. */
  target?: number;
  others: Record<string, Timing>;
}

function againstLibraries(words: number): Row[] {
  const before = prose(words);
  const after = edited(before, 0.1);
  const [plainBefore, plainAfter] = [before.join('\n\n'), after.join('\n\n')];
  const other = prose(words, 99);
  const mine = edited(before, 0.05, 7);
  const theirs = edited(before, 0.05, 8);
  const large = words > 10_000;
  const dom = new JSDOM('').window.document;
  return [
    {
      name: `compare, 10 % changed, ${words} words`,
      ours: time(pair(before, after), ({ base, target }) => compare(base, target)),
      target: large ? 150 : 15,
      others: {
        jsdiff: time(
          () => null,
          () => peers.jsdiff(plainBefore, plainAfter),
          { runs: 5, budget: 4000 },
        ),
        'diff-match-patch': time(
          () => null,
          () => peers.diffMatchPatch(plainBefore, plainAfter),
          { runs: 5, budget: 4000 },
        ),
        'prosemirror-changeset': time(pair(before, after), ({ base, target }) => peers.changeset(base, target), {
          runs: 5,
        }),
      },
    },
    {
      name: `compare, unrelated, ${words} words`,
      ours: time(pair(before, other), ({ base, target }) => compare(base, target)),
      target: large ? 1500 : 100,
      others: large
        ? {}
        : {
            jsdiff: time(
              () => null,
              () => peers.jsdiff(plainBefore, other.join('\n\n')),
              { runs: 3, budget: 4000 },
            ),
          },
    },
    {
      name: `merge, 5 % + 5 %, ${words} words`,
      ours: time(
        () => ({ base: documentOf(before), theirs: documentOf(theirs), mine: documentOf(mine) }),
        (it) => merge(it.base, it.theirs, it.mine),
      ),
      target: large ? 400 : 30,
      others: {
        'node-diff3': time(
          () => null,
          () => peers.diff3(plainBefore, theirs.join('\n\n'), mine.join('\n\n')),
          { runs: 3, budget: 4000 },
        ),
      },
    },
    {
      name: `serialise to HTML, ${words} words`,
      ours: time(
        () => documentOf(before),
        (doc) => html(doc),
      ),
      target: large ? 20 : 1,
      others: {
        'DOMSerializer + innerHTML': time(
          () => documentOf(before),
          (doc: Node) => {
            const holder = dom.createElement('div');
            holder.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content, { document: dom }));
            return holder.innerHTML;
          },
          { runs: 5 },
        ),
      },
    },
  ];
}

/** Inputs that break careless algorithms; each has to come back exact. */
function worstCases(): { name: string; ours: Timing }[] {
  const same = Array.from({ length: 2000 }, () => 'The department shall ensure protection of every child at risk.');
  const long = [prose(50_000).join(' ')];
  const text = prose(20_000);
  const cases: [string, () => Pair][] = [
    ['2,000 identical paragraphs, 20 removed', pair(same, same.slice(20))],
    ['one paragraph of 50,000 words, 5 % changed', pair(long, edited(long, 0.05))],
    ['table of 5,000 cells, every 50th changed', () => ({ base: tableOf(500, 10), target: tableOf(500, 10, 4, 50) })],
    ['20,000 words, every paragraph moved', pair(text, shuffled(text))],
    ['20,000 words against 20,000 others', pair(text, prose(20_000, 77))],
  ];
  return cases.map(([name, make]) => {
    const { base, target } = make();
    if (!apply(base, compare(base, target)).eq(target)) throw new Error(`not exact: ${name}`);
    return { name, ours: time(make, (it) => compare(it.base, it.target), { runs: 5 }) };
  });
}

function growth(): { rows: string[][]; fitted: number } {
  const sizes = [500, 2000, 8000, 32_000, 100_000, 200_000];
  const points = sizes.map((size) => {
    const before = prose(size);
    const make = pair(before, edited(before, 0.1));
    return { size, cost: time(make, ({ base, target }) => compare(base, target), { runs: 7, budget: 5000 }).median };
  });
  return {
    rows: points.map(({ size, cost }) => [`${size} words`, ms(cost), ms((cost / size) * 1000)]),
    fitted: exponent(points),
  };
}

const rows = [...againstLibraries(3000), ...againstLibraries(50_000)];
const print = (text: string) => process.stdout.write(`${text}\n`);
print(
  table(
    ['operation', 'median ms', 'p95 ms', 'target', 'others: median ms (times ours)'],
    rows.map((row) => [
      row.name,
      ms(row.ours.median),
      ms(row.ours.p95),
      row.target ? `${row.target} ${row.ours.p95 <= row.target ? 'met' : 'MISSED'}` : '',
      Object.entries(row.others)
        .map(([name, timing]) => `${name} ${ms(timing.median)} (${(timing.median / row.ours.median).toFixed(1)})`)
        .join(', '),
    ]),
  ),
);
print(
  `\n${table(
    ['worst case', 'median ms', 'max ms'],
    worstCases().map((it) => [it.name, ms(it.ours.median), ms(it.ours.p95)]),
  )}`,
);
const grown = growth();
print(
  `\n${table(['compare, 10 % changed', 'ms', 'ms per 1,000 words'], grown.rows)}\nfitted exponent ${grown.fitted.toFixed(2)} (limit 1.15)`,
);
