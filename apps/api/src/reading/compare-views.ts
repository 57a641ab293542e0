import { compare, type Doc, type DocJson, redlineHtml } from '@tarmeem/document';
import { directionAgainst, type Locale } from '@tarmeem/text';
import type { OutlineSection } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import { changeSentence } from './frame/change-sentence.js';
import type { Frame } from './frame/frame.js';
import { redlineWords, sideWords } from './frame/redline-words.js';
import type { CompareRevisionsView } from './pages/compare-revisions.page.js';
import type { PublishedText } from './published-text.js';
import type { SectionEver } from './retired-section.js';
import { textsOf } from './section-history.js';
import { bodiesOf, type CreditedChange, creditedChanges, pastOf } from './sections.query.js';
import { ComparedContents, countOf, isReordered, structureBetween, withCredits } from './structure-lines.js';
import { changesBetween, type TextChange, textOf, unsigned } from './text-changes.js';
import type { ComparedSection, CompareMode, ComparePageView, EditionFacts, StructureLine, Opened } from './views.js';

interface Pair {
  before: OutlineSection | undefined;
  after: OutlineSection | undefined;
}

/** Both editions' sections side by side: in the order of the newer, then those that are gone. */
function pairs(from: readonly OutlineSection[], to: readonly OutlineSection[]): Pair[] {
  const old = new Map(from.map((section) => [section.sectionId, section]));
  const present = new Set(to.map((section) => section.sectionId));
  return [
    ...to.map((after) => ({ before: old.get(after.sectionId), after })),
    ...from.filter((before) => !present.has(before.sectionId)).map((before) => ({ before, after: undefined })),
  ];
}

interface Found {
  base: Doc;
  changes: TextChange[];
  structure: StructureLine[];
}

/** A section with its changes in words and in the text, numbered on from `first`. */
export function compared(
  frame: Frame,
  names: Pick<ComparedSection, 'sectionId' | 'heading' | 'path' | 'part'>,
  { base, changes, structure }: Found,
  { first, mode, language }: { first: number; mode: CompareMode; language: Locale },
): ComparedSection {
  const only = changes.map((it) => it.change);
  const words = redlineWords(frame, language);
  const tableName = (number: number): string => frame.say('table.name', { number });
  const ownDirection = directionAgainst(language);
  const print = (view: 'changes' | 'before' | 'after'): string =>
    view === 'changes'
      ? redlineHtml(base, only, {
          view,
          words,
          number: (index) => first + index,
          headingShift: 1,
          tableName,
          ownDirection,
        })
      : redlineHtml(base, only, {
          view,
          words: sideWords(frame, words, view),
          number: null,
          headingShift: 1,
          tableName,
          ownDirection,
        });
  return {
    ...names,
    structure,
    changes: changes.map(({ change, by, at, decision, sources }, index) => ({
      number: first + index,
      sentence: changeSentence(frame, change.words, change.splices),
      by,
      at,
      decision,
      sources,
    })),
    marked: mode === 'marked' ? print('changes') : '',
    before: mode === 'side' ? print('before') : '',
    after: mode === 'side' ? print('after') : '',
  };
}

/** For each section in turn, those above it that nothing before stands under and that did not change themselves, outermost first. */
function leadsIn(
  differing: readonly Pair[],
  { old, present }: { old: readonly OutlineSection[]; present: readonly OutlineSection[] },
): (pair: Pair) => string[] {
  const idOf = ({ before, after }: Pair): string => (after ?? before)!.sectionId;
  const named = new Set(differing.map(idOf));
  const then = new Map(old.map((section) => [section.sectionId, section]));
  const now = new Map(present.map((section) => [section.sectionId, section]));
  return (pair) => {
    const tree = pair.after ? now : then;
    const leads: string[] = [];
    for (let id = (pair.after ?? pair.before)!.parentId; id; id = tree.get(id)?.parentId ?? null) {
      if (named.has(id)) continue;
      named.add(id);
      leads.unshift(id);
    }
    return leads;
  };
}

interface Sources {
  database: Queryable;
  text: PublishedText;
  frame: Frame;
}

