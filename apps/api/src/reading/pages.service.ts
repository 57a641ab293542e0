import { Inject, Injectable } from '@nestjs/common';
import { dayIn, type FeedbackWindow, windowOn, type WindowStanding } from '@tarmeem/review';
import type { Locale } from '@tarmeem/text';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Configuration } from '../configuration.js';
import { findDocumentHead, findDocumentId, listDocuments } from '../documents/index.js';
import { Clock, NotFound, type Queryable } from '../platform/index.js';
import { OneConnection } from '../platform/database/one-connection.js';
import { PdfDesk } from './exports/pdf/pdf-desk.js';
import { editionsOf } from './editions.query.js';
import { type Frame, frameOf, type Site } from './frame/frame.js';
import { contentSecurityPolicy, policyFor } from './frame/scripts.js';
import type { Opened } from './views.js';
import { type AboutThread, PageStore, type PageShows } from './page-store.js';
import { PublishedText } from './published-text.js';
import { localeCookie, localeOf } from './request-locale.js';
import { answerWith, compressWell, type Kind, pageKind, servedInTime, type ServedPage } from './served-page.js';

/** What a page is made with: a language, a database to read from, the printed text. */
export interface Making {
  frame: Frame;
  database: Queryable;
  text: PublishedText;
  pdf: PdfDesk;
}

/** A page that is the same for everybody until the document changes. */
export interface SharedPage {
  /** Its address, with the parameters it reads and no others. */
  url: string;
  /** The slug of its document; '' for pages about several. */
  document: string;
  shows: PageShows;
  /** The only part of the feedback that it shows. */
  about?: AboutThread;
  /** What it is, if not a page of HTML. */
  kind?: Kind;
  /** It speaks the language of its document, whatever its reader's is. */
  ownLanguage?: boolean;
  make: (making: Making, opened: Opened) => Promise<string | Buffer>;
}

/** A page is compressed at its best (a tenth of a second of a whole processor) when no edition has replaced it for so long, in ms. */
const lasting = 2_000;

/** Makes pages, answers with them, and keeps those that are the same for everybody. */
@Injectable()
export class Pages {
  readonly text: PublishedText;
  @Inject(Clock) private readonly clock!: Clock;
  private readonly site: Site;
  private readonly begun = new Map<string, Promise<ServedPage>>();
  private readonly opened = new Map<string, { generation: number; document: Promise<Opened> }>();

  constructor(
    readonly database: DataSource,
    private readonly store: PageStore,
    configuration: Configuration,
    private readonly pdf: PdfDesk,
  ) {
    this.text = new PublishedText(database);
    this.site = siteOf(configuration);
  }

  /** The frame of a page for one person; `timeZone` is the document's. */
  frame(request: Pick<FastifyRequest, 'url' | 'headers'>, timeZone?: string): Frame {
    return frameOf(this.site, localeOf(request).locale, timeZone);
  }

  /** The document with its editions. Throws NotFound when there is none or nothing of it is published. */
  async open(slug: string): Promise<Opened> {
    const id = await findDocumentId(this.database, slug);
    if (id === null) throw new NotFound();
    const [found, editions] = await Promise.all([findDocumentHead(this.database, slug), editionsOf(this.database, id)]);
    if (!found) throw new NotFound();
    const document = { ...found, standing: this.standingOf(found) };
    const current = editions.find((edition) => edition.current);
    if (!current) throw new NotFound();
    return { document, editions, current };
  }

  /** How today, where the document is, stands to the days within which it takes feedback. */
  standingOf(document: FeedbackWindow & { timeZone: string }): WindowStanding {
    return windowOn(this.today(document), document);
  }

  /** The day that it is where the document is. */
  today({ timeZone }: { timeZone: string }): string {
    return dayIn(timeZone, this.clock.now());
  }

  /** The same, asked for once until something is changed that its pages show: for pages that are kept, or made for each who asks. */
  openKept(slug: string): Promise<Opened> {
    const generation = this.store.generation(slug);
    const known = this.opened.get(slug);
    if (known?.generation === generation) return known.document;
    const document = this.open(slug);
    this.opened.set(slug, { generation, document });
    document.catch(() => this.opened.get(slug)?.document === document && this.opened.delete(slug));
    return document;
  }

  /** Reads what is new in the current edition, before anybody asks. */
  async warm(slug: string): Promise<void> {
    const { document, current } = await this.openKept(slug);
    await this.text.contents(document, current);
  }

  async openAll(): Promise<Opened[]> {
    const documents = await listDocuments(this.database);
    return Promise.all(documents.map((document) => this.openKept(document.slug)));
  }

  /** Answers with a shared page: the kept one, or a new one that is then kept. */
  async answer(request: FastifyRequest, reply: FastifyReply, page: SharedPage): Promise<void> {
    const { locale, chosen } = localeOf(request);
    const kept = this.store.find(locale, page.url) ?? (await this.makeOnce(locale, page));
    answerWith(
      chosen ? { ...kept, headers: { ...kept.headers, 'set-cookie': localeCookie(locale) } } : kept,
      request,
      reply,
    );
  }

  /** Makes a page before anybody asks, unless it is there, and gives it its smallest form when it has lasted for a while. */
  async prepare(locale: Locale, page: SharedPage): Promise<void> {
    const made = this.store.find(locale, page.url) ?? (await this.makeOnce(locale, page));
    setTimeout(() => {
      if (this.store.find(locale, page.url) === made) void compressWell(made).catch(() => undefined);
    }, lasting).unref();
  }

  /** Who asks while it is being made waits for the same, unless it was begun before a change. */
  private makeOnce(locale: Locale, page: SharedPage): Promise<ServedPage> {
    const key = `${locale}${String(this.store.generation(page.document))} ${page.url}`;
    const begun = this.begun.get(key);
    if (begun) return begun;
    const made = this.make(locale, page).finally(() => this.begun.delete(key));
    this.begun.set(key, made);
    return made;
  }

  private async make(locale: Locale, page: SharedPage): Promise<ServedPage> {
    const generation = this.store.generation(page.document);
    const opened = page.document ? await this.openKept(page.document) : nothing;
    const language = page.ownLanguage ? opened.document.language : locale;
    const frame = frameOf(this.site, language, opened.document.timeZone || undefined);
    const database = new OneConnection(this.database);
    const markup = await page.make({ frame, database, text: this.text, pdf: this.pdf }, opened);
    const policy = typeof markup === 'string' ? policyFor(markup) : contentSecurityPolicy;
    const made = await servedInTime(markup, page.kind ?? pageKind, { 'content-security-policy': policy });
    this.store.keep(made, { ...page, locale, generation });
    return made;
  }
}

/** What readers type, from the settings: never from a header of a request, since pages are kept for everybody. */
function siteOf({ origin, host, port, mode, contact }: Configuration): Site {
  const local = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
  const known = new URL(origin || `http://${local}:${port}`);
  return { host: known.host, origin: known.origin, evaluation: mode === 'evaluation', contact };
}

const nothing = { document: { timeZone: '' } } as Opened;

/** Answers with a page of this person alone: never kept, by nobody. The language its address asks for is their choice from now on. */
export function answerOnce(reply: FastifyReply, status: number, markup: string): void {
  const { locale, chosen } = localeOf(reply.request);
  if (chosen) void reply.header('set-cookie', localeCookie(locale));
  void reply
    .status(status)
    .headers({ 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy, vary: 'Cookie' })
    .type('text/html; charset=utf-8')
    .send(markup);
}
