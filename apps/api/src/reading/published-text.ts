import { renderStored } from '@tarmeem/document';
import { outlineOf, type OutlineSection } from '../documents/index.js';
import { countOpenBySection } from '../feedback/index.js';
import type { Queryable } from '../platform/index.js';
import { firstEditions } from './editions.query.js';
import { frameOf } from './frame/frame.js';
import { bodiesOf } from './sections.query.js';
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
  }

  outline(document: DocumentHead, edition: EditionFacts): Promise<OutlineSection[]> {
    return outlineOf(this.database, document.id, edition.seq);
  }

  /** The sections in reading order; markup only for those in `only`, if given. */
  async sections(document: DocumentHead, edition: EditionFacts, only?: ReadonlySet<string>): Promise<TextSection[]> {
    const [outline, first, open] = await Promise.all([
      this.outline(document, edition),
      firstEditions(this.database, document.id),
      edition.current ? countOpenBySection(this.database, document.id) : new Map<string, number>(),
    ]);
    const wanted = outline.filter((section) => !only || only.has(section.sectionId));
    await this.print(document, wanted);
    return outline.map((section) => ({
      sectionId: section.sectionId,
      parentId: section.parentId,
      depth: section.depth,
      heading: section.heading,
      path: section.path,
      owner: section.owner?.name ?? null,
      revisionId: section.revisionId,
      hash: section.hash,
      html: this.markup.get(keyOf(section)) ?? '',
      since: first.get(section.revisionId) ?? edition,
      open: open.get(section.sectionId) ?? 0,
    }));
  }

  private async print(document: DocumentHead, sections: readonly OutlineSection[]): Promise<void> {
    const missing = sections.filter((section) => !this.markup.has(keyOf(section)));
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
      });
      this.markup.set(keyOf(section), markup === '<p></p>' ? '' : markup);
    }
  }
}

/** Ids in the markup begin with the path, so a body at another address is other markup. */
const keyOf = (section: OutlineSection): string => `${section.revisionId} ${section.path}`;
