import type { FilePartView } from '@tarmeem/contract';
import {
  changeKey,
  compare,
  type Change,
  type Conflict,
  type Doc,
  type DocJson,
  merge,
  type Merged,
  parse,
  place,
  readStored,
  sameDoc,
  toJson,
} from '@tarmeem/document';
import { directionOfWords, hasRightToLeft } from '@tarmeem/text';
import {
  docx,
  type FileComment,
  outlineDocx,
  readDocx,
  type ReadPart,
  type SectionName,
  type SeenText,
  type SectionIds,
  type Stretch,
  type WordAuthor,
  type WordComment,
  type WordFile,
  type WordPart,
} from '@tarmeem/word';

import type { FileToOutline, OutlineFile } from './outline-file.js';
import { kindOf, type Told } from './new-document/file-kind.js';
import { outlineHtml } from './new-document/outline-html.js';
import { outlineText } from './new-document/outline-text.js';

/** A text of a part as it crosses threads. */
export interface SeenJson {
  heading: string;
  body: DocJson;
  stretches: readonly Stretch[];
}
export interface PartJson {
  ids?: Partial<SectionIds>;
  accepted: SeenJson;
  rejected: SeenJson;
}
export interface ReadFile {
  parts: PartJson[];
  comments: readonly FileComment[];
  dropped: { kind: string; count: number }[];
}

/** A part to write, its texts as JSON. `authors` are those of its changes, the last one stands for all further. */
export interface PartToWrite extends Omit<WordPart, 'text' | 'proposed' | 'changes' | 'authorOf' | 'comments'> {
  text: DocJson;
  proposed?: DocJson;
  author?: WordAuthor;
  comments?: readonly WordComment[];
}
export interface FileToWrite extends Omit<WordFile, 'parts'> {
  /** Stands in place of stored blocks that are no text; without it such a file is refused. */
  unreadable?: string;
  parts: readonly PartToWrite[];
}

/** A part of a file beside the texts it is about: what it was made from, and what is published now. */
export interface ToWeigh {
  base: DocJson;
  current: DocJson;
  accepted: SeenJson;
  rejected: SeenJson;
}
export interface Weighed {
  /** What the section would be: the file's text over the current one, or where they conflict the file's text alone. */
  body: DocJson;
  conflicts: number;
  conflictWords: FilePartView['conflictWords'];
  changes: { change: Change; authors: string[]; tracked: boolean }[];
}

/** What the worker can be asked. All of it is plain data. */
export const wordTasks = {
  read({ bytes, ...known }: { bytes: Uint8Array; language: string; sections: SectionName[] }): ReadFile {
    const { parts, comments, dropped } = readDocx(bytes, known);
    return { parts: parts.map(partJson), comments, dropped: counted(dropped) };
  },

  /** Reads a file of any kind as a new text; null: it is of none that is read. */
  outline({ bytes, language, levels, jurisdictions }: FileToOutline): (OutlineFile & { kind: Told['kind'] }) | null {
    const told = kindOf(bytes);
    if (told === null) return null;
    const { kind } = told;
    if (kind === 'html') return { kind, ...outlineHtml(told.text, { levels }) };
    if (kind === 'text') return { kind, ...outlineText(told.text, { levels, jurisdictions }) };
    const { title, parts, dropped } = outlineDocx(bytes, { language, levels });
    return {
      kind,
      title,
      parts: parts.map((part) => ({ ...part, body: toJson(part.body) })),
      dropped: counted(dropped),
    };
  },

  weigh(parts: readonly ToWeigh[]): Weighed[] {
    return parts.map(weighed);
  },

  write({ parts, unreadable, ...file }: FileToWrite): Uint8Array {
    const read = (stored: DocJson) => (unreadable === undefined ? parse(stored) : readStored(stored, unreadable));
    const isMixed = file.language === 'ur' || hasRightToLeft(JSON.stringify(parts));
    return docx({
      ...file,
      ...(isMixed ? { directionOf: directionOfWords } : {}),
      parts: parts.map(({ text, proposed, author, ...part }) => ({
        ...part,
        text: read(text),
        ...(proposed ? { proposed: read(proposed) } : {}),
        ...(author ? { authorOf: () => author } : {}),
      })),
    });
  },
};

export type WordTask = keyof typeof wordTasks;

function counted(dropped: ReadonlyMap<string, number>): { kind: string; count: number }[] {
  return [...dropped].map(([kind, count]) => ({ kind, count }));
}

function partJson({ ids, accepted, rejected }: ReadPart): PartJson {
  return { ids, accepted: seenJson(accepted), rejected: seenJson(rejected) };
}

function seenJson({ heading, doc, stretches }: SeenText): SeenJson {
  return { heading, body: toJson(doc), stretches };
}

function weighed({ base: baseJson, current: currentJson, accepted, rejected }: ToWeigh): Weighed {
  const [base, current, target] = [parse(baseJson), parse(currentJson), parse(accepted.body)];
  const merged: Pick<Merged, 'doc' | 'conflicts'> = sameDoc(base, current)
    ? { doc: target, conflicts: [] }
    : merge(base, current, target);
  const isClean = merged.conflicts.length === 0;
  const body = isClean ? merged.doc : target;
  const from = isClean ? current : base;
  const named = namedChanges(parse(rejected.body), target, { accepted, rejected });
  return {
    body: toJson(body),
    conflicts: merged.conflicts.length,
    conflictWords: merged.conflicts.slice(0, 50).map(conflictWords),
    changes: compare(from, body).map((change) => {
      const authors = named.get(changeKey(change));
      return { change, authors: authors ?? [], tracked: authors !== undefined };
    }),
  };
}

function conflictWords({ base, theirs, mine }: Conflict): FilePartView['conflictWords'][number] {
  const wordsOf = (changes: readonly Change[]) =>
    changes.map(({ words: { before, after } }) => ({ before: before.slice(0, 400), after: after.slice(0, 400) }));
  return { base: base.slice(0, 400), published: wordsOf(theirs), mine: wordsOf(mine) };
}

/** The changes that the file itself marks, by their words, with the names it gives. */
function namedChanges(
  before: Doc,
  after: Doc,
  { accepted, rejected }: Pick<ToWeigh, 'accepted' | 'rejected'>,
): Map<string, string[]> {
  const named = new Map<string, string[]>();
  const changes = compare(before, after);
  const placed = place(before, changes);
  for (const [index, change] of changes.entries()) {
    const authors = new Set(named.get(changeKey(change)));
    const old = change.splices.map(({ from, to }) => [from, to] as const);
    const { inserted = [], moved = [] } = placed[index] ?? {};
    const now = [...inserted, ...moved].map(({ from, to }) => [from, to] as const);
    for (const name of [...namesIn(rejected.stretches, old), ...namesIn(accepted.stretches, now)]) authors.add(name);
    if (authors.size > 0) named.set(changeKey(change), [...authors]);
  }
  return named;
}

function namesIn(stretches: readonly Stretch[], ranges: readonly (readonly [number, number])[]): string[] {
  return stretches.flatMap((stretch) =>
    stretch.kind === 'change' && ranges.some(([from, to]) => stretch.from < Math.max(to, from + 1) && from < stretch.to)
      ? [stretch.by.name]
      : [],
  );
}
