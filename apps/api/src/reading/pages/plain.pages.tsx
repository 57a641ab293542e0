import type { ReactElement } from 'react';
import { frameOf, type Frame, type PublicKey } from '../frame/frame.js';
import { Page, render } from '../frame/page.js';
import { Plate, own } from '../parts/bits.js';
import { windowWords } from '../parts/window.js';
import type { DocumentHead, EditionFacts } from '../views.js';

/** A document of the list, its day in its own time zone; with the days within which feedback is taken, where there are such. */
function Listed({
  frame,
  document,
  edition,
}: {
  frame: Frame;
  document: DocumentHead;
  edition: EditionFacts;
}): ReactElement {
  const words = windowWords(frame, document);
  return (
    <li>
      <Plate label={frame.say('plate.edition')} number={edition.number}>
        {frame.say('plate.since', { day: frame.day(edition.publishedAt) })}
      </Plate>
      <div>
        <div {...own(frame, document)}>
          <h2>
            <a href={`/${document.slug}`}>{document.title}</a>
          </h2>
          <p className="quiet">{document.issuer}</p>
          {document.lede ? <p className="lede">{document.lede}</p> : null}
        </div>
        {words ? <p className="after-4">{words}</p> : null}
      </div>
    </li>
  );
}

/** All documents, each with the edition that is current. */
export function documentsPage(
  frame: Frame,
  documents: readonly { document: DocumentHead; edition: EditionFacts }[],
): string {
  const { say } = frame;
  return render(
    <Page
      frame={frame}
      title={say('documents.page-title')}
      description={say('documents.lede')}
      languages={documents.map(({ document }) => document.language)}
    >
      <main id="main" className="page">
        <div className="head">
          <h1 id="top">{say('frame.documents')}</h1>
          <p className="lede">{say('documents.lede')}</p>
        </div>
        <ol className="docs">
          {documents.map((listed) => (
            <Listed
              key={listed.document.slug}
              frame={frameOf(frame.site, frame.locale, listed.document.timeZone)}
              {...listed}
            />
          ))}
        </ol>
        {documents.length ? null : <p className="quiet">{say('documents.none')}</p>}
      </main>
    </Page>,
  );
}

/** A page that says why there is nothing to see, in the look of all others, and where to go on. */
export function problemPage(
  frame: Frame,
  status: number,
  words: { title: PublicKey; detail: PublicKey; to?: { href: string; words: string } },
): string {
  const { say } = frame;
  const isAbsent = status === 404 || status === 410;
  return render(
    <Page frame={frame} title={say(words.title)} unlisted posted={!isAbsent}>
      <main id="main" className={isAbsent ? 'page head' : 'page head cols'}>
        {isAbsent ? null : <Plate label={say('problem.plate')} number={status} />}
        <div>
          <h1 id="top">{say(words.title)}</h1>
          <p className="lede">{say(words.detail)}</p>
          <p className="go">
            {words.to ? (
              <a className="btn" href={words.to.href}>
                {words.to.words}
              </a>
            ) : null}
            <a className={words.to ? undefined : 'btn'} href="/">
              {say('problem.documents')}
            </a>
          </p>
        </div>
      </main>
    </Page>,
  );
}
