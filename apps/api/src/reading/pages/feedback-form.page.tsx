import type { Finding } from '../../feedback/index.js';
import type { ReactElement } from 'react';
import type { Frame, PublicKey } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { mostTyped } from '../typed-limits.js';
import { Own, Plate, own } from '../parts/bits.js';
import { Care } from '../parts/care.js';
import { Danger, Field, Files, Kinds } from '../parts/fields.js';
import { ErrorSummary } from '../parts/summary.js';
import { HeadedPage } from '../parts/headed-page.js';
import { FeedbackWindow } from '../parts/window.js';
import type { DocumentHead } from '../views.js';

export type FormField = 'kind' | 'text' | 'name' | 'email' | 'section' | 'form' | 'evidence';

/** The form as it stands: what was typed, what is wrong with it, and what may identify a child. */
export interface FeedbackFormView {
  document: DocumentHead;
  edition: string;
  section: { heading: string; path: string; part: string } | null;
  /** A section was named that the current edition does not hold. */
  isElsewhere: boolean;
  /** Words were quoted that stood in the section and do not any more: the last edition that had them. */
  wordsOf: string | null;
  /** Words were quoted that never stood in the section. */
  isLost: boolean;
  typed: { kind?: string; text: string; name: string; email: string; quote: string; prefix: string; suffix: string };
  /** The one-time key of this form. */
  key: string;
  /** `minutes`: how long to wait, where too much was sent. `count`: how many characters there are, where they are too many. */
  errors: { field: FormField; words: PublicKey; minutes?: number; count?: number }[];
  findings: readonly Finding[];
  /** Files came with it: a browser does not send them twice by itself. */
  hadFiles?: boolean;
  /** It is the answer to a form that was sent. */
  posted: boolean;
}

type Props = { frame: Frame; view: FeedbackFormView };

/** What the form is about, for its address in the other language: the section, the words and the kind that were chosen. */
export function askedFor({ section, typed: { kind = '', quote, prefix, suffix } }: FeedbackFormView): string {
  const all = Object.entries({ section: section?.path ?? '', quote, prefix, suffix, kind });
  return new URLSearchParams(all.filter(([, words]) => words !== '')).toString();
}

const firstControl: Record<FormField, string> = {
  kind: 'k-addition',
  text: 'msg',
  name: 'name',
  email: 'mail',
  section: 'msg',
  form: 'msg',
  evidence: 'file',
};

function Summary({ frame, view }: Props): ReactElement | null {
  const { say } = frame;
  if (view.errors.length)
    return (
      <ErrorSummary
        frame={frame}
        errors={view.errors.map(({ field, words, minutes = 0, count = 0 }) => ({
          at: firstControl[field],
          words: say(words, { minutes, count }),
        }))}
      />
    );
  if (!view.findings.length) return null;
  return (
    <div className="care lead" role="alert">
      <h2>{say('care.not-sent')}</h2>
      <p>
        {say('care.may')} <a href="#care">{say('care.see')}</a>
        {say('frame.stop')} {say('form.kept')}
      </p>
    </div>
  );
}

function Quote({ frame, view }: Props): ReactElement | null {
  const { section, typed, document } = view;
  const { say } = frame;
  if (!section) return view.isElsewhere ? <p>{say('form.section-elsewhere')}</p> : null;
  return (
    <figure className="f">
      <figcaption className="small quiet">
        {typed.quote ? say('form.quote', { number: view.wordsOf ?? view.edition }) : say('form.section')}
      </figcaption>
      <blockquote className="quote" {...own(frame, document)}>
        {typed.quote ? (
          <>
            {typed.prefix}
            <mark>{typed.quote}</mark>
            {typed.suffix}
          </>
        ) : null}
        <cite>{section.part ? `${section.heading}, ${section.part}` : section.heading}</cite>
      </blockquote>
      {view.wordsOf ? (
        <p className="near">
          {say('form.quote-then')}{' '}
          <a href={`/${document.slug}/editions/${view.wordsOf}/${section.path}`}>
            {say('form.quote-then.read', { number: view.wordsOf })}
          </a>
        </p>
      ) : null}
      {view.isLost ? <p className="near">{say('form.quote-lost')}</p> : null}
      {typed.quote ? (
        <p className="small near">
          <a href={`/${document.slug}/feedback/new?section=${section.path}`}>{say('form.whole-section')}</a>
        </p>
      ) : null}
      <input type="hidden" name="section" value={section.path} />
      {typed.quote ? (
        <>
          <input type="hidden" name="quote" value={typed.quote} />
          <input type="hidden" name="prefix" value={typed.prefix} />
          <input type="hidden" name="suffix" value={typed.suffix} />
          {view.wordsOf ? <input type="hidden" name="lost" value="1" /> : null}
        </>
      ) : null}
    </figure>
  );
}

