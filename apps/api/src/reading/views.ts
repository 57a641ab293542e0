import type { FeedbackView } from '@tarmeem/contract';
import type { ModerationTime, WindowStanding } from '@tarmeem/review';
import type { Locale } from '@tarmeem/text';
import type { Decided } from './sections.query.js';

/** A document as each of its pages introduces it. `language` is the text's own, not the frame's. */
export interface DocumentHead {
  id: string;
  slug: string;
  title: string;
  lede: string;
  issuer: string;
  language: Locale;
  timeZone: string;
  moderation: ModerationTime;
  /** The days within which feedback is taken, and how today stands to them. */
  feedbackFrom: string | null;
  feedbackUntil: string | null;
  standing: WindowStanding;
}

/** A published edition; instants are ISO 8601. */
export interface EditionFacts {
  number: string;
  seq: number;
  kind: 'import' | 'normal' | 'emergency' | 'rollback';
  current: boolean;
  major: boolean;
  changeNote: string;
  publishedAt: string;
  supersededAt: string | null;
  sections: number;
  sectionsChanged: number;
  emergency: 'waiting' | 'confirmed' | 'refused' | null;
  refusedText: 'standing' | 'going' | 'gone' | null;
  rollbackOf: string | null;
  /** Of a rollback: whether sections stayed that read otherwise in the edition that it went back to. */
  rollbackInPart: boolean;
  withdrawal: { at: string; notice: string } | null;
  errata: { at: string; words: string }[];
}

/** One published section; `html` is the finished markup of its body, '' when it has no words of its own. */
export interface TextSection {
  sectionId: string;
  parentId: string | null;
  /** 0 for a jurisdiction or part. */
  depth: number;
  heading: string;
  /** The address below the document, `sindh/sindh-police`. */
  path: string;
  owner: string | null;
  revisionId: string;
  hash: string;
  html: string;
  /** The edition that brought the present words. */
  since: { number: string; publishedAt: string };
  /** Open public feedback about it. */
  open: number;
}

/** What everybody may read of a feedback item. */
export type PublicFeedback = Pick<
  FeedbackView,
  | 'number'
  | 'kind'
  | 'state'
  | 'section'
  | 'quote'
  | 'edition'
  | 'anchor'
  | 'text'
  | 'name'
  | 'received'
  | 'at'
  | 'disposition'
  | 'changed'
  | 'duplicateOf'
  | 'duplicates'
  | 'response'
  | 'refusal'
  | 'respondedAt'
  | 'replies'
  | 'evidence'
  | 'id'
>;

/** The public thread at the foot of a page: the newest items and how many there are in all. */
export interface ThreadView {
  open: number;
  answered: number;
  /** Of these, about words that are no longer in the text. */
  detached: number;
  items: PublicFeedback[];
}

/** How old text is introduced: on which date, and how much has changed since. */
export interface OldText {
  date: string | null;
  currentNumber: string;
  changedSince: number;
  /** Of a later page of a long text: the section that it begins with, and where that stands in the current text; null where it does not. */
  part?: { here: string; now: string | null };
}

/** One of several pages of a text that is too long for one. */
export interface SheetView {
  /** From 1. */
  number: number;
  /** The section at the top whose text goes on here from the page before. */
  within: { heading: string; path: string } | null;
  /** All pages of the text with their sections, this one too. */
  sheets: readonly (readonly SheetLine[])[];
}

export type SheetLine = Pick<TextSection, 'sectionId' | 'parentId' | 'depth' | 'heading' | 'path'>;

export interface DocumentPageView {
  document: DocumentHead;
  /** The address of the text, of which a page of it is a part. */
  address: string;
  /** Absent where all of it is on this page. */
  sheet: SheetView | null;
  /** It is all on one page, and stands on several as well. */
  whole: boolean;
  edition: EditionFacts;
  previous: string | null;
  firstPublishedAt: string;
  /** How many sections the whole text has. */
  total: number;
  /** Those on this page. */
  sections: TextSection[];
  /** Absent on old text: feedback goes to the current edition. */
  thread: ThreadView | null;
  old: OldText | null;
}

