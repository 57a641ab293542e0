import type { Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import { policySentence } from './policy-words.js';
import type { PolicyWords } from './policy-words.js';
import type { Chance } from './random.js';

/** A block as its author thinks of it: sentences of a heading or paragraph, items of a list, rows of a table. */
interface Draft {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'table';
  readonly parts: readonly (readonly string[])[];
}

/** A version of a text: what it says, what was done to it, and how many words were truly taken out, put in and moved. */
export interface Version {
  readonly doc: Doc;
  readonly done: readonly string[];
  readonly gone: number;
  readonly put: number;
  readonly moved: number;
}

interface Work {
  readonly chance: Chance;
  readonly words: PolicyWords;
  readonly blocks: Draft[];
  gone: number;
  put: number;
  moved: number;
}

const count = (text: string) => text.split(' ').length;
const size = ({ parts }: Draft) => parts.flat().reduce((sum, text) => sum + count(text), 0);
const sentence = ({ chance, words }: Work) => policySentence(chance, words);
const sentences = (work: Work, most: number) => work.chance.list(1 + work.chance.below(most), () => [sentence(work)]);

function paragraphOf(work: Work): Draft {
  return { kind: 'paragraph', parts: sentences(work, 5) };
}

function rowOf(work: Work): string[] {
  const { chance, words } = work;
  return [chance.pick(words.actors), chance.pick(words.matters), chance.pick(words.times)];
}

function sectionOf(work: Work, title: string): Draft[] {
  const { chance } = work;
  const blocks: Draft[] = [
    { kind: 'heading', parts: [[title]] },
    ...chance.list(2 + chance.below(3), () => paragraphOf(work)),
  ];
  if (chance.is(0.5)) blocks.push({ kind: 'list', parts: chance.list(3 + chance.below(4), () => [sentence(work)]) });
  if (chance.is(0.3)) blocks.push({ kind: 'table', parts: chance.list(3 + chance.below(3), () => rowOf(work)) });
  return blocks;
}

/** Some block of a kind, by its index; -1 if there is none. */
function some({ chance, blocks }: Work, fits: (block: Draft) => boolean): number {
  const found = [...blocks.keys()].filter((index) => fits(blocks[index]!));
  return found.length === 0 ? -1 : chance.pick(found);
}

const isProse = ({ kind }: Draft) => kind === 'paragraph' || kind === 'list';

/** Puts another sentence, or none, or two, in the place of one; counts the words that differ if it is only altered. */
function alter(work: Work, change: (sentence: string) => { texts: string[]; gone: number; put: number }): boolean {
  const at = some(work, isProse);
  if (at < 0) return false;
  const block = work.blocks[at]!;
  const part = work.chance.below(block.parts.length);
  const { texts, gone, put } = change(block.parts[part]![0]!);
  if (texts.length === 0 && block.parts.length === 1) return false;
  work.gone += gone;
  work.put += put;
  const parts = block.parts.toSpliced(part, 1, ...texts.map((text) => [text]));
  work.blocks[at] = { ...block, parts };
  return true;
}

function splitParagraph(work: Work): boolean {
  const at = some(work, ({ kind, parts }) => kind === 'paragraph' && parts.length > 1);
  if (at < 0) return false;
  const { kind, parts } = work.blocks[at]!;
  const cut = 1 + work.chance.below(parts.length - 1);
  work.blocks.splice(at, 1, { kind, parts: parts.slice(0, cut) }, { kind, parts: parts.slice(cut) });
  return true;
}

function joinParagraphs(work: Work): boolean {
  const { blocks } = work;
  const at = some(
    work,
    (block) => block.kind === 'paragraph' && blocks[blocks.indexOf(block) + 1]?.kind === 'paragraph',
  );
  if (at < 0) return false;
  blocks.splice(at, 2, { kind: 'paragraph', parts: [...blocks[at]!.parts, ...blocks[at + 1]!.parts] });
  return true;
}

function moveParagraph(work: Work): boolean {
  const at = some(work, ({ kind }) => kind === 'paragraph');
  if (at < 0) return false;
  const [block] = work.blocks.splice(at, 1);
  work.blocks.splice(1 + work.chance.below(work.blocks.length), 0, block!);
  work.moved += size(block!);
  return true;
}

function addRow(work: Work): boolean {
  const at = some(work, ({ kind }) => kind === 'table');
  if (at < 0) return false;
  const row = rowOf(work);
  const block = work.blocks[at]!;
  work.put += row.reduce((sum, cell) => sum + count(cell), 0);
  work.blocks[at] = { ...block, parts: block.parts.toSpliced(1 + work.chance.below(block.parts.length), 0, row) };
  return true;
}

function rewriteSection(work: Work): boolean {
  const { blocks } = work;
  const from = some(work, ({ kind }) => kind === 'heading');
  const next = blocks.findIndex(({ kind }, index) => index > from && kind === 'heading');
  const to = next < 0 ? blocks.length : next;
  const anew = sectionOf(work, blocks[from]!.parts[0]![0]!);
  work.gone += blocks.slice(from + 1, to).reduce((sum, block) => sum + size(block), 0);
  work.put += anew.slice(1).reduce((sum, block) => sum + size(block), 0);
  blocks.splice(from, to - from, ...anew);
  return true;
}

function addParagraph(work: Work): boolean {
  const block = paragraphOf(work);
  work.put += size(block);
  work.blocks.splice(1 + work.chance.below(work.blocks.length), 0, block);
  return true;
}

/** What people do to a text, the usual things more often. */
const deeds: readonly (readonly [name: string, deed: (work: Work) => boolean])[] = [
  [
    'corrects a word',
    (work) =>
      alter(work, (text) => {
        const all = text.split(' ');
        const at = work.chance.below(all.length);
        const other = work.chance.pick(sentence(work).split(' '));
        return { texts: [all.with(at, other).join(' ')], gone: 1, put: 1 };
      }),
  ],
  [
    'puts in a clause',
    (work) =>
      alter(work, (text) => {
        const clause = work.chance.pick(work.words.clauses);
        const all = text.split(' ');
        const at = Math.min(all.length - 1, 2 + work.chance.below(4));
        return { texts: [all.toSpliced(at, 0, clause).join(' ')], gone: 0, put: count(clause) };
      }),
  ],
  [
    'rewords a sentence',
    (work) =>
      alter(work, (text) => {
        const anew = sentence(work);
        return { texts: [anew], gone: count(text), put: count(anew) };
      }),
  ],
  [
    'adds a sentence or item',
    (work) =>
      alter(work, (text) => {
        const more = sentence(work);
        return { texts: work.chance.is(0.5) ? [text, more] : [more, text], gone: 0, put: count(more) };
      }),
  ],
  ['drops a sentence or item', (work) => alter(work, (text) => ({ texts: [], gone: count(text), put: 0 }))],
  ['splits a paragraph', splitParagraph],
  ['joins two paragraphs', joinParagraphs],
  ['moves a paragraph', moveParagraph],
  ['adds a row', addRow],
  ['adds a paragraph', addParagraph],
];

function versionOf(work: Work, done: readonly string[]): Version {
  const { gone, put, moved } = work;
  return { doc: schema.nodes.doc.create(null, work.blocks.map(nodeOf)), done, gone, put, moved };
}

function nodeOf({ kind, parts }: Draft): Node {
  const { nodes } = schema;
  const paragraph = (text: string) => nodes.paragraph.create(null, schema.text(text));
  if (kind === 'heading') return nodes.heading.create({ level: 2 }, schema.text(parts[0]![0]!));
  if (kind === 'paragraph') return paragraph(parts.flat().join(' '));
  if (kind === 'list')
    return nodes.bulletList.create(
      null,
      parts.map(([text]) => nodes.listItem.create(null, paragraph(text!))),
    );
  return nodes.table.create(
    null,
    parts.map((row) =>
      nodes.tableRow.create(
        null,
        row.map((cell) => nodes.tableCell.create(null, paragraph(cell))),
      ),
    ),
  );
}

/** The versions of a policy as a department might have written them one after the other; the same for the same chance. */
export function historyOf(chance: Chance, words: PolicyWords, versions: number): Version[] {
  const start = { chance, words, blocks: [] as Draft[], gone: 0, put: 0, moved: 0 };
  const blocks = words.titles.flatMap((title) => sectionOf(start, title));
  const history = [versionOf({ ...start, blocks }, [])];
  while (history.length < versions) {
    const work: Work = { chance, words, blocks, gone: 0, put: 0, moved: 0 };
    const done: string[] = [];
    for (let left = 1 + chance.below(6); left > 0; left--) {
      const [name, deed] = chance.pick(deeds);
      if (deed(work)) done.push(name);
    }
    if (chance.is(0.08) && rewriteSection(work)) done.push('rewrites a section');
    history.push(versionOf(work, done));
  }
  return history;
}