/** What changed between two editions, section by section. */
export async function compareView(
  { database, text, frame }: Sources,
  opened: Opened,
  ends: { from: EditionFacts; to: EditionFacts; mode: CompareMode },
): Promise<ComparePageView> {
  const { document } = opened;
  const { from, to, mode } = ends;
  const [old, present] = await Promise.all([text.outline(document, from), text.outline(document, to)]);
  const all = pairs(old, present);
  const decided: CreditedChange[] =
    to.seq === from.seq + 1 ? await creditedChanges(database, document.id, [to.seq]) : [];
  const contents = new ComparedContents(old, present, decided);
  const differing = all.filter((pair) => contents.differ(pair));
  const ids = differing.flatMap(({ before, after }) => [before?.revisionId ?? [], after?.revisionId ?? []].flat());
  const bodies = await bodiesOf(database, ids);
  const body = (section: OutlineSection | undefined): DocJson | undefined => section && bodies.get(section.revisionId);
  const leadsTo = leadsIn(differing, { old, present });
  let next = 1;
  const sections = differing.map((pair): ComparedSection => {
    const section = (pair.after ?? pair.before)!;
    const tree = pair.after ? present : old;
    const top = tree.find((it) => it.depth === 0 && section.path.startsWith(`${it.path}/`));
    const base = textOf(frame, body(pair.before));
    const target = textOf(frame, body(pair.after));
    const mine = decided.filter((it) => it.sectionId === section.sectionId);
    const changes = pair.before?.bodyHash === pair.after?.bodyHash ? [] : changesBetween(base, target, mine);
    const names = {
      sectionId: section.sectionId,
      heading: section.heading,
      path: pair.after?.path ?? null,
      part: top?.heading ?? '',
    };
    const first = next;
    next += changes.length;
    const found = { base, changes, structure: withCredits(contents.lines(pair), mine) };
    return {
      ...compared(frame, names, found, { first, mode, language: document.language }),
      leads: leadsTo(pair),
    };
  });
  return {
    document,
    from,
    to,
    editions: opened.editions,
    mode,
    sections,
    changes: sections.reduce((sum, section) => sum + countOf(section), 0),
    unchanged: all.length - differing.length,
  };
}

/** Two texts of one section, counted from 1, and the view of what changed between them. */
export interface TextsCompared {
  from: number;
  to: number;
  mode: CompareMode;
}

/** What changed between two texts of one section, counted from 1 as its history counts them; undefined if there are none such. */
export async function compareRevisionsView(
  { database, frame }: Sources,
  opened: Opened,
  asked: SectionEver & TextsCompared,
): Promise<CompareRevisionsView | undefined> {
  const past = textsOf(await pastOf(database, asked.sectionId));
  const before = past[asked.from - 1];
  const after = past[asked.to - 1];
  const editionOf = (seq: number | undefined): EditionFacts | undefined =>
    opened.editions.find((edition) => edition.seq === seq);
  const from = editionOf(before?.seq);
  const to = editionOf(after?.seq);
  if (!before || !after || !from || !to) return undefined;
  const bodies = await bodiesOf(database, [before.revisionId, after.revisionId]);
  const base = textOf(frame, bodies.get(before.revisionId));
  const target = textOf(frame, bodies.get(after.revisionId));
  const decided = asked.to === asked.from + 1 ? await creditedChanges(database, opened.document.id, [after.seq]) : [];
  const mine = decided.filter((it) => it.sectionId === asked.sectionId);
  const changes = mine.length ? changesBetween(base, target, mine) : compare(base, target).map(unsigned);
  const lines = structureBetween(before, after);
  if (isReordered(before, after, mine)) lines.push({ what: 'reordered', after: after.afterHeading, number: null });
  const names = { sectionId: asked.sectionId, heading: after.heading, path: pathOf(asked), part: asked.part };
  const section = compared(
    frame,
    names,
    { base, changes, structure: withCredits(lines, mine) },
    { first: 1, mode: asked.mode, language: opened.document.language },
  );
  const at = `${asked.home}/compare/${asked.from}...${asked.to}`;
  return { document: opened.document, section, home: asked.home, at, mode: asked.mode, from, to };
}

/** Null where another section has it: the permanent link is the address then. */
const pathOf = ({ path, home }: SectionEver): string | null => (home.endsWith(`/${path}`) ? path : null);
