import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { own, OwnWords, Plate } from '../parts/bits.js';
import { HeadedPage } from '../parts/headed-page.js';
import { Stages } from '../parts/stages.js';
import type { DocumentHead } from '../views.js';

/** What the sender sees once: the number, the tracking code, and what happens now. */
export interface ReceiptView {
  document: DocumentHead;
  edition: string;
  number: number;
  kind: 'addition' | 'correction' | 'comment';
  /** For moderators only until they decide, as it may identify somebody. */
  held: boolean;
  /** Everybody reads it already. */
  shown: boolean;
  trackingCode: string;
  receivedAt: string;
  section: { heading: string; path: string } | null;
  quote: string;
  text: string;
  files: readonly string[];
  /** Where an e-mail address was given: whether a letter to confirm it is sent, or too many were. */
  letter: 'sent' | 'too-many' | null;
}

function Next({ frame, view }: { frame: Frame; view: ReceiptView }): ReactElement {
  const { say } = frame;
  return (
    <Stages
      frame={frame}
      stages={[
        { words: say('receipt.received', { number: view.edition }), done: true },
        { words: say(view.held ? 'receipt.held' : view.shown ? 'receipt.shown' : 'receipt.read'), done: false },
        { words: say('receipt.decided'), done: false },
        { words: say('receipt.published'), done: false },
      ]}
    />
  );
}

/** The receipt of a feedback item; never cached, never listed. */
export function receiptPage(frame: Frame, view: ReceiptView): string {
  const { say } = frame;
  const { document, section } = view;
  const back = section ? `/${document.slug}/${section.path}` : `/${document.slug}`;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      posted
      title={say('receipt.page-title', { kind: view.kind, number: view.number, title: document.title })}
      here={say('receipt.sent')}
      plate={
        <Plate label={say('plate.numbered', { kind: say(`kind.${view.kind}`) })} number={view.number}>
          {say('receipt.at', { moment: frame.moment(view.receivedAt) })}
        </Plate>
      }
      heading={say('receipt.title', { kind: view.kind })}
      head={
        <>
          <div className="ticket after">
            <p>{say('receipt.code')}</p>
            <p className="track" dir="ltr">
              {view.trackingCode}
            </p>
            <p className="quiet small">
              {say('receipt.keep')}{' '}
              <a href={`/track/${view.trackingCode}`} dir="ltr">
                {frame.site.host}/track
              </a>
              {say('frame.stop')} {say('receipt.whoever')}
            </p>
          </div>
          <h2 className="h2">{say('receipt.now')}</h2>
          <Next frame={frame} view={view} />
          {view.letter ? <p>{say(`receipt.letter.${view.letter}`)}</p> : null}
          <h2 className="h2">{say('receipt.yours')}</h2>
          {section ? (
            <blockquote className="quote first" {...own(frame, document)}>
              {view.quote}
              <cite>{section.heading}</cite>
            </blockquote>
          ) : null}
          <OwnWords>{view.text}</OwnWords>
          {view.files.length ? (
            <p className="quiet small near">
              {say('evidence.list')}: <bdi>{view.files.join(`${say('frame.comma')} `)}</bdi>
            </p>
          ) : null}
          <p className="go">
            <a className="btn" href={back}>
              {say(section ? 'receipt.back-section' : 'receipt.back')}
            </a>
            <a href={`/track/${view.trackingCode}`}>{say('receipt.open')}</a>
          </p>
        </>
      }
    />,
  );
}