function Optional({ frame, words, because }: { frame: Frame; words: PublicKey; because: PublicKey }): ReactElement {
  return (
    <>
      {frame.say(words)} <span className="quiet opt">{frame.say(because)}</span>
    </>
  );
}

function Form({ frame, view }: Props): ReactElement {
  const { say } = frame;
  const { typed, findings, document } = view;
  const shownAtOnce = document.moderation === 'after';
  const error = (field: FormField): string | undefined => {
    const found = view.errors.find((it) => it.field === field);
    return found ? say(found.words, { minutes: found.minutes ?? 0, count: found.count ?? 0 }) : undefined;
  };
  return (
    <form
      className="form"
      method="post"
      action={`/${document.slug}/feedback/new`}
      encType="multipart/form-data"
      noValidate
    >
      <input type="hidden" name="key" value={view.key} />
      <Quote frame={frame} view={view} />
      <Kinds frame={frame} chosen={typed.kind} error={error('kind')} />
      <Field
        frame={frame}
        id="msg"
        label={say('form.words')}
        hint={say('form.words.long-hint')}
        error={error('text') ?? error('form')}
      >
        {(described) => (
          <textarea id="msg" name="text" maxLength={mostTyped} defaultValue={typed.text} {...described} />
        )}
      </Field>
      <Care frame={frame} findings={findings} />
      <Files frame={frame} again={view.hadFiles} error={error('evidence')} />
      <Field
        frame={frame}
        id="name"
        label={<Optional frame={frame} words="form.name" because="form.name.if" />}
        hint={say(shownAtOnce ? 'form.name.hint.after' : 'form.name.hint')}
        error={error('name')}
      >
        {(described) => (
          <input
            className="wide"
            id="name"
            name="name"
            maxLength={120}
            autoComplete="name"
            defaultValue={typed.name}
            {...described}
          />
        )}
      </Field>
      <Field
        frame={frame}
        id="mail"
        label={<Optional frame={frame} words="form.email" because="form.email.if" />}
        hint={say('form.email.hint')}
        error={error('email')}
      >
        {(described) => (
          <input
            className="wide"
            type="email"
            id="mail"
            name="email"
            maxLength={254}
            autoComplete="email"
            defaultValue={typed.email}
            {...described}
          />
        )}
      </Field>
      <div className="trap" aria-hidden="true">
        <label htmlFor="website">{say('form.trap')}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <p className="go">
        {findings.length ? (
          <>
            <button>{say('form.again')}</button>
            <button className="btn2" name="held" value="1">
              {say('form.held')}
            </button>
          </>
        ) : (
          <button>{say('form.send')}</button>
        )}
      </p>
      <p className="quiet small after-4">
        {say(findings.length ? 'form.held.means' : shownAtOnce ? 'form.public.after' : 'form.public')}
      </p>
    </form>
  );
}

/** The feedback form, in all its states: empty, refused with the reasons, and held back because it may identify a child. */
export function feedbackFormPage(frame: Frame, view: FeedbackFormView): string {
  const { say } = frame;
  const { document, section } = view;
  const about = section
    ? say('form.title-section', { heading: section.heading, title: document.title })
    : say('form.title-whole', { title: document.title });
  const title = view.errors.length
    ? `${say('form.error')} ${about}`
    : view.findings.length
      ? `${say('care.not-sent')}: ${about}`
      : about;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={title}
      posted={view.posted}
      asked={askedFor(view)}
      unlisted
      trail={section ? [{ href: `/${document.slug}/${section.path}`, words: section.heading, own: true }] : []}
      here={say('section.feedback')}
      plate={
        <Plate label={say('plate.about-edition')} number={view.edition}>
          {section ? (
            <Own frame={frame} document={document}>
              {section.heading}
            </Own>
          ) : null}
        </Plate>
      }
      above={<Summary frame={frame} view={view} />}
      heading={say('section.feedback')}
      lede={say('form.lede')}
      head={
        <>
          <Danger frame={frame} />
          <FeedbackWindow frame={frame} document={document} />
          <Form frame={frame} view={view} />
        </>
      }
    />,
  );
}
