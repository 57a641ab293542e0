import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { FeedbackWindow, WindowStanding } from '@tarmeem/review';
import { locales } from '@tarmeem/text';
import { FeedbackNews } from '../feedback/index.js';
import { Publications } from '../publishing/index.js';
import { type AboutThread, PageStore } from './page-store.js';
import { Pages } from './pages.service.js';
import { currentPage } from './shared-pages.js';
import { plannedOnce } from '../platform/database/planned.js';

/** Should a notification be lost, a publication is seen within a second: half of it for the question, half for making pages. */
const every = 500;
/**
 * What was heard is looked at so much later, in ms: what this process published itself is followed by then, and its first readers do not
 * wait beside another look.
 */
const heard = 50;
/** After a publication, until the pages that everybody asks for are made without being asked for, in ms. */
const moment = 250;
/** The page of a document with more sections than this is made unasked only in the languages in which the edition before was asked for. */
const mostUnasked = 300;

interface Head {
  id: string;
  slug: string;
  seq: string;
  current: number | null;
  /** Counts what editions were marked with since they came out. */
  marks: number;
  /** Counts when words were removed from what is published. */
  redactions: number;
  /** Counts changes of the bodies that sections belong to: their names stand beside the text. */
  bodies: number;
  /** Counts changes of what administrators set. */
  settings: number;
  /** How today stands to the days within which feedback is taken: it changes at midnight, with nothing recorded. */
  standing: WindowStanding;
}

/** What a document's row says of its day. */
type HeadRow = Omit<Head, 'standing'> & FeedbackWindow & { timeZone: string };

/** Whether pages show what editions and feedback do not tell. */
const showsOther = (head: Head, before: Head): boolean =>
  before.current !== head.current ||
  before.marks !== head.marks ||
  before.settings !== head.settings ||
  before.standing !== head.standing ||
  saysOther(head, before);

/** Whether something was changed that editions had said already. */
const saysOther = (head: Head, before: Head | undefined): boolean =>
  before?.redactions !== head.redactions || before.bodies !== head.bodies;

/**
 * Keeps the kept pages right. The process that publishes is told before it answers, the others by a notification at the commit; and
 * all ask each half second which documents went on: one row a document, by its chain of events, its current edition and the marks on editions.
 */
