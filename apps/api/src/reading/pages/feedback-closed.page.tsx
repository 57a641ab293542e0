import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { HeadedPage } from '../parts/headed-page.js';
import { FeedbackWindow, windowWords } from '../parts/window.js';
import { askedFor, type FeedbackFormView } from './feedback-form.page.js';

type Props = { frame: Frame; view: FeedbackFormView };

/** What was typed, to be copied: it went nowhere. */
function Kept({ frame, view: { typed } }: Props): ReactElement {
  const { say } = frame;
  return (
    <div className="f after">
      <label htmlFor="msg">{say('window.yours')}</label>
      <span className="hint" id="msg-h">
        {say('window.yours.hint')}
      </span>
      <textarea id="msg" readOnly dir="auto" aria-describedby="msg-h" defaultValue={typed.text} />
    </div>
  );
}

/** In place of the form on a day on which no feedback is taken; what was typed is kept on it. */
export function feedbackClosedPage(frame: Frame, view: FeedbackFormView): string {
  const { say } = frame;
  const { document, section, posted, typed } = view;
  const sent = posted && typed.text.trim() !== '';
  const about = section
    ? say('form.title-section', { heading: section.heading, title: document.title })
    : say('form.title-whole', { title: document.title });
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={sent ? `${say('window.not-sent')}: ${about}` : about}
      posted={posted}
      asked={askedFor(view)}
      unlisted
      trail={section ? [{ href: `/${document.slug}/${section.path}`, words: section.heading, own: true }] : []}
      here={say('section.feedback')}
      above={
        sent ? (
          <div className="summary" role="alert" aria-labelledby="es" tabIndex={-1} autoFocus>
            <h2 id="es">{say('window.not-sent')}</h2>
            <p>
              {windowWords(frame, document)} <a href="#msg">{say('window.yours')}</a>
            </p>
          </div>
        ) : null
      }
      heading={say('section.feedback')}
      head={
        <>
          {sent ? <Kept frame={frame} view={view} /> : <FeedbackWindow frame={frame} document={document} />}
          <p className="go">
            <a className="btn btn2" href={`/${document.slug}/feedback`}>
              {say('thread.all')}
            </a>
            <a href="/track">{say('frame.track')}</a>
          </p>
        </>
      }
    />,
  );
}
