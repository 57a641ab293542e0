import type { ReactElement, ReactNode } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Day, Own, own, Plate } from '../parts/bits.js';
import { HeadedPage, Pager } from '../parts/headed-page.js';
import { State } from '../parts/thread.js';
import type { Passage } from '../search/excerpts.js';
import {
  type Found,
  type FoundFeedback,
  type FoundSection,
  mostFound,
  onePage,
  type Results,
} from '../search/search.query.js';
import type { Wanted } from '../search/wanted.js';
import type { DocumentHead, EditionFacts, Opened } from '../views.js';

export interface SearchPageView {
  wanted: Wanted;
  /** From 0. */
  page: number;
  results: Results;
  /** The documents that were searched, by their slugs. */
  documents: ReadonlyMap<string, DocumentHead>;
  /** The one document and the edition of it that were searched; absent for all. */
  within?: Opened & { edition: EditionFacts };
}

type Props = { frame: Frame; view: SearchPageView };

/** An excerpt with the words that were found. */
const marked = (excerpt: readonly Passage[]): ReactNode[] =>
  excerpt.map(({ words, found }, at) => (found ? <mark key={at}>{words}</mark> : words));

function Form({ frame, view: { wanted, within } }: Props): ReactElement {
  const { say } = frame;
  return (
    <form className="inline after" action={within ? `/${within.document.slug}/search` : '/search'} role="search">
      <div className="grow">
        <label htmlFor="q">{say('search.for')}</label>
        <input
          className="wide"
          type="search"
          id="q"
          name="q"
          dir="auto"
          maxLength={200}
          defaultValue={wanted.typed}
          aria-describedby="q-h"
        />
      </div>
      {within && within.editions.length > 1 ? (
        <div>
          <label htmlFor="edition">{say('plate.edition')}</label>
          <select id="edition" name="edition" defaultValue={within.edition.current ? '' : within.edition.number}>
            {within.editions.map(({ number, current }) => (
              <option key={number} value={current ? '' : number}>
                {current ? say('search.current', { number }) : number}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <button>{say('search.do')}</button>
      <span className="hint" id="q-h">
        {say('search.hint')}
      </span>
    </form>
  );
}

/** The heading of a list with how much was found. */
const titleOf = ({ say }: Frame, what: 'text' | 'feedback', { count }: Found<unknown>): string =>
  say(count < mostFound ? `search.in-${what}` : `search.in-${what}.many`, { count });

function Sections({ frame, view }: Props): ReactElement | null {
  const { within, results, documents } = view;
  if (!results.sections.items.length) return null;
  const address = ({ document, path }: FoundSection): string =>
    within && !within.edition.current
      ? `/${document}/editions/${within.edition.number}/${path}`
      : `/${document}/${path}`;
  return (
    <>
      <h2 className="h first">{titleOf(frame, 'text', results.sections)}</h2>
      <ol className="rows">
        {results.sections.items.map((found) => {
          const document = documents.get(found.document)!;
          return (
            <li key={`${found.document} ${found.path}`}>
              <h3>
                <a href={address(found)}>
                  <Own frame={frame} document={document}>
                    {found.heading}
                  </Own>
                </a>
              </h3>
              <p className="quiet small">
                <Own frame={frame} document={document}>
                  {[within ? '' : document.title, found.part]
                    .filter(Boolean)
                    .join(document.language === 'ur' ? '، ' : ', ')}
                </Own>
              </p>
              <p className="found" {...own(frame, document)}>
                {marked(found.excerpt)}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Said({
  frame,
  found,
  document,
}: {
  frame: Frame;
  found: FoundFeedback;
  document: DocumentHead;
}): ReactElement {
  const { say } = frame;
  return (
    <li>
      <h3>
        <a href={`/${found.document}/feedback/${found.number}`}>
          {say('thread.number', { number: found.number })} {say(`kind.${found.kind}`)}
          {found.heading ? (
            <>
              {' '}
              {say('thread.on')}{' '}
              <Own frame={frame} document={document}>
                {found.heading}
              </Own>
            </>
          ) : null}
        </a>
      </h3>
      <p className="quiet small item-h">
        <Day frame={frame} at={found.at.toISOString()} /> <State frame={frame} item={found} />
      </p>
      <p className="found" dir="auto">
        {marked(found.excerpt)}
      </p>
    </li>
  );
}

function Feedback({ frame, view }: Props): ReactElement | null {
  const { feedback, sections } = view.results;
  if (!feedback.items.length) return null;
  return (
    <>
      <h2 className={sections.items.length ? 'h' : 'h first'}>{titleOf(frame, 'feedback', feedback)}</h2>
      <ol className="rows">
        {feedback.items.map((found) => (
          <Said
            key={`${found.document} ${found.number}`}
            frame={frame}
            found={found}
            document={view.documents.get(found.document)!}
          />
        ))}
      </ol>
    </>
  );
}

/** Nothing was found: what was searched, and where else to look. */
function Nothing({ frame, view: { wanted, within } }: Props): ReactElement {
  const { say } = frame;
  const q = encodeURIComponent(wanted.typed);
  return (
    <>
      <p>{say('search.nothing')}</p>
      <p className="quiet">{say('search.nothing.hint')}</p>
      <ul>
        {within && !within.edition.current ? (
          <li>
            <a href={`/${within.document.slug}/search?q=${q}`}>
              {say('search.in-current', { number: within.current.number })}
            </a>
          </li>
        ) : null}
        {within ? (
          <li>
            <a href={`/search?q=${q}`}>{say('search.in-all')}</a>
          </li>
        ) : null}
      </ul>
    </>
  );
}

/** The question for a page of the same results, as an address writes it. */
function questionOf({ wanted, within }: SearchPageView, page: number): string {
  const asked = new URLSearchParams({ q: wanted.typed });
  if (within && !within.edition.current) asked.set('edition', within.edition.number);
  if (page > 0) asked.set('page', String(page + 1));
  return asked.toString();
}

/** What was found in a document or in all of them, and the form to search again. */
export function searchPage(frame: Frame, view: SearchPageView): string {
  const { say } = frame;
  const { wanted, within, results, page } = view;
  const count = results.sections.count + results.feedback.count;
  const more = Math.max(results.sections.count, results.feedback.count) > (page + 1) * onePage;
  const title = wanted.typed ? say('search.title', { words: wanted.typed }) : say('search.do');
  return render(
    <HeadedPage
      frame={frame}
      document={within?.document}
      title={within ? say('section.title', { heading: title, title: within.document.title }) : title}
      unlisted
      languages={[...view.documents.values()].map(({ language }) => language)}
      searched={questionOf(view, page)}
      here={say('search.do')}
      plate={
        wanted.typed ? (
          <Plate label={say('search.plate')} number={count}>
            {within ? say('search.plate.in', { number: within.edition.number }) : null}
          </Plate>
        ) : undefined
      }
      heading={wanted.typed ? <bdi>“{wanted.typed}”</bdi> : say('search.do')}
      head={<Form frame={frame} view={view} />}
    >
      <div className="page cols">
        <span />
        <div>
          <Sections frame={frame} view={view} />
          <Feedback frame={frame} view={view} />
          {wanted.typed && !count ? <Nothing frame={frame} view={view} /> : null}
          <Pager
            first={page > 0 ? { href: `?${questionOf(view, page - 1)}`, words: say('search.before') } : null}
            next={more ? { href: `?${questionOf(view, page + 1)}`, words: say('search.more') } : null}
          />
        </div>
      </div>
    </HeadedPage>,
  );
}
