import { type MarkedPassage, renderStored } from '@tarmeem/document';
import { directionAgainst } from '@tarmeem/text';
import { countOpenBySection, openPassages, type OpenPassage } from '../feedback/index.js';
import type { Queryable } from '../platform/index.js';
import { Fragments } from './fragments.js';
import { type Frame, frameOf } from './frame/frame.js';
import { type KeptOutline, KeptOutlines, type KeptSection } from './kept-outlines.js';

import { inTurns } from './in-turns.js';
import { bodiesOf } from './sections.query.js';
import { forgetWays } from './text-changes.js';
import type { DocumentHead, EditionFacts, TextSection } from './views.js';

/** Markup of this many bodies is kept: revisions never change, so it is never wrong. */
const mostKept = 20_000;

/** What the sections of a text are read with; `marked`: what open feedback is about is marked in them. */
interface Wanted {
  database: Queryable;
  editions: readonly EditionFacts[];
  edition: EditionFacts;
  marked: boolean;
  /** On a page of its own, whose heading is that of the section. */
  alone?: boolean;
}

/** The sections of an edition with their finished markup. A body is printed once for all editions that hold it. */
export class PublishedText {
  private readonly markup = new Map<string, string>();
  /** What was drawn of it for whole pages. */
  readonly fragments = new Fragments();
  private readonly outlines: KeptOutlines;
  /** What was begun before words were removed is not kept. */
  private era = 0;

  constructor(database: Queryable) {
    this.outlines = new KeptOutlines(database);
  }

  /** Reads and prints everything anew: words were removed, or a body has another name. */
  forget(): void {
    this.era += 1;
    this.markup.clear();
    this.outlines.forget();
    this.fragments.forget();
    forgetWays();
  }

  /** The live sections of an edition in reading order. */
  async outline(document: DocumentHead, edition: EditionFacts): Promise<readonly KeptSection[]> {
    return (await this.contents(document, edition)).sections;
  }

  /** The same, by which a section and what stands around it is found without going through all. */
  contents(document: DocumentHead, edition: EditionFacts): Promise<KeptOutline> {
    return this.outlines.of(document.id, edition.seq);
  }

  /** Sections in reading order, with their markup: all of them, or some. */
  async sections(document: DocumentHead, wanted: Wanted, some?: readonly KeptSection[]): Promise<TextSection[]> {
    if (some) return this.read(document, some, { ...wanted, only: some.map(({ sectionId }) => sectionId) });
    return this.read(document, await this.outline(document, wanted.edition), { ...wanted, only: null });
  }

  /** One section with its markup: nothing of the others is looked at. */
  async section(document: DocumentHead, section: KeptSection, wanted: Wanted): Promise<TextSection> {
    const [read] = await this.read(document, [section], { ...wanted, only: [section.sectionId], alone: true });
    return read!;
  }

  private async read(
    document: DocumentHead,
    sections: readonly KeptSection[],
    { database, editions, edition, marked, only, alone = false }: Wanted & { only: readonly string[] | null },
  ): Promise<TextSection[]> {
    const [open, passages] = await Promise.all([
      edition.current ? countOpenBySection(database, document.id, only) : new Map<string, number>(),
      edition.current && marked ? openPassages(database, { documentId: document.id, sectionIds: only }) : [],
    ]);
    const about = Map.groupBy(passages, (passage) => passage.sectionId);
    const printed = await this.print(database, document, { sections, about, alone });
    const since = new Map(editions.map((it) => [it.seq, it]));
    return sections.map((section) => ({
      sectionId: section.sectionId,
      parentId: section.parentId,
      depth: section.depth,
      heading: section.heading,
      path: section.path,
      owner: section.owner?.name ?? null,
      revisionId: section.revisionId,
      hash: section.hash,
      html: printed.get(section.sectionId) ?? '',
      since: since.get(section.sinceSeq) ?? edition,
      open: open.get(section.sectionId) ?? 0,
    }));
  }

  /** The markup of each section by its id. */
  private async print(
    database: Queryable,
    document: DocumentHead,
    {
      sections,
      about,
      alone,
    }: { sections: readonly KeptSection[]; about: ReadonlyMap<string, readonly OpenPassage[]>; alone: boolean },
  ): Promise<ReadonlyMap<string, string>> {
    const { era } = this;
    const printed = new Map<string, string>();
    const shiftOf = ({ depth }: KeptSection): number => (alone ? 0 : 1 + Math.min(2, depth));
    const missing: { key: string; section: KeptSection }[] = [];
    for (const section of sections) {
      const key = keyOf(section, { about: about.get(section.sectionId), shift: shiftOf(section) });
      const kept = this.markup.get(key);
      if (kept === undefined) missing.push({ key, section });
      else printed.set(section.sectionId, kept);
    }
    if (!missing.length) return printed;
    const bodies = await bodiesOf(
      database,
      missing.map(({ section }) => section.revisionId),
    );
    if (this.markup.size > mostKept) this.markup.clear();
    const { say } = frameOf({ host: '', origin: '', evaluation: false }, document.language, document.timeZone);
    await inTurns(missing, ({ key, section }) => {
      const markup = renderStored(bodies.get(section.revisionId), say('text.unreadable'), {
        idPrefix: `${section.path}.`,
        headingShift: shiftOf(section),
        footnotes: {
          title: say('note.title'),
          reference: (number) => say('note.reference', { number }),
          back: (number) => say('note.back', { number }),
        },
        tableName: (number) => say('table.name', { number }),
        ownDirection: directionAgainst(document.language),
        passages: (about.get(section.sectionId) ?? []).map((passage) => markedPassage(document, say, passage)),
      });
      const html = markup === '<p></p>' ? '' : markup;
      printed.set(section.sectionId, html);
      if (this.era === era) this.markup.set(key, html);
    });
    return printed;
  }
}

/** Ids in the markup begin with the path, so a body at another address is other markup; so is one with other words marked, or headings of another level. */
const keyOf = (
  { revisionId, path }: KeptSection,
  { about = [], shift }: { about?: readonly OpenPassage[]; shift: number },
): string => [revisionId, path, shift, ...about.map((it) => `${it.number}:${it.start}-${it.end}`)].join(' ');

/** The proofreader's caret behind the words, with the number of the item, leads to it. In the margin where it is alone in its block. */
const markedPassage = (
  { slug }: DocumentHead,
  say: Frame['say'],
  { number, kind, start, end }: OpenPassage,
): MarkedPassage => ({
  start,
  end,
  sign: (alone) =>
    `<a class="caret${alone ? ' out' : ''}" href="/${slug}/feedback/${number}"><span class="vh">${say(`mark.${kind}`)} </span>${number}</a>`,
});
