import { schema, type Doc } from '@tarmeem/document';

/** A small deterministic generator (mulberry32): the same seed writes the same policy text on every machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const words = (
  'the department shall ensure protection of every child at risk and refer cases to authority within days police commission bureau ' +
  'helpline district officer welfare rehabilitation shelter inquiry evidence labour inspection employer guardian court prosecution act rules ' +
  'section notification province national border trafficking smuggling forced bonded labor reporting registration referral services education ' +
  'health counselling legal assistance monitoring implementation policy action plan committee coordination training awareness community'
).split(' ');

/** How rich a text's words are: a hundred words alike often, or some thousands of which a few are frequent, as in real prose. */
export type Vocabulary = 'small' | 'wide';

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla ste tri'.split(
  ' ',
);
const wideWords = Array.from({ length: 6000 }, (_, index) => {
  const roll = dice(index);
  return Array.from(
    { length: 2 + Math.floor(roll() * 3) },
    () => syllables[Math.floor(roll() * syllables.length)],
  ).join('');
});

function wordOf(roll: () => number, vocabulary: Vocabulary): string {
  if (vocabulary === 'small' || roll() < 0.4) return words[Math.floor(roll() * words.length)] ?? 'the';
  return wideWords[Math.floor(roll() ** 2 * wideWords.length)] ?? 'act';
}

export type Block = string;

function sentence(roll: () => number, vocabulary: Vocabulary): string {
  const length = 8 + Math.floor(roll() * 18);
  const picked = Array.from({ length }, () => wordOf(roll, vocabulary));
  const first = picked[0] ?? 'the';
  return `${first[0]?.toUpperCase()}${first.slice(1)} ${picked.slice(1).join(' ')}.`;
}

/** Paragraphs of about 90 words until `count` words are reached. */
export function prose(count: number, vocabulary: Vocabulary, seed = 1): Block[] {
  const roll = dice(seed);
  const blocks: Block[] = [];
  let written = 0;
  while (written < count) {
    const paragraph = Array.from({ length: 3 + Math.floor(roll() * 5) }, () => sentence(roll, vocabulary)).join(' ');
    blocks.push(paragraph);
    written += paragraph.split(' ').length;
  }
  return blocks;
}

/** How a text is edited: about `share` of its words replaced, dropped or put in, spread over it. */
export interface Editing {
  readonly share: number;
  readonly vocabulary: Vocabulary;
  readonly seed?: number;
}

export function edited(blocks: readonly Block[], { share, vocabulary, seed = 2 }: Editing): Block[] {
  const roll = dice(seed);
  return blocks.map((block) =>
    block
      .split(' ')
      .flatMap((word) => {
        if (roll() >= share) return [word];
        const other = wordOf(roll, vocabulary);
        const kind = roll();
        if (kind < 0.5) return [other];
        return kind < 0.75 ? [] : [word, other];
      })
      .join(' '),
  );
}

/** The paragraphs in another order. */
export function shuffled(blocks: readonly Block[], seed = 3): Block[] {
  const roll = dice(seed);
  const order = [...blocks];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(roll() * (last + 1));
    [order[last], order[pick]] = [order[pick] ?? '', order[last] ?? ''];
  }
  return order;
}

const paragraph = (text: string) => ({
  type: 'paragraph',
  content: text === '' ? undefined : [{ type: 'text', text }],
});

/** The blocks as a document of paragraphs; not through the gate, which refuses the longest of these texts. */
export function documentOf(blocks: readonly Block[]): Doc {
  return schema.nodeFromJSON({
    type: 'doc',
    content: blocks.map((block) => JSON.parse(JSON.stringify(paragraph(block)))),
  });
}

/** A table of `rows` by `columns` cells with a few words each. */
export function tableOf(rows: number, columns: number, seed = 4, changeEvery = 0): Doc {
  const roll = dice(seed);
  const cell = (at: number) => {
    const text = `${words[Math.floor(roll() * words.length)] ?? 'the'} ${words[Math.floor(roll() * words.length)] ?? 'act'} ${at}`;
    return {
      type: 'tableCell',
      content: [paragraph(changeEvery > 0 && at % changeEvery === 0 ? `${text} amended` : text)],
    };
  };
  return schema.nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'table',
        content: Array.from({ length: rows }, (_, row) => ({
          type: 'tableRow',
          content: Array.from({ length: columns }, (__, column) => cell(row * columns + column)),
        })),
      },
    ],
  });
}