@Injectable()
export class FollowChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly seen = new Map<string, Head>();
  /** How each document stood when its pages were last forgotten. */
  private readonly renewed = new Map<string, Head>();
  /** Languages and addresses of whole documents that somebody asked for in their last edition. */
  private readonly asked = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly store: PageStore,
    private readonly pages: Pages,
    news: FeedbackNews,
    publications: Publications,
  ) {
    publications.onHeard(() => {
      setTimeout(() => void this.look().catch(() => undefined), heard).unref();
    });
    publications.onPublished(({ documentId }) => this.published(documentId));
    news.onChanged((documentId) => this.feedbackChanged(documentId));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.again();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** After a publication is committed and before it is answered: no stale page of this document is served afterwards. */
  private async published(documentId: string): Promise<void> {
    const [head] = await this.heads(documentId);
    // Another look may have been first.
    if (head && !isDeepStrictEqual(head, this.renewed.get(documentId))) this.renew(head);
  }

  private async feedbackChanged(documentId: string): Promise<void> {
    const [head] = await this.heads(documentId);
    if (!head) return;
    const before = this.seen.get(head.id);
    // Another process may have published, or removed words, a moment ago.
    await this.follow(head);
    // Also where the record has not grown, or was looked at already.
    if (!before || before.seq === head.seq) this.store.forget(head.slug, 'thread');
  }

  private again(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.look()
        .catch(() => undefined) // the database is away: asked again in half a second
        .finally(() => this.again());
    }, every);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    for (const head of await this.heads()) await this.follow(head);
  }

  private async follow(head: Head): Promise<void> {
    const before = this.seen.get(head.id);
    // An answer that was still on its way when a newer one had come.
    if (before && BigInt(head.seq) < BigInt(before.seq)) return;
    if (!before || showsOther(head, before)) this.renew(head);
    else if (before.seq !== head.seq) {
      this.seen.set(head.id, head);
      // It counts as seen already: what cannot be found out is taken for everything.
      const about = await this.threadsSince(head, before.seq).catch(() => 'thread' as const);
      if (about) this.store.forget(head.slug, about);
    }
  }

  /**
   * Which feedback the newer events of a document are about; null: none of it, as most of what is done at the desk. An item that is
   * told beside others, as one that repeats them or that they repeat, or was until it was answered otherwise, is about all threads.
   */
  private async threadsSince(head: Head, seq: string): Promise<'thread' | ReadonlySet<AboutThread> | null> {
    const rows = await this.pages.database.query<{ number: number | null; sectionId: string | null }[]>(
      `select feedback.section_id as "sectionId", case
         when event.action <> 'feedback.answered' and feedback.duplicate_of is null
           and not exists (select from feedback other where other.duplicate_of = feedback.id) then feedback.number end as number
       from event left join feedback on feedback.id = case event.object_type when 'feedback' then event.object_id::uuid end
       where event.document_id = $1 and event.seq > $2 and event.object_type not in ('proposal', 'change', 'discussion')`,
      [head.id, seq],
    );
    if (rows.length === 0) return null;
    if (head.current === null) return 'thread';
    const about = new Set<AboutThread>();
    const { document, current } = await this.pages.openKept(head.slug);
    const contents = await this.pages.text.contents(document, current);
    for (const { number, sectionId } of rows) {
      if (number === null) return 'thread';
      about.add(`#${number}`);
      const section = sectionId === null ? undefined : contents.find(sectionId);
      if (section) about.add(`/${section.path}`);
    }
    return about;
  }

  /**
   * Forgets the pages of a document. Those that everybody asks for are made a moment later, unless a reader was first: whoever publishes,
   * and whoever reads right after, does not wait for both languages.
   */
  private renew(head: Head): void {
    if (saysOther(head, this.seen.get(head.id))) this.pages.text.forget();
    this.seen.set(head.id, head);
    this.renewed.set(head.id, head);
    const { url } = currentPage(head.slug);
    for (const locale of locales) if (this.store.find(locale, url)?.asked) this.asked.add(locale + url);
    this.store.forget('');
    this.store.forget(head.slug);
    if (head.current === null) return;
    // What every page of the document asks for is there when the first reader comes.
    void this.pages.warm(head.slug).catch(() => undefined);
    setTimeout(() => void this.prepare(head.slug).catch(() => undefined), moment).unref();
  }

  private async prepare(slug: string): Promise<void> {
    const page = currentPage(slug);
    const { current } = await this.pages.openKept(slug);
    for (const locale of locales) {
      const asked = this.asked.delete(locale + page.url);
      if (!this.stopped && (asked || current.sections <= mostUnasked)) await this.pages.prepare(locale, page);
    }
  }

  private async heads(documentId?: string): Promise<Head[]> {
    const rows = await this.pages.database.query<HeadRow[]>(
      plannedOnce(`select document.id, document.slug, coalesce(event_head.seq, 0) as seq, edition.seq as current,
         (select coalesce(sum(version), 0)::int from edition where document_id = document.id and seq is not null) as marks,
         (select count(*)::int from redaction where document_id = document.id and outcome = 'applied') as redactions,
         (select coalesce(sum(version), 0)::int from organisation) as bodies, document.version as settings,
         document.time_zone as "timeZone", document.feedback_from::text as "feedbackFrom",
         document.feedback_until::text as "feedbackUntil"
       from document left join event_head on event_head.chain = document.id::text
         left join edition on edition.document_id = document.id and edition.standing = 'current'
       where $1::uuid is null or document.id = $1`),
      [documentId ?? null],
    );
    return rows.map((row) => ({ ...row, standing: this.pages.standingOf(row) }));
  }
}
