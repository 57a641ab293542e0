import type { ConflictsView, ResolutionInput, StructureConflictWords } from '@tarmeem/contract';
import {
  apply,
  changesFor,
  compare,
  conflictHash,
  excerptOf,
  merge,
  parse,
  redlineHtml,
  resolve,
  wordsSpan,
  type Change,
  type Conflict,
  type Doc,
  type RedlineWords,
  type SenseFlag,
  type Take,
} from '@tarmeem/document';

/** The three sides and what each choice makes of them, as safe HTML. */
export interface Drawn {
  base: string;
  mine: string;
  published: string;
  /** Marked against the published text; null when the choice can't be had here. */
  result: (take: Take) => string | null;
}

/** One thing to choose. `id` names it across visits. */
export interface Choice {
  id: string;
  sectionId: string;
  hash: string;
  aspect: 'heading' | 'body' | 'place' | 'standing';
  /** Of a step on the contents: what each side does with the section. */
  structure?: StructureConflictWords | undefined;
  kind: string;
  /** The heading of its section as published. */
  heading: string;
  /** The number of the text block it begins in; 0 for a heading or a whole section. */
  block: number;
  drawn: (words: RedlineWords) => Drawn;
  /** Of a section that is there no more: what was written in it, and under which section it stood. */
  homeless?: Pick<Section, 'sectionId' | 'parentId'> & Section['mine'];
  /** The words that writing begins with; null where only a side can be taken. */
  start: string | null;
}

/** What a rebase is about: what to choose, what fits alone, and what is to be read again. */
export interface Rebase {
  version: number;
  edition: string;
  /** The edition the writer began from. */
  from: string;
  choices: Choice[];
  /** How many of my changes fit without a choice. */
  fitting: number;
  flags: (SenseFlag & { heading: string })[];
}

type Section = ConflictsView['sections'][number];

/** Reads the answer of the server: the texts are compared here as there, so that the hashes name the same conflicts. */
export function rebaseOf(view: ConflictsView): Rebase {
  const rebase: Rebase = {
    version: view.version,
    edition: view.edition,
    from: view.sections[0]?.edition ?? '',
    choices: [],
    fitting: 0,
    flags: [],
  };
  for (const section of view.sections) {
    const { heading } = section.published;
    for (const { hash, aspect, kind, structure } of section.conflicts)
      if (aspect !== 'body')
        rebase.choices.push({
          id: `${section.sectionId}.${hash}`,
          sectionId: section.sectionId,
          hash,
          aspect,
          kind,
          structure,
          heading: section.base.heading,
          block: 0,
          drawn: (words) => (aspect === 'heading' ? headingDrawn(section) : retiredDrawn(section, words)),
          ...(section.live || structure
            ? {}
            : { homeless: { sectionId: section.sectionId, parentId: section.parentId, ...section.mine } }),
          start: aspect === 'heading' ? section.mine.heading : null,
        });
    if (!section.live) continue;
    const texts = [parse(section.base.body), parse(section.published.body), parse(section.mine.body)] as const;
    const merged = merge(...texts);
    rebase.flags.push(...merged.flags.map((flag) => ({ ...flag, heading })));
    rebase.fitting +=
      compare(texts[0], texts[2]).length - merged.conflicts.reduce((sum, { mine }) => sum + mine.length, 0);
    for (const conflict of merged.conflicts)
      rebase.choices.push(bodyChoice(section, texts, conflict, merged.conflicts));
  }
  return rebase;
}

const plain = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const strong = (words: string): string => `<p><strong>${plain(words)}</strong></p>`;

function headingDrawn({ base, mine, published }: Section): Drawn {
  const heading = strong;
  return {
    base: heading(base.heading),
    mine: heading(mine.heading),
    published: heading(published.heading),
    result: (take) =>
      take === 'both'
        ? null
        : heading(typeof take === 'object' ? take.words : take === 'mine' ? mine.heading : published.heading),
  };
}

/** What was written in a section that is there no more, marked against the text it was written on. */
function retiredDrawn({ base, mine }: Section, words: RedlineWords): Drawn {
  const [old, own] = [parse(base.body), parse(mine.body)];
  const heading = base.heading === mine.heading ? '' : strong(mine.heading);
  const text = redlineHtml(old, compare(old, own), { words, number: null, view: 'changes' });
  return { base: '', mine: heading + text, published: '', result: () => null };
}

function bodyChoice(
  section: Section,
  [base, theirs, mine]: readonly [Doc, Doc, Doc],
  conflict: Conflict,
  conflicts: readonly Conflict[],
): Choice {
  const hash = conflictHash(conflict);
  const drawn = (words: RedlineWords): Drawn => {
    const excerpt = excerptOf(base, [...conflict.theirs, ...conflict.mine]);
    const named = new Set(conflicts.flatMap((each) => (each === conflict ? [] : each.mine)).map(key));
    const published = excerpt.within(compare(base, theirs));
    const own = excerpt.within(compare(base, mine).filter((change) => !named.has(key(change))));
    const options = { words, number: null } as const;
    const now = apply(excerpt.doc, published);
    return {
      base: redlineHtml(excerpt.doc, [], { ...options, view: 'published' }),
      mine: redlineHtml(excerpt.doc, own, { ...options, view: 'changes' }),
      published: redlineHtml(excerpt.doc, published, { ...options, view: 'changes' }),
      result: (take) => {
        const fits = resolve(base, theirs, mine, (each) => (conflictHash(each) === hash ? take : undefined));
        if (fits.open.some((each) => conflictHash(each) === hash)) return null;
        try {
          const gone = new Set(excerpt.within(conflict.theirs).map(key));
          const put = excerpt.within(changesFor(base, conflict, take) ?? []);
          const inside = new Set([...excerpt.within(conflict.mine), ...put].map(key));
          const clean = own.filter(
            (change) => !inside.has(key(change)) && !published.some((other) => key(other) === key(change)),
          );
          const kept = published.filter((change) => !gone.has(key(change)));
          const result = apply(excerpt.doc, [...kept, ...clean, ...put]);
          return redlineHtml(now, compare(now, result), { ...options, view: 'changes' });
        } catch {
          return redlineHtml(theirs, compare(theirs, fits.doc), { ...options, view: 'changes' });
        }
      },
    };
  };
  return {
    id: `${section.sectionId}.${hash}`,
    sectionId: section.sectionId,
    hash,
    aspect: 'body',
    kind: conflict.kind,
    heading: section.published.heading,
    block: conflict.place.base,
    drawn,
    start: startOf(base, conflict),
  };
}

const key = ({ splices }: Change): string => JSON.stringify(splices);

/** The words of both sides at the conflict (the published ones where both can't be had), to be written on. */
function startOf(base: Doc, conflict: Conflict): string | null {
  const span = wordsSpan(base, conflict);
  if (!span) return null;
  const splices = (changesFor(base, conflict, 'both') ?? conflict.theirs).flatMap((change) => change.splices);
  let words = '';
  let at = span.from;
  for (const { from, to, put } of splices) {
    words += base.textBetween(at, Math.max(at, from));
    words += put.map((piece) => ('node' in piece ? (piece.node.text ?? '') : '')).join('');
    at = to;
  }
  return words + base.textBetween(at, Math.max(at, span.to));
}

/** A choice as the server takes it. */
export const resolutionOf = ({ sectionId, hash }: Choice, take: Take): ResolutionInput =>
  typeof take === 'object'
    ? { sectionId, conflict: hash, take: 'words', words: take.words }
    : { sectionId, conflict: hash, take };
