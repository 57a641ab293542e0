import type { Change, ChangeKind, ChangePlace } from './change.js';

/** What a sentence about a change says was done; catalogues hold one sentence for each, in every language. */
export type ChangeVerb =
  | Exclude<ChangeKind, 'formatted' | 'linked' | 'footnote'>
  | 'formatAdded'
  | 'formatRemoved'
  | 'formatChanged'
  | 'linkAdded'
  | 'linkRemoved'
  | 'linkChanged'
  | 'footnoteAdded'
  | 'footnoteRemoved'
  | 'footnoteChanged';

/** One change as data for one sentence. */
export interface ChangeSentence {
  readonly verb: ChangeVerb;
  /** Old words; for a link its old address; '' if none. */
  readonly before: string;
  /** New words; for a link its new address; '' if none. */
  readonly after: string;
  /** The words that a format or link is on; else ''. */
  readonly on: string;
  /** Formats or block types, old and new, as names of the schema. */
  readonly styleBefore: string;
  readonly styleAfter: string;
  /** How many rows, columns, items or blocks. */
  readonly count: number;
  readonly place: ChangePlace;
}

/** Says a change in data from which a catalogue makes one sentence: verb, old and new words, place. */
export function describe({ words }: Pick<Change, 'words'>): ChangeSentence {
  const { kind, before, after, added = [], removed = [], place } = words;
  const sentence = {
    before,
    after,
    on: '',
    styleBefore: words.styleBefore ?? '',
    styleAfter: words.styleAfter ?? '',
    count: words.count ?? 1,
    place,
  };
  if (kind === 'linked') {
    const address = (names: readonly string[]) => names.map((name) => name.slice('link '.length)).join(', ');
    return {
      ...sentence,
      verb: verbOf(removed.length > 0, added.length > 0, linkVerbs),
      before: address(removed),
      after: address(added),
      on: after,
    };
  }
  if (kind === 'formatted') {
    return {
      ...sentence,
      verb: verbOf(removed.length > 0, added.length > 0, formatVerbs),
      on: after,
      styleBefore: removed.join(', '),
      styleAfter: added.join(', '),
    };
  }
  if (kind === 'footnote')
    return {
      ...sentence,
      verb: verbOf(before !== '', after !== '', footnoteVerbs),
      before: footnote(before),
      after: footnote(after),
    };
  return { ...sentence, verb: kind };
}

type Verbs = readonly [added: ChangeVerb, removed: ChangeVerb, changed: ChangeVerb];

const linkVerbs: Verbs = ['linkAdded', 'linkRemoved', 'linkChanged'];
const formatVerbs: Verbs = ['formatAdded', 'formatRemoved', 'formatChanged'];
const footnoteVerbs: Verbs = ['footnoteAdded', 'footnoteRemoved', 'footnoteChanged'];

function verbOf(wasThere: boolean, isThere: boolean, [added, removed, changed]: Verbs): ChangeVerb {
  if (wasThere === isThere) return changed;
  return isThere ? added : removed;
}

/** The text of a footnote without the brackets that set it apart from the words around it. */
function footnote(words: string): string {
  return words.trim().replace(/^\[|\]$/gu, '');
}
