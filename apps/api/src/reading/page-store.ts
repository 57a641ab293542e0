import { Injectable } from '@nestjs/common';
import type { Locale } from '@tarmeem/text';
import type { ServedPage } from './served-page.js';

/** Which of a document's pages change when: `text` only with an edition, `thread` with its public feedback as well. */
export type PageShows = 'text' | 'thread';

/** A part of a document's feedback: the item with this number, or what is said on the section with this path. */
export type AboutThread = `#${number}` | `/${string}`;

interface Kept {
  page: ServedPage;
  document: string;
  shows: PageShows;
  about?: AboutThread | undefined;
  /** In bytes. */
  weight: number;
}

/** The most pages kept and what they weigh together, in bytes; beyond it the oldest go. The whole of a long document is some megabytes. */
const mostPages = 5_000;
const mostWeight = 300_000_000;

/** Finished pages by language and address. A page that was begun before a change is never kept after it. */
@Injectable()
export class PageStore {
  private readonly pages = new Map<string, Kept>();
  /** Counts what made pages of a document wrong: a page begun before is not kept. */
  private readonly generations = new Map<string, number>();
  private weight = 0;

  /** `url` as it stands in the request: an address without parameters that is not kept costs one look-up. */
  find(locale: Locale, url: string): ServedPage | undefined {
    return this.pages.get(locale + url)?.page;
  }

  /** The present state of a document's pages; give it to `keep` with a page that was begun now. '' is the list of documents. */
  generation(document: string): number {
    return this.generations.get(document) ?? 0; // a name that anybody asks for leaves nothing behind
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
    const { document, locale, url, shows, about, generation } = at;
    if (this.generation(document) !== generation) return;
    // What it weighs in gzip, once somebody asks for that, is little more than in Brotli.
    const weight = page.body.length + 2 * page.brotli.length;
    this.drop(locale + url);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size < mostPages && this.weight + weight <= mostWeight) break;
      this.drop(oldest);
    }
    this.pages.set(locale + url, { page, document, shows, about, weight });
    this.weight += weight;
  }

  /** Forgets the pages of a document: all of them, or only those that show its feedback, or these parts of it. */
  forget(document: string, which: 'all' | 'thread' | ReadonlySet<AboutThread> = 'all'): void {
    this.generations.set(document, this.generation(document) + 1);
    for (const [key, kept] of this.pages) {
      if (kept.document !== document) continue;
      if (which !== 'all' && kept.shows !== 'thread') continue;
      if (typeof which !== 'string' && kept.about && !which.has(kept.about)) continue;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    this.weight -= this.pages.get(key)?.weight ?? 0;
    this.pages.delete(key);
  }
}
