import {
  type Change,
  type ChangeSentence,
  type ChangeVerb,
  type ChangeWords,
  cutShort,
  describe,
  putBlocks,
  putLines,
} from '@tarmeem/document';
import {
  directionOfWords,
  hasRightToLeft,
  catalogue,
  changesEn,
  changesUr,
  type Locale,
  sentencesEn,
  sentencesUr,
  speaker,
  tagOf,
} from '@tarmeem/text';
import type { Frame } from './frame.js';

const words = catalogue({ ...changesEn, ...sentencesEn }, { ...changesUr, ...sentencesUr });
const speakers = { en: speaker('en', words), ur: speaker('ur', words) };
type Key = keyof typeof words.en;

/** Longer passages are shown by their first and last words. */
const most = 90;

/** Lines (blocks, cells of a table) come one behind the other, with a dot between them. */
const shorten = (lines: string): string => {
  const text = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' · ');
  if (text.length <= most) return text;
  const all = text.split(/\s+/);
  return all.length > 8 ? `${all.slice(0, 5).join(' ')} … ${all.slice(-3).join(' ')}` : cutShort(text, most);
};

/** In an English sentence a quotation with Urdu in it keeps its own direction; an Urdu one sets its values apart by itself. */
const apart = (locale: Locale, words: string): string => {
  if (locale === 'ur' || !hasRightToLeft(words)) return words;
  return `${directionOfWords(words) === 'rtl' ? '\u2067' : '\u2066'}${words}\u2069`;
};

const inMiddle = (locale: Locale, name: string): string => name.charAt(0).toLocaleLowerCase(locale) + name.slice(1);

/** Block types and formats by name, as `describe` lists them ("heading 3", "bold, italic"). */
function namesOf(locale: Locale, names: string): string {
  const named = names.split(', ').map((name) => {
    if (name.startsWith('language ')) return languageOf(locale, name);
    const keys = [`block.${name.replace(' ', '')}`, `mark.${name.split(' ')[0]}`];
    const key = keys.find((it): it is Key => Object.hasOwn(words.en, it));
    return key ? inMiddle(locale, speakers[locale](key)) : name;
  });
  return [...new Set(named)].join(locale === 'ur' ? '، ' : ', ');
}

