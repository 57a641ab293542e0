import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { CreateFeedbackInput } from '@tarmeem/contract';
import { Refused } from '@tarmeem/review';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Actor, MaybeActor, Policy } from '../accounts/index.js';
import { Subscribe } from '../alerts/index.js';
import { Configuration } from '../configuration.js';
import { FileRefused } from '../evidence/index.js';
import { findIdentifying, locate, type Quoted, SendFeedback } from '../feedback/index.js';
import { Clock, idempotencyKey, networkOf, ProblemError } from '../platform/index.js';
import { formerWords } from './former-words.query.js';
import { errorsIn, type TypedFeedback, typedFeedback } from './feedback-form.js';
import { tooLong } from './typed-limits.js';
import { faultWords, readForm } from './read-form.js';
import { newFormKey, readFormKey } from './form-key.js';
import { fullName } from './full-names.js';
import { sectionNamed } from './former-address.js';
import { plainOf } from './sections.query.js';
import { feedbackFormPage, type FeedbackFormView } from './pages/feedback-form.page.js';
import { feedbackClosedPage } from './pages/feedback-closed.page.js';
import { receiptPage } from './pages/receipt.page.js';
import { flood, minutesToWait, sentByForm } from './sending-limits.js';
import { takesFeedback } from './parts/window.js';
import type { Opened } from './views.js';
import { answerOnce, Pages } from './pages.service.js';

interface Section {
  id: string;
  heading: string;
  path: string;
  part: string;
  /** What was marked in it, as it stands in the text; null: nothing, or words that are not there. */
  quoted: Quoted | null;
  /** The same of words that are not there any more, with the last edition that had them. */
  former: { quoted: Quoted; edition: string } | null;
}

/** So many characters of the text may be marked. */
const mostQuoted = 4000;

/** The feedback form without scripts: it comes back with everything typed until it can be sent. */
@Controller(':document/feedback/new')
@Policy('anyone')
export class FeedbackPagesController {
  @Inject(Clock) private readonly clock!: Clock;

