import type { ReactElement } from 'react';
import { type Finding, findIdentifying } from '../../feedback/index.js';
import type { Frame, PublicKey } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { mostTyped } from '../typed-limits.js';
import { EvidenceList } from '../parts/evidence.js';
import { AnchorLine } from '../parts/anchor.js';
import { own, OwnWords, Plate, wayOf } from '../parts/bits.js';
import { ChangedWords, Repeats } from '../parts/changed-words.js';
import { Care } from '../parts/care.js';
import { Danger, Field, Files } from '../parts/fields.js';
import { type Stage, Stages } from '../parts/stages.js';
import { ErrorSummary } from '../parts/summary.js';
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
  /** How long to wait, where too much was sent. */
  minutes?: number;
  /** Files came with it: a browser does not send them twice by itself. */
  hadFiles?: boolean;
  fileError?: PublicKey | null;
  /** Of what was typed, the words that may identify somebody. */
  findings: readonly Finding[];
  typed: string;
  /** They asked to withdraw it, and have not confirmed it yet. */
  asking?: boolean;
}

/** Asks for the code. What was typed stands there still: the code that is not known, and the words that were not sent when the visit was over. */
export function trackFormPage(
  frame: Frame,
  error: PublicKey | null,
  { code = '', text = '', minutes = 0 }: { code?: string; text?: string; minutes?: number } = {},
): string {
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
          <ErrorSummary frame={frame} errors={error ? [{ at: 'code', words: say(error, { minutes }) }] : []} />
          <Field
            frame={frame}
            id="code"
            label={say('receipt.code')}
            hint={say('track.hint')}
            error={error ? say(error, { minutes }) : undefined}
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
                defaultValue={code}
                {...described}
              />
            )}
          </Field>
          {text.trim() ? (
            <Field frame={frame} id="r" label={say('window.yours')} hint={say('track.over.kept')}>
              {(described) => <textarea id="r" name="text" maxLength={mostTyped} defaultValue={text} {...described} />}
            </Field>
          ) : null}
          <p className="go">
            <button>{say('track.open')}</button>
          </p>
        </form>
      }
    />,
  );
}

function Steps({ frame, view: { document, item } }: { frame: Frame; view: TrackView }): ReactElement {
  const { say } = frame;
  // Where feedback is shown at once, nobody may have read it yet.
  const shown = document.moderation === 'after' && item.state === 'open';
  // What may identify somebody is not made public by being read.
  const mayIdentify = item.state === 'held' && findIdentifying(`${item.text}\n${item.name}`).length > 0;
  const steps: Stage[] = [{ words: say('track.step.sent', { number: item.edition }), at: item.at, done: true }];
  if (item.state === 'withdrawn') steps.push({ words: say('track.step.withdrawn'), at: null, done: true });
  else if (item.state === 'refused')
    steps.push({ words: say('track.step.refused', { reason: item.refusal ?? '' }), at: null, done: true });
  else {
    steps.push({
      words: say(mayIdentify ? 'receipt.held' : shown ? 'track.step.shown' : 'track.step.read'),
      done: item.state !== 'held',
    });
    steps.push({
      words:
        item.disposition && item.state === 'answered' ? say(`disposition.${item.disposition}`) : say('receipt.decided'),
      at: item.respondedAt,
      done: item.state === 'answered',
    });
  }
  return <Stages frame={frame} stages={steps} />;
}

/** Before it is taken back: what that means. It opens in its form, where what is typed and the files that were chosen stay. */
function Withdraw({ frame, view: { item, asking } }: { frame: Frame; view: TrackView }): ReactElement {
  const { say } = frame;
  return (
    <details className="withdraw" open={asking}>
      <summary>{say('track.withdraw')}</summary>
      <h2 className="h">{say('track.ask', { number: item.number })}</h2>
      <p>
        {say('track.ask.means')} {say('track.ask.kept')}
      </p>
      <p className="go">
        <button className="btn2" name="withdraw" value="yes">
          {say('track.ask.do')}
        </button>
      </p>
    </details>
  );
}

