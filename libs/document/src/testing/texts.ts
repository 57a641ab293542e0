import { Fragment } from 'prosemirror-model';
import type { Mark, Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import type { Chance } from './random.js';

const english =
  'the of and labour department officer worker shall file within days complaint section act inspector factory may order wage rate board women home based mine safety rule province district court penalty fund register annual report child minimum notice hearing appeal authority union agreement'.split(
    ' ',
  );
const urdu = 'محکمہ محنت پاکستان کارکن شکایت افسر قانون اجرت کم‌از‌کم صوبہ سندھ پنجاب ہیلپ لائن رجسٹر فیکٹری نِگران'.split(
  ' ',
);
const odd = [
  '👨‍👩‍👧',
  '🇵🇰',
  'é',
  'e\u0301le\u0300ve',
  'ज्ञ',
  'حٗکمٌ',
  'naïve',
  "don't",
  '1,121.50',
  'co-operate',
  '١٢١',
  'x²',
  'ก็',
  '漢字',
  '👍🏽',
  'e.g.',
  '“quoted”',
  '(a)',
  '\u200ertl\u200f',
  '\u2067سندھ\u2069',
  '—',
];

/** One word: mostly English, sometimes Urdu, rarely something that is easily cut wrong. */
export function wordOf(chance: Chance): string {
  if (chance.is(0.06)) return chance.pick(odd);
  return chance.is(0.12) ? chance.pick(urdu) : chance.pick(english);
}

/** A sentence of up to `longest` words. */
export function sentenceOf(chance: Chance, longest: number): string {
  const words = chance.list(1 + chance.below(longest), () => wordOf(chance));
  return `${words.join(' ')}${chance.pick(['.', '.', '.', '?', '۔', ';'])}`;
}

/** A mark of some kind with its attributes. */
export function markOf(chance: Chance): Mark {
  const { marks } = schema;
  if (chance.is(0.25))
    return marks.link.create({
      href: chance.pick(['https://example.org/a', 'https://example.org/b', 'mailto:a@example.org', '#part']),
    });
  if (chance.is(0.2)) return marks.language.create({ lang: 'ur', dir: 'rtl' });
  return chance.pick([marks.bold, marks.italic, marks.underline, marks.strike, marks.subscript, marks.code]).create();
}

/** Inline content: text with some marks, now and then a hard break or a footnote. */
export function inlineOf(chance: Chance, longest = 14): Fragment {
  const nodes: Node[] = [];
  for (let sentences = chance.below(3) + (chance.is(0.1) ? 0 : 1); sentences > 0; sentences--) {
    const text = sentenceOf(chance, longest) + (sentences > 1 ? ' ' : '');
    if (chance.is(0.2)) {
      const cut = chance.below(text.length);
      if (cut > 0 && isSafe(text, cut))
        nodes.push(schema.text(text.slice(0, cut)), schema.text(text.slice(cut), [markOf(chance)]));
      else nodes.push(schema.text(text, [markOf(chance)]));
    } else nodes.push(schema.text(text));
    if (chance.is(0.05)) nodes.push(schema.node('hardBreak'));
    if (chance.is(0.05)) nodes.push(schema.node('footnote', { text: sentenceOf(chance, 4) }));
  }
  return Fragment.fromArray(nodes);
}

/** True if no surrogate pair is cut here. */
export function isSafe(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return !(before >= 0xd800 && before < 0xdc00);
}

export function paragraphOf(chance: Chance, longest = 14): Node {
  return schema.nodes.paragraph.create(null, inlineOf(chance, longest));
}

export function blockOf(chance: Chance, depth: number): Node {
  const kind = chance.next();
  if (depth > 2 || kind < 0.5) return paragraphOf(chance);
  if (kind < 0.6) return schema.nodes.heading.create({ level: 2 + chance.below(3) }, inlineOf(chance, 5));
  if (kind < 0.78) return listOf(chance, depth);
  if (kind < 0.86)
    return schema.nodes.blockquote.create(
      null,
      chance.list(1 + chance.below(3), () => blockOf(chance, depth + 1)),
    );
  return kind < 0.97 ? tableOf(chance, depth) : schema.nodes.horizontalRule.create();
}

export function itemOf(chance: Chance, depth: number): Node {
  const rest = chance.is(0.25) ? chance.list(1 + chance.below(2), () => blockOf(chance, depth + 1)) : [];
  return schema.nodes.listItem.create(null, [paragraphOf(chance, 8), ...rest]);
}

function listOf(chance: Chance, depth: number): Node {
  const items = chance.list(1 + chance.below(5), () => itemOf(chance, depth));
  return chance.is(0.5)
    ? schema.nodes.bulletList.create(null, items)
    : schema.nodes.orderedList.create({ start: chance.is(0.2) ? 4 : 1 }, items);
}

export function cellOf(chance: Chance, depth: number, spans: { colspan?: number; rowspan?: number } = {}): Node {
  const type = chance.is(0.2) ? schema.nodes.tableHeader : schema.nodes.tableCell;
  const blocks = chance.is(0.1) ? [blockOf(chance, depth + 2)] : [paragraphOf(chance, 3)];
  return type.create(spans, blocks);
}

export function tableOf(chance: Chance, depth: number): Node {
  const width = 1 + chance.below(4);
  const height = 1 + chance.below(4);
  if (chance.is(0.25) && width > 1 && height > 1) return spannedTable(chance, { width, height, depth });
  return schema.nodes.table.create(
    null,
    chance.list(height, () => rowOf(chance, width, depth)),
  );
}

export function rowOf(chance: Chance, width: number, depth: number): Node {
  return schema.nodes.tableRow.create(
    null,
    chance.list(width, () => cellOf(chance, depth)),
  );
}

/** A table whose first cell spans columns, or rows. */
function spannedTable(
  chance: Chance,
  { width, height, depth }: { width: number; height: number; depth: number },
): Node {
  const row = (cells: readonly Node[]) => schema.nodes.tableRow.create(null, cells);
  const cells = (count: number) => chance.list(count, () => cellOf(chance, depth));
  if (chance.is(0.5))
    return schema.nodes.table.create(null, [
      row([cellOf(chance, depth, { colspan: 2 }), ...cells(width - 2)]),
      ...chance.list(height - 1, () => row(cells(width))),
    ]);
  return schema.nodes.table.create(null, [
    row([cellOf(chance, depth, { rowspan: 2 }), ...cells(width - 1)]),
    row(cells(width - 1)),
    ...chance.list(height - 2, () => row(cells(width))),
  ]);
}

/** A whole text of about `blocks` blocks. */
export function textOf(chance: Chance, blocks: number): Doc {
  return schema.nodes.doc.create(
    null,
    chance.list(Math.max(1, blocks), () => blockOf(chance, 0)),
  );
}
