import { Injectable } from '@nestjs/common';
import type { Locale } from '@tarmeem/text';
import type { ServedPage } from './served-page.js';

/** Which of a document's pages change when: `text` only with an edition, `thread` with its public feedback as well. */
export type PageShows = 'text' | 'thread';

/** A part of a document's feedback: the item with this number, or what is said on the section with this path. */
export type AboutThread = `#${number}` | `/${string}`;

interface Kept {
  keys: Map<string, { shows: PageShows; about?: AboutThread | undefined }>;
  /** Counts what made pages wrong: a page begun before is not kept. */
  generation: number;
}

/** The most pages kept; beyond it the oldest go. A page of a whole document is some 60 kB with its compressed bytes. */
const mostPages = 5_000;

/** Finished pages by language and address. A page that was begun before a change is never kept after it. */
@Injectable()
export class PageStore {
  private readonly pages = new Map<string, ServedPage>();
  private readonly documents = new Map<string, Kept>();

  /** `url` as it stands in the request: an address without parameters that is not kept costs one look-up. */
  find(locale: Locale, url: string): ServedPage | undefined {
    return this.pages.get(locale + url);
  }

  /** The present state of a document's pages; give it to `keep` with a page that was begun now. '' is the list of documents. */
  generation(document: string): number {
    return this.of(document).generation;
  }

  keep(
    page: ServedPage,
    at: {
      document: string;
      locale: Locale;
      url: string;
      shows: PageShows;
      about?: AboutThread | undefined;
      generation: number;
    },
  ): void {
    const kept = this.of(at.document);
    if (kept.generation !== at.generation) return;
    if (this.pages.size >= mostPages) this.dropOldest();
    this.pages.set(at.locale + at.url, page);
    kept.keys.set(at.locale + at.url, { shows: at.shows, about: at.about });
  }

  /** Forgets the pages of a document: all of them, or only those that show its feedback, or these parts of it. */
  forget(document: string, which: 'all' | 'thread' | ReadonlySet<AboutThread> = 'all'): void {
    const kept = this.of(document);
    kept.generation += 1;
    for (const [key, { shows, about }] of kept.keys) {
      if (which !== 'all' && shows !== 'thread') continue;
      if (typeof which !== 'string' && about && !which.has(about)) continue;
      kept.keys.delete(key);
      this.pages.delete(key);
    }
  }

  private of(document: string): Kept {
    let kept = this.documents.get(document);
    if (!kept) this.documents.set(document, (kept = { keys: new Map(), generation: 0 }));
    return kept;
  }

  private dropOldest(): void {
    const [oldest] = this.pages.keys();
    if (oldest !== undefined) this.pages.delete(oldest);
  }
}
