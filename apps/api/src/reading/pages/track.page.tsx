import type { ReactElement } from 'react';
import type { Frame, PublicKey } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { EvidenceList } from '../parts/evidence.js';
import { AnchorLine } from '../parts/anchor.js';
import { Plate, own } from '../parts/bits.js';
import { ChangedWords, Repeats } from '../parts/changed-words.js';
import { Danger, Field, Files } from '../parts/fields.js';
import { HeadedPage } from '../parts/headed-page.js';
import { Answer, Replies, State } from '../parts/thread.js';
import type { DocumentHead, PublicFeedback } from '../views.js';

/** The sender's own item, reached with its code; it may not be public (yet). */
export interface TrackView {
  document: DocumentHead;
  item: PublicFeedback;
  key: string;
  mayWithdraw: boolean;
  error: PublicKey | null;
  fileError?: PublicKey | null;
  typed: string;
}

/** Asks for the code. An unknown one and an expired visit get the same words. */
export function trackFormPage(frame: Frame, error: PublicKey | null): string {
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      title={error ? `${say('form.error')} ${say('track.title')}` : say('track.title')}
      unlisted
      posted={error !== null}
      here={say('frame.track')}
      heading={say('track.title')}
      lede={say('track.lede')}
      head={
        <form className="form" method="post" action="/track" noValidate>
          <Field
            frame={frame}
            id="code"
            label={say('receipt.code')}
            hint={say('track.hint')}
            error={error ? say(error) : undefined}
          >
            {(described) => (
              <input
                className="wide code"
                id="code"
                name="code"
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
                maxLength={60}
                {...described}
              />
            )}
          </Field>
          <p className="go">
            <button>{say('track.open')}</button>
          </p>
        </form>
      }
    />,
  );
}

function Steps({ frame, item }: { frame: Frame; item: PublicFeedback }): ReactElement {
  const { say } = frame;
  const steps: { words: string; at: string | null; done: boolean }[] = [
    { words: say('track.step.sent', { number: item.edition }), at: item.at, done: true },
  ];
  if (item.state === 'withdrawn') steps.push({ words: say('track.step.withdrawn'), at: null, done: true });
  else if (item.state === 'refused')
    steps.push({ words: say('track.step.refused', { reason: item.refusal ?? '' }), at: null, done: true });
  else {
    steps.push({ words: say('track.step.read'), at: null, done: item.state !== 'held' });
    steps.push({
      words:
        item.disposition && item.state === 'answered' ? say(`disposition.${item.disposition}`) : say('receipt.decided'),
      at: item.respondedAt,
      done: item.state === 'answered',
    });
  }
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.words} className={step.done ? 'did' : undefined}>
          <span>
            {step.words} {step.at ? <time className="quiet">{frame.moment(step.at)}</time> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Conversation({ frame, view }: { frame: Frame; view: TrackView }): ReactElement | null {
  const { say } = frame;
  if (view.item.state === 'withdrawn' || view.item.state === 'refused')
    return view.error ? (
      <section role="alert">
        <p>{say(view.error)}</p>
        <blockquote>{view.typed}</blockquote>
      </section>
    ) : null;
  return (
    <form className="form" method="post" action="/track/reply" encType="multipart/form-data" noValidate>
      <input type="hidden" name="key" value={view.key} />
      <Danger frame={frame} />
      <Field
        frame={frame}
        id="r"
        label={say('track.add')}
        hint={say('track.add.hint')}
        error={view.error ? say(view.error) : undefined}
      >
        {(described) => <textarea id="r" name="text" maxLength={10_000} defaultValue={view.typed} {...described} />}
      </Field>
      <Files frame={frame} error={view.fileError ? say(view.fileError) : undefined} />
      <p className="go">
        <button>{say('track.send')}</button>
        {view.error === 'track.add.care' ? (
          <button className="btn2" name="held" value="1">
            {say('form.held')}
          </button>
        ) : null}
        <button
          className="btn2"
          name="withdraw"
          value="1"
          disabled={!view.mayWithdraw}
          aria-describedby={view.mayWithdraw ? undefined : 'wd'}
        >
          {say('track.withdraw')}
        </button>
        {view.mayWithdraw ? null : (
          <span className="small quiet" id="wd">
            {say('track.withdraw.not')}
          </span>
        )}
      </p>
    </form>
  );
}

const headings = {
  held: 'track.held',
  open: 'track.open-item',
  answered: 'track.answered',
  refused: 'track.refused',
  withdrawn: 'track.withdrawn',
} as const;

/** The sender's page: state, answer, conversation, withdrawal. */
export function trackPage(frame: Frame, view: TrackView): string {
  const { document, item } = view;
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('track.page-title', { number: item.number })}
      unlisted
      here={say('frame.track')}
      plate={
        <Plate label={say('plate.numbered', { kind: say(`kind.${item.kind}`) })} number={item.number}>
          {say('track.sent', { day: frame.day(item.at) })}
        </Plate>
      }
      above={
        <p className="issuer">
          <State frame={frame} item={item} />
        </p>
      }
      heading={say(headings[item.state])}
      head={
        <>
          <Answer frame={frame} item={item} />
          <ChangedWords frame={frame} document={document} item={item} yours />
          <Repeats frame={frame} document={document} item={item} />
          <h2 className="h">{say('track.happened')}</h2>
          <Steps frame={frame} item={item} />
          <h2 className="h">{say('track.conversation')}</h2>
          {item.quote ? (
            <blockquote className="quote first" {...own(frame, document)}>
              {item.quote}
            </blockquote>
          ) : null}
          <AnchorLine frame={frame} document={document} item={item} />
          {item.anchor?.state === 'MOVED' && !item.anchor.confirmed ? (
            <form method="post" action="/track/place">
              <p className="small near" id="same">
                {say('anchor.ask')}
              </p>
              <p className="go">
                <button className="btn2" name="stands" value="yes" aria-describedby="same">
                  {say('anchor.ask.yes')}
                </button>
                <button className="btn2" name="stands" value="no" aria-describedby="same">
                  {say('anchor.ask.no')}
                </button>
              </p>
            </form>
          ) : null}
          <p className="own-words" dir="auto">
            {item.text}
          </p>
          <EvidenceList frame={frame} item={item} at="/track/files" />
          <div className="thread">
            <Replies frame={frame} item={item} />
          </div>
          <Conversation frame={frame} view={view} />
        </>
      }
    />,
  );
}
