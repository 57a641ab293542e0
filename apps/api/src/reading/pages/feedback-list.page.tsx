import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { Page, render } from '../frame/page.js';
import { Day, Own, Plate, Trail, own } from '../parts/bits.js';
import { Answer, Replies, State, Thread } from '../parts/thread.js';
import type { DocumentHead, PublicFeedback, ThreadView } from '../views.js';

/** All public feedback on a document, newest first; `next` is the address of the following screen. */
export function feedbackListPage(
  frame: Frame,
  document: DocumentHead,
  { thread, next }: { thread: ThreadView; next: string | null },
): string {
  const { say } = frame;
  return render(
    <Page frame={frame} document={document} title={say('feedback.page-title', { title: document.title })}>
      <main id="main">
        <Trail
          frame={frame}
          to={[
            {
              href: `/${document.slug}`,
              words: (
                <Own frame={frame} document={document}>
                  {document.title}
                </Own>
              ),
            },
          ]}
          here={say('frame.feedback')}
        />
        <div className="page head cols">
          <Plate label={say('frame.feedback')} number={thread.open + thread.answered}>
            {say('thread.counts', { open: thread.open, answered: thread.answered })}
          </Plate>
          <div>
            <h1 id="top">{say('feedback.list-title')}</h1>
            <p className="lede">{say('feedback.intro')}</p>
            <p className="go">
              <a className="btn" href={`/${document.slug}/feedback/new`}>
                {say('section.feedback')}
              </a>
            </p>
          </div>
        </div>
        <div className="page cols">
          <span />
          <div>
            {thread.items.length ? (
              <Thread frame={frame} document={document} items={thread.items} />
            ) : (
              <p className="quiet">{say('thread.none')}</p>
            )}
            {next ? (
              <p>
                <a href={next}>{say('thread.more')}</a>
              </p>
            ) : null}
          </div>
        </div>
      </main>
    </Page>,
  );
}

function About({
  frame,
  document,
  item,
}: {
  frame: Frame;
  document: DocumentHead;
  item: PublicFeedback;
}): ReactElement | null {
  if (!item.section) return null;
  return (
    <blockquote className="quote" {...own(frame, document)}>
      {item.quote}
      <cite>
        <a href={`/${document.slug}/${item.section.path}`}>{item.section.heading}</a>
      </cite>
    </blockquote>
  );
}

/** One public item with its replies and its answer. */
export function feedbackItemPage(frame: Frame, document: DocumentHead, item: PublicFeedback): string {
  const { say } = frame;
  const kind = say(`kind.${item.kind}`);
  return render(
    <Page
      frame={frame}
      document={document}
      title={say('feedback.item-title', { kind, number: item.number, title: document.title })}
    >
      <main id="main">
        <Trail
          frame={frame}
          to={[
            {
              href: `/${document.slug}`,
              words: (
                <Own frame={frame} document={document}>
                  {document.title}
                </Own>
              ),
            },
            { href: `/${document.slug}/feedback`, words: say('frame.feedback') },
          ]}
          here={say('thread.number', { number: item.number })}
        />
        <div className="page head cols">
          <Plate label={say('plate.numbered', { kind })} number={item.number}>
            <Day frame={frame} at={item.at} />
          </Plate>
          <div>
            <p className="issuer">
              <State frame={frame} item={item} />
            </p>
            <h1 id="top">
              {item.section ? (
                <>
                  {kind} {say('thread.on')}{' '}
                  <Own frame={frame} document={document}>
                    {item.section.heading}
                  </Own>
                </>
              ) : (
                say('feedback.item-whole', { kind })
              )}
            </h1>
            <p className="quiet small near">{say('feedback.about-edition', { number: item.edition })}</p>
            <div className="after">
              <About frame={frame} document={document} item={item} />
              <p className="own-words" dir="auto">
                {item.text}
              </p>
              {item.name ? <p className="quiet small near">{say('feedback.signed', { name: item.name })}</p> : null}
              <div className="thread">
                <Replies frame={frame} item={item} />
                <Answer frame={frame} item={item} />
              </div>
            </div>
          </div>
        </div>
      </main>
    </Page>,
  );
}
