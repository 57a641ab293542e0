import type { ReactElement } from 'react';
import type { Rhythm, Subscription } from '../../alerts/index.js';
import type { Frame, PublicKey } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { own } from '../parts/bits.js';
import { Field, FieldError } from '../parts/fields.js';
import { HeadedPage } from '../parts/headed-page.js';
import type { DocumentHead } from '../views.js';

/** The form that asks to be told. */
export interface AlertsFormView {
  document: DocumentHead;
  section: { heading: string; path: string } | null;
  email: string;
  rhythm: Rhythm;
  key: string;
  /** `minutes`: how long to wait, where too much was asked for. */
  errors: readonly { field: 'email' | 'form'; words: PublicKey; minutes?: number }[];
}

function Rhythms({ frame, chosen }: { frame: Frame; chosen: Rhythm }): ReactElement {
  return (
    <fieldset className="f">
      <legend>{frame.say('alerts.rhythm')}</legend>
      {(['at-once', 'daily'] as const).map((rhythm) => (
        <div className="radio" key={rhythm}>
          <input type="radio" name="rhythm" id={`rh-${rhythm}`} value={rhythm} defaultChecked={rhythm === chosen} />
          <label htmlFor={`rh-${rhythm}`}>{frame.say(`alerts.${rhythm}`)}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** Asks for the address; whatever it is, the answer is the same. */
export function alertsFormPage(frame: Frame, view: AlertsFormView): string {
  const { say } = frame;
  const { document, section, errors } = view;
  const errorAt = (field: 'email' | 'form') => {
    const found = errors.find((it) => it.field === field);
    return found && say(found.words, { minutes: found.minutes ?? 0 });
  };
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={`${errors.length ? `${say('form.error')} ` : ''}${say('alerts.page-title', { title: document.title })}`}
      unlisted
      posted={errors.length > 0}
      asked={section ? new URLSearchParams({ section: section.path }).toString() : ''}
      here={say('alerts.short')}
      heading={say('alerts.title')}
      lede={say('alerts.lede')}
      head={
        <form className="form" method="post" action={`/${document.slug}/alerts`} noValidate>
          <FieldError frame={frame} id="form-e" words={errorAt('form')} />
          <p>
            {say('alerts.of')} <b {...own(frame, document)}>{section ? section.heading : document.title}</b>
          </p>
          <input type="hidden" name="section" value={section?.path ?? ''} />
          <input type="hidden" name="key" value={view.key} />
          <Field
            frame={frame}
            id="email"
            label={say('alerts.email')}
            hint={say('alerts.email.hint')}
            error={errorAt('email')}
          >
            {(described) => (
              <input
                className="wide"
                id="email"
                name="email"
                type="email"
                dir="ltr"
                autoComplete="email"
                maxLength={254}
                defaultValue={view.email}
                {...described}
              />
            )}
          </Field>
          <Rhythms frame={frame} chosen={view.rhythm} />
          <div className="trap" aria-hidden="true">
            <label htmlFor="website">{say('form.trap')}</label>
            <input id="website" name="website" tabIndex={-1} autoComplete="off" />
          </div>
          <p className="go">
            <button>{say('alerts.ask')}</button>
          </p>
        </form>
      }
    />,
  );
}

/** After asking: what happens now, in the same words for every address. */
export function alertsAskedPage(frame: Frame, document: DocumentHead, email: string): string {
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('alerts.asked')}
      unlisted
      posted
      here={say('alerts.short')}
      heading={say('alerts.asked')}
      lede={
        <>
          {say('alerts.asked.lede')} <bdi>{email}</bdi>
        </>
      }
      head={<p className="quiet">{say('alerts.asked.more')}</p>}
    />,
  );
}

/** What a link in a letter opens: confirm, change, end. `done` says what was just done. */
export function subscriptionPage(
  frame: Frame,
  { it, token, done }: { it: Subscription; token: string; done: 'confirmed' | 'changed' | null },
): string {
  const { say } = frame;
  const what = it.number !== null ? say('alerts.your-feedback', { number: it.number }) : (it.heading ?? it.title);
  const heading = it.confirmed ? say(done ? `alerts.${done}` : 'alerts.title') : say('alerts.confirm');
  return render(
    <HeadedPage
      frame={frame}
      title={heading}
      unlisted
      posted={done !== null}
      here={say('alerts.short')}
      heading={heading}
      lede={
        <>
          {say(it.confirmed ? 'alerts.told' : 'alerts.confirm.lede')} <bdi>{what}</bdi>
        </>
      }
      head={
        <>
          <p className="quiet">
            <bdi>{it.email}</bdi>
          </p>
          <form className="form" method="post" action={`/alerts/${token}`} noValidate>
            {it.confirmed && it.number === null ? <Rhythms frame={frame} chosen={it.rhythm} /> : null}
            <p className="go">
              {it.confirmed ? (
                it.number === null ? (
                  <button name="do" value="change">
                    {say('alerts.change')}
                  </button>
                ) : null
              ) : (
                <button name="do" value="confirm">
                  {say('alerts.confirm')}
                </button>
              )}
              <button className="btn2" name="do" value="end">
                {say(it.confirmed ? 'alerts.end' : 'alerts.not-me')}
              </button>
            </p>
          </form>
        </>
      }
    />,
  );
}

/** After the end, and for a link that names nothing: both read the same. */
export function subscriptionEndedPage(frame: Frame): string {
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      title={say('alerts.ended')}
      unlisted
      posted
      here={say('alerts.short')}
      heading={say('alerts.ended')}
      lede={say('alerts.ended.lede')}
      head={null}
    />,
  );
}