function calledIn(locale: Locale, code: string): string {
  try {
    return new Intl.DisplayNames([tagOf(locale)], { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // no tag that anybody registered
  }
}

/** “language Urdu” of `language ur rtl`. */
function languageOf(locale: Locale, name: string): string {
  const code = name.split(' ')[1] ?? '';
  return speakers[locale]('sentence.language', { language: calledIn(locale, code) });
}

/** What each sentence can't be said without. */
const needs: Partial<Record<ChangeVerb, readonly ('before' | 'after' | 'on' | 'styleBefore' | 'styleAfter')[]>> = {
  inserted: ['after'],
  deleted: ['before'],
  replaced: ['before', 'after'],
  rewritten: ['before', 'after'],
  moved: ['before'],
  wrapped: ['styleAfter'],
  unwrapped: ['styleBefore'],
  restyled: ['styleBefore', 'styleAfter'],
  formatAdded: ['on', 'styleAfter'],
  formatRemoved: ['on', 'styleBefore'],
  formatChanged: ['on', 'styleBefore', 'styleAfter'],
  linkAdded: ['on'],
  linkRemoved: ['on'],
  linkChanged: ['on'],
  rowInserted: ['after'],
  rowDeleted: ['before'],
  columnInserted: ['after'],
  columnDeleted: ['before'],
  tableReplaced: ['before', 'after'],
  itemInserted: ['after'],
  itemDeleted: ['before'],
};

/** Lists and tables that are put in whole: how large they are, and their words; '' where there are none. */
function blocksIn(locale: Locale, change: Pick<Change, 'splices'>): string {
  const say = speakers[locale];
  const named = putBlocks(change).map((block) => {
    if (block.type === 'table') return say('change.putTable', { rows: block.rows, columns: block.columns });
    return say(block.type === 'bulletList' ? 'change.putList' : 'change.putNumbered', { items: block.items });
  });
  if (named.length === 0) return '';
  const what = named.join(locale === 'ur' ? '، ' : ', ');
  const lines = putLines(change);
  if (!/[\p{L}\p{N}]/u.test(lines.replace(/^\d+\. /gmu, ''))) return say('sentence.blocksInserted', { what });
  return say('sentence.blocksInsertedWith', { what, after: apart(locale, shorten(lines)) });
}

/** A change of the text in one sentence: what was taken out, what was put in, what happened otherwise; `splices` of what puts in whole blocks. */
export function changeSentence(
  { locale }: Pick<Frame, 'locale'>,
  of: ChangeWords,
  splices: Change['splices'] = [],
): string {
  const say = speakers[locale];
  const blocks = of.kind === 'inserted' ? blocksIn(locale, { splices }) : '';
  if (blocks !== '') return blocks;
  const told = describe({ words: of });
  const { verb } = told;
  const lines = new Set(told.after.split('\n'));
  // With a move, what is said to have moved is what stands in both.
  const moved = told.before.split('\n').filter((line) => lines.has(line));
  const values = {
    ...told,
    place: null,
    before: apart(locale, shorten(verb === 'moved' && moved.length > 0 ? moved.join('\n') : told.before)),
    after: apart(locale, shorten(told.after)),
    on: apart(locale, shorten(told.on)),
    styleBefore: namesOf(locale, told.styleBefore),
    styleAfter: namesOf(locale, told.styleAfter),
  };
  const isSaid = (needs[verb] ?? []).every((need) => told[need].trim() !== '');
  if (!isSaid) return spacesToo(locale, told, values) || bareSentence(locale, of, values);
  const first = say(`sentence.${verb}`, values);
  const second = besides(locale, told, values);
  return second === '' ? first : say('sentence.both', { first, second });
}

/** What a block can be set in. */
const containers = new Set(['blockquote', 'bulletList', 'orderedList', 'listItem']);

/** The words that came or went with a change that is named after something else, and share a point with it: both are one decision. */
function besides(locale: Locale, told: ChangeSentence, values: { before: string; after: string }): string {
  const say = speakers[locale];
  if (told.verb === 'split' || told.verb === 'joined') return wording(locale, values);
  if (told.verb === 'wrapped' && containers.has(told.styleBefore))
    return say('sentence.unwrapped', { styleBefore: namesOf(locale, told.styleBefore) });
  if (told.verb !== 'moved') return '';
  const linesOf = (text: string) => text.split('\n').filter((line) => line.trim());
  const [before, after] = [linesOf(told.before), linesOf(told.after)];
  if (!before.some((line) => after.includes(line))) return '';
  const without = (lines: readonly string[], others: readonly string[]) =>
    apart(locale, shorten(lines.filter((line) => !others.includes(line)).join('\n')));
  return wording(locale, { before: without(before, after), after: without(after, before) });
}

function wording(locale: Locale, { before, after }: { before: string; after: string }): string {
  const say = speakers[locale];
  if (before && after) return say('sentence.replaced', { before, after });
  if (after) return say('sentence.inserted', { after });
  return before && say('sentence.deleted', { before });
}

/** Changes that are of words and nothing else. */
const ofWords = new Set<ChangeVerb>(['inserted', 'deleted', 'replaced', 'rewritten']);
const onlySpaces = /^[ \u00A0]+$/u;

/** Spaces have no words: how many went or came, beside what words there are. Nothing where none did. */
function spacesToo(locale: Locale, told: ChangeSentence, { before, after }: { before: string; after: string }): string {
  if (!ofWords.has(told.verb) || !(onlySpaces.test(told.before) || onlySpaces.test(told.after))) return '';
  const say = speakers[locale];
  const { length: went } = before ? '' : told.before;
  const { length: came } = after ? '' : told.after;
  const first =
    went > 0 ? say('sentence.spacesDeleted', { count: went }) : before && say('sentence.deleted', { before });
  const second =
    came > 0 ? say('sentence.spacesInserted', { count: came }) : after && say('sentence.inserted', { after });
  return first && second ? say('sentence.both', { first, second }) : first || second;
}

/** A change of something that has no words, or only on one side: its kind, and what words there are. */
function bareSentence(locale: Locale, { kind }: ChangeWords, values: { before: string; after: string }): string {
  const first = inMiddle(locale, speakers[locale](`change.${kind}`));
  const second = wording(locale, values);
  return second === '' ? first : speakers[locale]('sentence.both', { first, second });
}