/** One revision of a section in its history: the editions it stood in, newest first. */
export interface HistoryEntry {
  revision: number;
  /** What the section is called in it. */
  heading: string;
  from: EditionFacts;
  /** Null while it is current. */
  until: { number: string; publishedAt: string } | null;
  lastNumber: string;
  /** False where it is no text: the section was retired. */
  live: boolean;
  changes: ChangeLine[];
  /** Heading, place or standing changed as well or instead. */
  structure: StructureLine[];
  /** The address that it had then, where what it had last leads to another section. */
  path?: string | undefined;
}

/** Whose a published change is. `by` and the deciding `body` are bodies, never persons; null: the Commission's moderator. */
export interface Credit {
  by: string | null;
  at: string | null;
  decision: Decided | null;
  sources: { title: string; locator: string; link: string | null }[];
}

/** A change in words, ready to show. */
export interface ChangeLine extends Credit {
  number: number;
  sentence: string;
}

/** What happened to a section beside its words; `credit` is null where nobody in particular proposed it. */
export type StructureLine = { credit: Credit | null } & (
  | { what: 'added' }
  | { what: 'retired' }
  | { what: 'restored' }
  | { what: 'renamed'; before: string; after: string }
  | { what: 'moved'; before: string; after: string }
  /** Among the same siblings; `after` null: first of them. `number`: the edition, where it is not the one spoken of. */
  | { what: 'reordered'; after: string | null; number: string | null }
);

export interface SectionPageView {
  document: DocumentHead;
  edition: EditionFacts;
  section: TextSection;
  /** Its heading, with the name of the section above it where others bear the same. */
  name: string;
  /** Headings and paths of the sections above it, outermost first. */
  above: { heading: string; path: string }[];
  below: { heading: string; path: string }[];
  before: { heading: string; path: string } | null;
  next: { heading: string; path: string } | null;
  history: HistoryEntry[];
  firstPublishedAt: string;
  /** What is said about this section, the newest of it; `below`: the number below which there is more. */
  thread: Pick<ThreadView, 'items'> & { below: number | null };
  /** The edition that retired it, and where its last text is read, on the page of its history. */
  retired?: { number: string; publishedAt: string; lastText: string };
  /** Below which its history, its redlines and its feed are, where that is not the address of the section. */
  home?: string;
  old: OldText | null;
}

/** How a section differs between two editions. */
export interface ComparedSection {
  sectionId: string;
  heading: string;
  /** Null where it does not stand there: its permanent link says what became of it. */
  path: string | null;
  part: string;
  structure: StructureLine[];
  changes: ChangeLine[];
  /** Sections above it that begin here in the comparison and did not change themselves: who is led to one of them comes here. */
  leads?: readonly string[];
  /** Marked text; for the side view, before and after. Empty when only its structure changed. */
  marked: string;
  before: string;
  after: string;
}

export const compareModes = ['marked', 'side', 'list'] as const;
export type CompareMode = (typeof compareModes)[number];
/** The view of a comparison that `?view=` asks for; marked where it asks for none that there is. */
export const modeOf = (view: unknown): CompareMode => compareModes.find((it) => it === view) ?? 'marked';
/** What stands behind the address of a comparison for one of its views: `?view=side`. */
export const viewQuery = (mode: CompareMode): string => (mode === 'marked' ? '' : `?view=${mode}`);

export interface ComparePageView {
  document: DocumentHead;
  from: EditionFacts;
  to: EditionFacts;
  /** All of the document, the newest first. */
  editions: readonly EditionFacts[];
  mode: CompareMode;
  sections: ComparedSection[];
  changes: number;
  unchanged: number;
}

export interface EditionsPageView {
  document: DocumentHead;
  editions: EditionFacts[];
  /** The sections that editions retired, by the seq of the edition. */
  retired: ReadonlyMap<number, readonly { sectionId: string; heading: string }[]>;
}

/** A document with everything the pages of one request are built from. */
export interface Opened {
  document: DocumentHead;
  /** Newest first; never empty. */
  editions: EditionFacts[];
  current: EditionFacts;
}
