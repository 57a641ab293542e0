import { type Figure } from './figures.js';
import { inTime } from './in-time.js';
import { exponent, ms, row, type Timing } from './measure.js';
import type { Vocabulary } from './texts.js';

/** How much work one figure of another library may cost before it is given up, in ms. */
const limit = 2000;
/** The same for a figure of ours. */
const ownLimit = 5 * limit;
const vocabularies: readonly Vocabulary[] = ['wide', 'small'];
const differs = ['jsdiff', 'diffMatchPatch', 'changeset'] as const;

const names: Partial<Record<Figure['work'], string>> = {
  diffMatchPatch: 'diff-match-patch',
  changeset: 'prosemirror-changeset',
  diff3: 'node-diff3',
  tiptapHtml: '@tiptap/core getHTMLFromFragment',
  tiptapStatic: '@tiptap/static-renderer',
};

interface Asked {
  readonly name: string;
  readonly ours: Figure;
  /** The target of the design in ms, p95. */
  readonly target?: number;
  readonly peers: readonly Figure['work'][];
}

/** Of the columns: operation, least, median, p95, target. */
const widths = [64, 7, 9, 7, 11];
const print = (text: string) => process.stdout.write(`${text}\n`);
/** Only the lines whose name holds each of the words of the command; without any, all (`npm run bench -- document 50,000 wide`). */
const asksFor = (name: string) => process.argv.slice(2).every((word) => name.includes(word));
const count = (words: number) => words.toLocaleString('en');

/** One library's time beside ours. */
function beside(work: Figure['work'], timing: Timing | undefined, ours: Timing | undefined): string {
  const name = names[work] ?? work;
  if (!timing) return `${name} over ${limit / 1000} s${ours ? ` (>${Math.floor(limit / ours.least)})` : ''}`;
  return `${name} ${ms(timing.least)}${ours ? ` (${(timing.least / ours.least).toFixed(1)})` : ''}`;
}

/** Takes the figures of a line and prints it; each as it comes, as the whole takes minutes. */
async function printLine({ name, ours, target, peers }: Asked): Promise<void> {
  if (!asksFor(name)) return;
  const own = await inTime(ours, ownLimit);
  const others: string[] = [];
  for (const work of peers) others.push(beside(work, await inTime({ ...ours, work }, limit), own));
  const cells = [
    name,
    own ? ms(own.least) : '',
    own ? ms(own.median) : `over ${ownLimit / 1000} s`,
    own ? ms(own.p95) : '',
    target === undefined ? '' : `${target} ${own && own.p95 <= target ? 'met' : 'MISSED'}`,
  ];
  print(`${row(cells, widths)}${others.length > 0 ? `  ${others.join(', ')}` : ''}`);
}

function operations(words: number, vocabulary: Vocabulary): Asked[] {
  const large = words > 10_000;
  const of = (work: Figure['work'], input: Figure['input']): Figure => ({ work, input, words, vocabulary });
  const called = (what: string) => `${what}, ${count(words)} words, ${vocabulary} vocabulary`;
  const asked: Asked[] = [
    { name: called('compare, 10 % changed'), ours: of('compare', 'tenth'), target: large ? 150 : 15, peers: differs },
    { name: called('compare, 30 % changed'), ours: of('compare', 'third'), target: large ? 150 : 15, peers: [] },
    {
      name: called('compare, unrelated'),
      ours: of('compare', 'unrelated'),
      target: large ? 1500 : 100,
      peers: differs,
    },
    { name: called('merge, 5 % + 5 %'), ours: of('merge', 'twentieth'), target: large ? 400 : 30, peers: ['diff3'] },
    {
      name: called('re-map 1,000 anchors, 10 % changed'),
      ours: of('remap', 'tenth'),
      target: large ? 150 : 30,
      peers: [],
    },
    {
      name: called('re-map 1,000 anchors, 30 % changed'),
      ours: of('remap', 'third'),
      target: large ? 150 : 30,
      peers: [],
    },
  ];
  if (vocabulary === 'small') return asked;
  const peers = ['tiptapHtml', 'tiptapStatic'] as const;
  return [
    ...asked,
    {
      name: called('live redline, one keystroke, 5 % changed'),
      ours: of('keystroke', 'twentieth'),
      target: large ? 5 : 3,
      peers: [],
    },
    { name: called('serialise to HTML, rich text'), ours: of('html', 'rich'), target: large ? 20 : 1, peers },
  ];
}

/** Inputs that break careless algorithms. */
const worst: Asked[] = [
  {
    name: 'refuse 1 MB of hostile JSON (the slowest of nine kinds)',
    ours: { work: 'hostile', input: 'twentieth', words: 500, vocabulary: 'small' },
    target: 50,
    peers: [],
  },
  ...(
    [
      ['2,000 identical paragraphs, 20 removed', 'identical', 20_000],
      ['one paragraph of 50,000 words, 5 % changed', 'oneParagraph', 50_000],
      ['table of 5,000 cells, every 50th changed', 'table', 15_000],
      ['20,000 words, every paragraph moved', 'moved', 20_000],
      ['20,000 words against 20,000 others', 'unrelated', 20_000],
    ] as const
  ).map(
    ([name, input, words]) =>
      ({
        name,
        ours: { work: 'compare', input, words, vocabulary: 'small' },
        peers: ['jsdiff', 'diffMatchPatch', 'changeset'],
      }) as const,
  ),
];

async function printGrowth(vocabulary: Vocabulary): Promise<void> {
  if (!asksFor(`growth, ${vocabulary} vocabulary`)) return;
  print(`\n${row([`compare, 10 % changed, ${vocabulary} vocabulary`, 'least', 'ms per 1,000 words'], [40, 9, 20])}`);
  const points: { size: number; cost: number }[] = [];
  for (const words of [500, 2000, 8000, 32_000, 100_000, 200_000]) {
    const timing = await inTime({ work: 'compare', input: 'tenth', words, vocabulary }, ownLimit);
    if (timing) points.push({ size: words, cost: timing.least });
    const cells = timing ? [ms(timing.least), ms((timing.least / words) * 1000)] : [`over ${ownLimit / 1000} s`, ''];
    print(row([`${count(words)} words`, ...cells], [40, 9, 20]));
  }
  const fitted = exponent(points);
  if (fitted === undefined) print('no exponent: too few sizes were done in time');
  else print(`fitted exponent ${fitted.toFixed(2)} (limit 1.15 ${fitted <= 1.15 ? 'met' : 'MISSED'})`);
}

print(
  `Processor time of one thread, in ms; fresh inputs, warm code; a library is given up after ${limit / 1000} s. Ratios are of the least times.`,
);
print(`${row(['operation', 'least', 'median', 'p95', 'target'], widths)}  others: least (times ours)`);
for (const vocabulary of vocabularies)
  for (const words of [3000, 50_000]) for (const asked of operations(words, vocabulary)) await printLine(asked);
for (const asked of worst) await printLine(asked);
for (const vocabulary of vocabularies) await printGrowth(vocabulary);
