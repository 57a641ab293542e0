import { parse, Refused, toJson } from '@tarmeem/document';
import type { Doc } from '@tarmeem/document';

import type { SectionIds } from '../ids.js';
import { WordRefused } from '../refused.js';
import { childrenOf, textOf, XmlBlocks } from '../xml/read.js';
import { WordArchive } from './archive.js';
import { BlockReader, isAround } from './blocks.js';
import type { FileComment } from './comments.js';
import type { ReadParagraph, ReadTable, WordDrop } from './model.js';
import { Reading } from './reading.js';
import { splitAtMarks, splitAtNames, wordsOf } from './split.js';
import type { Split, SectionName } from './split.js';
import { stretchesOf } from './stretches.js';
import type { Stretch } from './stretches.js';
import { docOf, View } from './view.js';
import type { Side } from './view.js';

/** One of the two texts of a part, with who changed what in it and which comments stand where. */
export interface SeenText {
  readonly heading: string;
  readonly doc: Doc;
  /** In the order of the text; positions are those of `doc`. */
  readonly stretches: readonly Stretch[];
}

/** A stretch of the file under one heading. */
export interface ReadPart {
  /** What the file's hidden marks say; absent if it has none or they were lost. */
  readonly ids?: Partial<SectionIds>;
  /** Level of the heading in the file; 0: there is none. */
  readonly depth: number;
  readonly accepted: SeenText;
  readonly rejected: SeenText;
}

/** A file read. */
export interface WordText {
  /** Custom properties by name. */
  readonly custom: Readonly<Record<string, string>>;
  /** Parts by the hidden marks of sections; if there are none, by headings that are names of known sections, else one part. */
  readonly parts: readonly ReadPart[];
  readonly comments: readonly FileComment[];
  readonly dropped: ReadonlyMap<WordDrop, number>;
}

/** A heading with the text under it, of a file that becomes a new document. */
export interface OutlinePart {
  /** 1 is the highest; 0 for what stands before the first heading. */
  readonly level: number;
  readonly heading: string;
  readonly body: Doc;
}

/** A file read as a whole new text: all changes accepted, split at its headings. */
export interface WordOutline {
  readonly title: string;
  readonly parts: readonly OutlinePart[];
  readonly dropped: ReadonlyMap<WordDrop, number>;
}

/** What the reader of a file knows before: the language of the text that it is for (BCP 47). */
export interface ReadOptions {
  readonly language: string;
  /** The sections that a file without hidden marks may hold. */
  readonly sections?: readonly SectionName[];
}

const rightToLeft = /^(?:ur|ar|fa|ps|sd|he|ug)(?:-|$)/iu;

/**
 * Reads a Word file with its tracked changes.
 * @throws WordRefused for a file that is none, is protected, damaged, too large or unsafe.
 */
export function readDocx(bytes: Uint8Array, options: ReadOptions): WordText {
  const { reading, flow, archive } = open(bytes, options);
  const marked = splitAtMarks(flow);
  const isOurs = marked.some(({ ids }) => ids);
  const split = isOurs ? marked : splitAtNames(flow, options.sections ?? []);
  const parts = split
    .filter(
      ({ heading, body }) => heading !== undefined || body.some(({ kind }) => kind === 'table') || body.some(hasWords),
    )
    .map((part): ReadPart => {
      const depth = part.heading?.look.block === 'heading' ? part.heading.look.level : part.heading ? 1 : 0;
      return {
        ...(part.ids ? { ids: part.ids } : {}),
        depth,
        accepted: seen(part, 'accepted', depth),
        rejected: seen(part, 'rejected', depth),
      };
    });
  const dropped = new Map(reading.drops.counts);
  if (isOurs) dropped.delete('contents');
  return { custom: customOf(archive), parts, comments: reading.comments, dropped };
}

/**
 * Reads a file as a new text, split at headings down to a level.
 * @throws WordRefused as {@link readDocx}.
 */
export function outlineDocx(bytes: Uint8Array, { language, levels }: ReadOptions & { levels: number }): WordOutline {
  const { reading, flow } = open(bytes, { language });
  let title = '';
  const split: { level: number; heading?: ReadParagraph; body: (ReadParagraph | ReadTable)[] }[] = [
    { level: 0, body: [] },
  ];
  for (const block of flow) {
    if (block.kind === 'paragraph' && block.style === 'title' && title === '') title = wordsOf(block, 'accepted');
    else if (block.kind === 'paragraph' && isHeadingUpTo(block, levels))
      split.push({ level: block.look.level, heading: block, body: [] });
    else split.at(-1)!.body.push(block);
  }
  const parts = split
    .filter(({ heading, body }) => heading || body.some((block) => block.kind === 'table' || hasWords(block)))
    .map(({ level, heading, body }) => ({
      level,
      heading: heading ? wordsOf(heading, 'accepted') : '',
      body: checked(docOf(new View('accepted', Math.max(0, level - 1)).content(body))),
    }));
  return { title, parts, dropped: reading.drops.counts };
}

function isHeadingUpTo({ look, state, ...paragraph }: ReadParagraph, levels: number): boolean {
  return (
    look.block === 'heading' &&
    look.level <= levels &&
    look.code === '' &&
    state !== 'gone' &&
    wordsOf({ look, state, ...paragraph }, 'accepted') !== ''
  );
}

function open(bytes: Uint8Array, { language }: ReadOptions) {
  const archive = new WordArchive(bytes);
  const reading = new Reading(archive, { tag: language, rtl: rightToLeft.test(language) });
  const reader = new BlockReader(reading);
  const flow: (ReadParagraph | ReadTable)[] = [];
  let bookmarks: string[] = [];
  const blocks = new XmlBlocks(isAround, (element) => {
    if (element.name === 'bookmarkStart') bookmarks.push(element.attributes['name'] ?? '');
    for (const block of reader.read(element)) {
      const isFirst = block.kind === 'paragraph' && bookmarks.length > 0;
      flow.push(isFirst ? { ...block, bookmarks: [...bookmarks, ...block.bookmarks] } : block);
      if (isFirst) bookmarks = [];
    }
  });
  archive.document((piece) => blocks.push(piece));
  blocks.end();
  return { archive, reading, flow };
}

function hasWords(block: ReadParagraph | ReadTable): boolean {
  return block.kind === 'table' || block.inline.some((inline) => inline.kind === 'node');
}

function seen({ heading, body }: Split, side: Side, depth: number): SeenText {
  const view = new View(side, Math.max(0, depth - 1));
  const doc = docOf(view.content(body));
  return {
    heading: heading ? wordsOf(heading, side) : '',
    doc: checked(doc),
    stretches: stretchesOf(doc, view.notes),
  };
}

/** The text through the only gate of all texts. */
function checked(doc: Doc): Doc {
  try {
    return parse(toJson(doc));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const isLarge = error.code === 'too-large' || error.code === 'too-deep';
    throw new WordRefused(isLarge ? 'too-large' : 'damaged', `the text can not be stored: ${error.code}`);
  }
}

function customOf(archive: WordArchive): Record<string, string> {
  const custom: Record<string, string> = {};
  for (const property of childrenOf(archive.tree('docProps/custom.xml'), 'property')) {
    const { name } = property.attributes;
    if (name !== undefined && /^[a-z][a-z.\- ]{0,60}$/iu.test(name)) custom[name] = textOf(property).slice(0, 1000);
  }
  return custom;
}