  constructor(
    private readonly pages: Pages,
    private readonly sending: SendFeedback,
    private readonly subscribe: Subscribe,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  async form(
    @Param('document') slug: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.pages.open(slug);
    const typed = typedFeedback(query);
    const section = await this.section(opened, typed);
    const view = { ...this.view(opened, section, typed), posted: false };
    const frame = this.pages.frame(request, opened.document.timeZone);
    const page = takesFeedback(opened.document) ? feedbackFormPage(frame, view) : feedbackClosedPage(frame, view);
    answerOnce(reply, 200, page);
  }

  @Post()
  @HttpCode(200)
  @RouteConfig(flood)
  async send(
    @Param('document') slug: string,
    @MaybeActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.pages.open(slug);
    const frame = this.pages.frame(request, opened.document.timeZone);
    const { fields, files, fault } = await readForm(request);
    const typed = typedFeedback(fields);
    const section = await this.section(opened, typed);
    const view = this.view(opened, section, typed);
    const hadFiles = files.length > 0;
    const again = (more: Partial<FeedbackFormView>, status = 422) =>
      answerOnce(reply, status, feedbackFormPage(frame, { ...view, hadFiles, ...more }));
    const refused = (about: Opened) =>
      answerOnce(reply, 409, feedbackClosedPage(frame, { ...view, document: about.document }));
    if (typed.start) return takesFeedback(opened.document) ? again({}, 200) : refused(opened);
    const errors = errorsIn(typed);
    if (typed.section && !section) errors.push({ field: 'section', words: 'form.error.section' });
    const age = readFormKey(this.configuration.secret, typed.key, this.clock.now());
    if (age === 'bad') errors.push({ field: 'form', words: 'form.error.old' });
    if (fault) errors.push({ field: 'evidence', words: faultWords[fault] });
    if (errors.length) return takesFeedback(opened.document) ? again({ errors }) : refused(opened);
    if (section?.former && typed.lost) {
      // What they marked goes along at the head of their words, as the section was when they read it.
      typed.text = `“${section.former.quoted.exact.slice(0, mostQuoted)}”\n\n${typed.text}`;
      typed.quote = '';
      const words = tooLong(typed.text);
      if (words) return again({ errors: [{ field: 'text', words, count: typed.text.length }] });
    }
    const findings = findIdentifying(`${typed.text}\n${typed.name}`);
    if (findings.length && !typed.held && takesFeedback(opened.document))
      return again({ findings, key: typed.key }, 200);
    const input = inputOf(typed, section);
    try {
      const receipt = await this.sending.send(slug, input, {
        key: idempotencyKey(request, typed.key),
        actor,
        hold: age === 'fast',
        from: networkOf(request.ip),
        limit: sentByForm,
        language: frame.locale,
        files,
      });
      const { document, current } = opened;
      const about = section && { heading: section.heading, path: section.path };
      const sent = {
        ...receipt,
        receivedAt: receipt.at,
        quote: receipt.quote ?? '',
        text: input.text,
        files: files.map(({ name }) => name),
        kind: input.kind,
      };
      answerOnce(
        reply,
        200,
        receiptPage(frame, {
          ...sent,
          document,
          edition: current.number,
          section: about,
          held: findings.length > 0,
          shown: !receipt.held,
          letter: input.email ? ((await this.subscribe.isOver(input.email)) ? 'too-many' : 'sent') : null,
        }),
      );
    } catch (error) {
      if (error instanceof FileRefused)
        return again({ errors: [{ field: 'evidence', words: faultWords[error.fault] }] });
      if (error instanceof Refused && error.code === 'feedback-closed') return refused(await this.pages.open(slug));
      const minutes = minutesToWait(error, reply);
      if (minutes !== null)
        return again({ key: typed.key, errors: [{ field: 'form', words: 'form.error.many', minutes }] }, 429);
      if (!(error instanceof ProblemError)) throw error;
      // Sent before, gone back to and changed: the form comes back with a key of its own.
      if (error.code === 'key-reused') return again({ errors: [{ field: 'form', words: 'form.error.sent' }] });
      // The words that were marked are gone from the text since: the form comes back about the section, and says where they stood.
      if (error.code !== 'malformed') throw error;
      const now = await this.pages.open(slug);
      const lost = this.view(now, await this.section(now, typed), typed);
      const words = lost.wordsOf ? 'form.error.quote-then' : 'form.error.quote';
      again({ ...lost, errors: [{ field: 'section', words }] });
    }
  }

  /** The section by its address, also a former one, or its id; null for the whole document and for one that is not in the current edition. */
  private async section(
    { document, current, editions }: Opened,
    { section: named, quote, prefix, suffix }: TypedFeedback,
  ): Promise<Section | null> {
    if (!named) return null;
    const contents = await this.pages.text.contents(document, current);
    const found = await sectionNamed(this.pages.database, { documentId: document.id, contents, named });
    if (!found) return null;
    const [part] = contents.above(found);
    const heading = fullName(contents, found, document.language);
    // Anybody can write an address: what is shown as words of the text is taken from the text.
    const plain = quote ? await plainOf(this.pages.database, found.revisionId) : '';
    const asked = { exact: quote, prefix: prefix.slice(-200), suffix: suffix.slice(0, 200) };
    const quoted = locate(plain, asked)?.quote ?? null;
    const former = quote && !quoted ? await formerWords(this.pages.database, found.sectionId, asked) : null;
    const edition = former && editions.find(({ seq }) => seq === former.seq)?.number;
    // A full name tells already where it stands.
    return {
      id: found.sectionId,
      heading,
      path: found.path,
      part: heading === found.heading ? (part?.heading ?? '') : '',
      quoted,
      former: former && edition ? { quoted: former.quoted, edition } : null,
    };
  }

  private view({ document, current }: Opened, section: Section | null, typed: TypedFeedback): FeedbackFormView {
    const { kind, text, name, email } = typed;
    const { exact: quote = '', prefix = '', suffix = '' } = section?.quoted ?? section?.former?.quoted ?? {};
    return {
      document,
      edition: current.number,
      section,
      isElsewhere: typed.section !== '' && !section,
      wordsOf: section?.former?.edition ?? null,
      isLost: section !== null && typed.quote !== '' && !section.quoted && !section.former,
      typed: {
        kind,
        text,
        name,
        email,
        quote: quote.slice(0, mostQuoted),
        prefix,
        suffix,
      },
      key: newFormKey(this.configuration.secret, this.clock.now()),
      errors: [],
      findings: [],
      posted: true,
    };
  }
}

/** The fields were looked at before; words that are marked by a program may still be no text. */
function inputOf(typed: TypedFeedback, section: Section | null): CreateFeedbackInput {
  const read = CreateFeedbackInput.safeParse({
    kind: typed.kind,
    sectionId: section?.id ?? null,
    anchor:
      section && typed.quote
        ? {
            exact: typed.quote.slice(0, mostQuoted),
            prefix: typed.prefix.slice(0, 200),
            suffix: typed.suffix.slice(0, 200),
          }
        : null,
    text: typed.text,
    name: typed.name,
    email: typed.email,
  });
  if (!read.success) throw new ProblemError('malformed');
  return read.data;
}
