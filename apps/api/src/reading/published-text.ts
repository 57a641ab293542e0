import { type MarkedPassage, renderStored } from '@tarmeem/document';
import { outlineOf, type OutlineSection } from '../documents/index.js';
import { countOpenBySection, openPassages, type OpenPassage } from '../feedback/index.js';
import type { Queryable } from '../platform/index.js';
import { firstEditions } from './editions.query.js';
import { type Frame, frameOf } from './frame/frame.js';
import { bodiesOf } from './sections.query.js';
import { forgetWays } from './text-changes.js';
import type { DocumentHead, EditionFacts, TextSection } from './views.js';

/** Markup of this many bodies is kept: revisions never change, so it is never wrong. */
const mostKept = 20_000;

/** The sections of an edition with their finished markup. A body is printed once for all editions that hold it. */
export class PublishedText {
  private readonly markup = new Map<string, string>();

  constructor(private readonly database: Queryable) {}

  /** Prints every body anew: words were removed from some. */
  forget(): void {
    this.markup.clear();
    forgetWays();
  }

  outline(document: DocumentHead, edition: EditionFacts): Promise<OutlineSection[]> {
    return outlineOf(this.database, document.id, edition.seq);
  }

  /**
   * The sections in reading order; markup only for section `only`, if given. `marked`: what open feedback is about is marked in it.
   * `outline`: that of the edition, where it was read already.
   */
  async sections(
    document: DocumentHead,
    edition: EditionFacts,
    { only = null, marked, outline: read }: { only?: string | null; marked: boolean; outline?: OutlineSection[] },
  ): Promise<TextSection[]> {
    const [outline, first, open, passages] = await Promise.all([
      read ?? this.outline(document, edition),
      firstEditions(this.database, document.id),
      edition.current ? countOpenBySection(this.database, document.id) : new Map<string, number>(),
      edition.current && marked ? openPassages(this.database, { documentId: document.id, sectionId: only }) : [],
    ]);
    const about = Map.groupBy(passages, (passage) => passage.sectionId);
    const wanted = outline.filter((section) => only === null || only === section.sectionId);
    await this.print(document, wanted, about);
    return outline.map((section) => ({
      sectionId: section.sectionId,
      parentId: section.parentId,
      depth: section.depth,
      heading: section.heading,
      path: section.path,
      owner: section.owner?.name ?? null,
      revisionId: section.revisionId,
      hash: section.hash,
      html: this.markup.get(keyOf(section, about.get(section.sectionId))) ?? '',
      since: first.get(section.revisionId) ?? edition,
      open: open.get(section.sectionId) ?? 0,
    }));
  }

  private async print(
    document: DocumentHead,
    sections: readonly OutlineSection[],
    about: ReadonlyMap<string, readonly OpenPassage[]>,
  ): Promise<void> {
    const key = (section: OutlineSection): string => keyOf(section, about.get(section.sectionId));
    const missing = sections.filter((section) => !this.markup.has(key(section)));
    if (!missing.length) return;
    const bodies = await bodiesOf(
      this.database,
      missing.map((section) => section.revisionId),
    );
    if (this.markup.size > mostKept) this.markup.clear();
    const { say } = frameOf({ host: '', origin: '', evaluation: false }, document.language, document.timeZone);
    for (const section of missing) {
      const markup = renderStored(bodies.get(section.revisionId), say('text.unreadable'), {
        idPrefix: `${section.path}.`,
        headingShift: section.depth === 0 ? 1 : 2,
        footnotes: {
          title: say('note.title'),
          reference: (number) => say('note.reference', { number }),
          back: (number) => say('note.back', { number }),
        },
        tableName: (number) => say('table.name', { number }),
        passages: (about.get(section.sectionId) ?? []).map((passage) => markedPassage(document, say, passage)),
      });
      this.markup.set(key(section), markup === '<p></p>' ? '' : markup);
    }
  }
}

/** Ids in the markup begin with the path, so a body at another address is other markup; so is one with other words marked. */
const keyOf = (section: OutlineSection, about: readonly OpenPassage[] = []): string =>
  [section.revisionId, section.path, ...about.map((it) => `${it.number}:${it.start}-${it.end}`)].join(' ');

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