function Conversation({ frame, view }: { frame: Frame; view: TrackView }): ReactElement | null {
  const { say } = frame;
  if (isOver(view))
    return view.error ? (
      <section role="alert">
        <p>{say(view.error)}</p>
        <blockquote dir={wayOf(view.typed)} className="own-words">
          {view.typed}
        </blockquote>
      </section>
    ) : null;
  return (
    <form
      id="conversation"
      className="form"
      method="post"
      action="/track/reply"
      encType="multipart/form-data"
      noValidate
    >
      <input type="hidden" name="key" value={view.key} />
      <Danger frame={frame} />
      <Field
        frame={frame}
        id="r"
        label={say('track.add')}
        hint={say('track.add.hint')}
        error={view.error ? say(view.error, said(view)) : undefined}
      >
        {(described) => <textarea id="r" name="text" maxLength={mostTyped} defaultValue={view.typed} {...described} />}
      </Field>
      <Files frame={frame} again={view.hadFiles} error={view.fileError ? say(view.fileError) : undefined} />
      <Care frame={frame} findings={view.findings} />
      <p className="go">
        <button>{say('track.send')}</button>
        {view.error === 'track.add.care' ? (
          <button className="btn2" name="held" value="1">
            {say('form.held')}
          </button>
        ) : null}
        {view.mayWithdraw ? null : (
          <>
            <button className="btn2" disabled aria-describedby="wd">
              {say('track.withdraw')}
            </button>
            <span className="small quiet" id="wd">
              {say('track.withdraw.not')}
            </span>
          </>
        )}
      </p>
      {view.mayWithdraw ? <Withdraw frame={frame} view={view} /> : null}
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

/** What an error counts: minutes to wait, characters that were typed. */
const said = ({ minutes = 0, typed }: TrackView) => ({ minutes, count: typed.trim().length });

/** Where there is no form any more, what was typed stands alone and says why. */
const isOver = ({ item }: TrackView): boolean => item.state === 'withdrawn' || item.state === 'refused';

function errorsOf({ say }: Frame, view: TrackView): { at: string; words: string }[] {
  if (isOver(view)) return [];
  return [
    ...(view.error ? [{ at: view.error === 'track.add.care' ? 'care' : 'r', words: say(view.error, said(view)) }] : []),
    ...(view.fileError ? [{ at: 'file', words: say(view.fileError) }] : []),
  ];
}

/** The sender's page: state, answer, conversation, withdrawal. */
export function trackPage(frame: Frame, view: TrackView): string {
  const { document, item } = view;
  const { say } = frame;
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={`${errorsOf(frame, view).length ? `${say('form.error')} ` : ''}${say('track.page-title', { number: item.number })}`}
      unlisted
      here={say('frame.track')}
      plate={
        <Plate label={say('plate.numbered', { kind: say(`kind.${item.kind}`) })} number={item.number}>
          {say('track.sent', { day: frame.day(item.at) })}
        </Plate>
      }
      above={
        <>
          <ErrorSummary frame={frame} errors={errorsOf(frame, view)} />
          <p className="issuer">
            <State frame={frame} item={item} />
          </p>
        </>
      }
      heading={say(headings[item.state])}
      head={
        <>
          <Answer frame={frame} item={item} />
          <ChangedWords frame={frame} document={document} item={item} yours />
          <Repeats frame={frame} document={document} item={item} />
          <h2 className="h">{say('track.happened')}</h2>
          <Steps frame={frame} view={view} />
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
          <OwnWords>{item.text}</OwnWords>
          <EvidenceList frame={frame} item={item} at="/track/files" />
          <div className="thread">
            <Replies frame={frame} item={item} />
          </div>
          <Conversation frame={frame} view={view} />
          <form className="after-7" method="post" action="/track/close">
            <p className="small quiet" id="hour">
              {say('track.close.why')}
            </p>
            <p className="go">
              <button className="btn2" aria-describedby="hour">
                {say('track.close')}
              </button>
            </p>
          </form>
        </>
      }
    />,
  );
}
