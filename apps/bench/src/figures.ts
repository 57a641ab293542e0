import {
  anchorAt,
  compare,
  html,
  LiveComparison,
  merge,
  parse,
  plainText,
  Refused,
  remap,
  toJson,
  type Anchor,
  type Doc,
} from '@tarmeem/document';

import { runOf, time, type Run, type Timing } from './measure.js';
import { openWindow, peers } from './peers.js';
import { hostile } from './hostile.js';
import { richOf, typedAt } from './rich.js';
import { dice, documentOf, edited, prose, shuffled, tableOf, type Block, type Vocabulary } from './texts.js';

/** One figure of the table, as plain data, so that it can be taken in a thread of its own. */
export interface Figure {
  readonly work: keyof typeof works;
  readonly input: keyof typeof inputs;
  readonly words: number;
  readonly vocabulary: Vocabulary;
}

interface Made {
  base: Doc;
  target: Doc;
  /** The same as bare text, for libraries that know nothing else. */
  texts: readonly [base: string, target: string];
}

type Given = Pick<Figure, 'words' | 'vocabulary'>;

function pair(before: readonly Block[], after: readonly Block[]): () => Made {
  const texts = [before.join('\n\n'), after.join('\n\n')] as const;
  return () => ({ base: documentOf(before), target: documentOf(after), texts });
}

function share(part: number, paragraphs = prose) {
  return ({ words, vocabulary }: Given) => {
    const before = paragraphs(words, vocabulary);
    return pair(before, edited(before, { share: part, vocabulary }));
  };
}

/** What is compared. Each gives a maker: a fresh input for each run, so that nothing remembered helps. */
export const inputs = {
  twentieth: share(0.05),
  tenth: share(0.1),
  third: share(0.3),
  unrelated: ({ words, vocabulary }: Given) => pair(prose(words, vocabulary), prose(words, vocabulary, 99)),
  moved: ({ words, vocabulary }: Given) => pair(prose(words, vocabulary), shuffled(prose(words, vocabulary))),
  identical: ({ words }: Given) => {
    const same = 'The department shall ensure protection of every child at risk.';
    const blocks = Array.from({ length: words / 10 }, () => same);
    return pair(blocks, blocks.slice(20));
  },
  oneParagraph: share(0.05, (words, vocabulary) => [prose(words, vocabulary).join(' ')]),
  table: ({ words }: Given) => {
    const make = () => [tableOf(words / 30, 10), tableOf(words / 30, 10, 4, 50)] as const;
    const texts = make().map((doc) => plainText(doc)) as [string, string];
    return () => ({ base: make()[0], target: make()[1], texts });
  },
  /** Headings, lists, tables, links, formats and footnotes, as a policy has them. */
  rich: ({ words, vocabulary }: Given) => {
    const blocks = prose(words, vocabulary);
    return () => ({ base: richOf(blocks), target: richOf(blocks), texts: ['', ''] as const });
  },
} satisfies Record<string, (given: Given) => () => Made>;

function anchorsOn(doc: Doc): Anchor[] {
  const roll = dice(5);
  const { length } = plainText(doc);
  const first = anchorAt(doc, 0, 1);
  const text = plainText(doc);
  return Array.from({ length: 1000 }, () => {
    const start = Math.floor(roll() * (length - 200));
    const end = start + 10 + Math.floor(roll() * 110);
    return {
      ...first,
      position: { start, end },
      quote: {
        exact: text.slice(start, end),
        prefix: text.slice(start - 32, start),
        suffix: text.slice(end, end + 32),
      },
    };
  });
}

const ready =
  <T extends object>(make: () => Made, more: (made: Made) => T) =>
  () => {
    const made = make();
    return { ...made, ...more(made) };
  };

/** The third text of a merge: the base edited by somebody else. */
const withMine = (make: () => Made, { words, vocabulary }: Given) => {
  const mine = edited(prose(words, vocabulary), { share: 0.05, vocabulary, seed: 8 });
  return ready(make, () => ({ mine: documentOf(mine), mineText: mine.join('\n\n') }));
};

function refuse(value: unknown): void {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof Refused) return;
    throw error;
  }
  throw new Error('hostile JSON was let in');
}

/** What is timed: ours, and what comes nearest to it in each library. */
export const works = {
  compare: (make) => runOf(make, ({ base, target }) => compare(base, target)),
  jsdiff: (make) => runOf(make, ({ texts }) => peers.jsdiff(...texts)),
  diffMatchPatch: (make) => runOf(make, ({ texts }) => peers.diffMatchPatch(...texts)),
  changeset: (make) => runOf(make, ({ base, target }) => peers.changeset(base, target)),
  merge: (make, given) => runOf(withMine(make, given), (it) => merge(it.base, it.target, it.mine)),
  diff3: (make, given) =>
    runOf(withMine(make, given), ({ texts, mineText }) => peers.diff3(texts[0], texts[1], mineText)),
  remap: (make) =>
    runOf(
      ready(make, ({ base }) => ({ anchors: anchorsOn(base) })),
      (it) => remap(it.anchors, it.base, it.target),
    ),
  /** One letter typed into the edited text, the rest of it as it was. */
  keystroke: (make) => {
    const { base, target } = make();
    const live = new LiveComparison(base);
    live.at(target);
    let typed = target;
    let key = 0;
    return runOf(
      () => (typed = typedAt(typed, key++ % typed.childCount)),
      (now) => live.at(now),
    );
  },
  hostile: () => (inputs) => Math.max(...hostile.map(({ value }) => runOf(() => value, refuse)(inputs))),
  html: (make) => runOf(make, ({ base }) => html(base)),
  tiptapHtml: (make) => {
    openWindow();
    return runOf(make, ({ base }) => peers.tiptapHtml(base));
  },
  tiptapStatic: (make) =>
    runOf(
      ready(make, ({ base }) => ({ json: toJson(base) })),
      ({ json }) => peers.tiptapStatic(json),
    ),
} satisfies Record<string, (make: () => Made, given: Given) => Run>;

/** Takes a figure, and tells what it is after each run. */
export function take({ work, input, ...given }: Figure, tell: (timing: Timing) => void): void {
  time(works[work](inputs[input](given), given), tell);
}
