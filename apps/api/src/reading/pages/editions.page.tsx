import { Fragment, type ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { AtDate, Own, Plate, span } from '../parts/bits.js';
import { Errata, howPublished, withoutNote, Withdrawal } from '../parts/edition-marks.js';
import { feedOf } from '../parts/introduce.js';
import { HeadedPage } from '../parts/headed-page.js';
import type { DocumentHead, EditionFacts, EditionsPageView } from '../views.js';

type Props = { frame: Frame; document: DocumentHead };

/** Chooses two editions to compare; a plain form, the server redirects to the address that stays. */
export function CompareForm({
  frame,
  document,
  numbers,
  from,
  to,
}: Props & { numbers: readonly string[]; from: string; to: string }): ReactElement {
  const { say } = frame;
  const options = numbers.map((number) => (
    <option key={number} value={number}>
      {number}
    </option>
  ));
  return (
    <form className="inline after" action={`/${document.slug}/compare`}>
      <div>
        <label htmlFor="from">{say('compare.from')}</label>
        <select id="from" name="from" defaultValue={from}>
          {options}
        </select>
      </div>
      <div>
        <label htmlFor="to">{say('compare.to')}</label>
        <select id="to" name="to" defaultValue={to}>
          {options}
        </select>
      </div>
      <button className="btn2">{say('compare.do')}</button>
    </form>
  );
}

function titleOf(frame: Frame, edition: EditionFacts): string {
  if (edition.current) return frame.say('editions.current');
  if (edition.kind === 'import') return frame.say('editions.first');
  return frame.say(`editions.${edition.kind}`);
}

function Edition({
  frame,
  document,
  edition,
  before,
  retired,
}: Props & {
  edition: EditionFacts;
  before: EditionFacts | undefined;
  retired: readonly { sectionId: string; heading: string }[];
}): ReactElement {
  const { say } = frame;
  const at = `/${document.slug}`;
  return (
    <li className={edition.current ? 'ed cur' : 'ed'}>
      <p className="plate">
        <b lang="en" dir="ltr">
          {edition.number}
        </b>
        <span>
          {edition.supersededAt
            ? span(frame, edition.publishedAt, edition.supersededAt)
            : frame.day(edition.publishedAt)}
        </span>
      </p>
      <div>
        <h2>{titleOf(frame, edition)}</h2>
        <p className="near">
          {edition.changeNote ? (
            <Own frame={frame} document={document}>
              {edition.changeNote}
            </Own>
          ) : (
            withoutNote(frame, edition)
          )}
        </p>
        <p className="small quiet near">
          {before
            ? say('editions.changed', { changed: edition.sectionsChanged, total: edition.sections })
            : say('part.sections', { count: edition.sections })}
          {say('frame.stop')} {howPublished(frame, edition)}
        </p>
        {retired.length > 0 ? (
          <p className="small near">
            {say('editions.retired')}{' '}
            {retired.map(({ sectionId, heading }, at) => (
              <Fragment key={sectionId}>
                {at > 0 ? ' · ' : ''}
                <a href={`/s/${sectionId}`}>
                  <Own frame={frame} document={document}>
                    {heading}
                  </Own>
                </a>
              </Fragment>
            ))}
          </p>
        ) : null}
        <Errata frame={frame} document={document} edition={edition} />
        <Withdrawal frame={frame} document={document} edition={edition} />
        <p className="acts">
          {before ? (
            <a href={`${at}/compare/${before.number}...${edition.number}`}>
              {say('editions.compare', { number: before.number })}
            </a>
          ) : null}
          <a href={`${at}/editions/${edition.number}`}>{say('editions.read', { number: edition.number })}</a>
          <a href={`${at}/editions/${edition.number}/manifest.json`}>
            {say('editions.manifest')}
            <span className="vh"> {edition.number}</span>
          </a>
        </p>
      </div>
    </li>
  );
}

/** Every published edition, newest first. */
export function editionsPage(frame: Frame, view: EditionsPageView): string {
  const { document, editions } = view;
  const { say } = frame;
  const [newest, previous] = editions;
  const first = editions.at(-1)!;
  const numbers = editions.map((it) => it.number);
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      title={say('editions.page-title', { title: document.title })}
      feed={feedOf(frame, document)}
      here={say('frame.editions')}
      plate={
        <Plate label={say('frame.editions')} number={editions.length}>
          {say('plate.first', { day: frame.day(first.publishedAt) })}
        </Plate>
      }
      heading={say('frame.editions')}
      lede={say('editions.lede')}
      head={
        <>
          {previous && newest ? (
            <CompareForm
              frame={frame}
              document={document}
              numbers={numbers}
              from={previous.number}
              to={newest.number}
            />
          ) : null}
          <div className="after-4">
            <AtDate
              frame={frame}
              document={document}
              first={first.publishedAt}
              value={frame.isoDay((newest ?? first).publishedAt)}
              label={say('at.title')}
            />
          </div>
        </>
      }
    >
      <div className="page">
        <ol className="rows">
          {editions.map((edition, at) => (
            <Edition
              key={edition.number}
              frame={frame}
              document={document}
              edition={edition}
              before={editions[at + 1]}
              retired={view.retired.get(edition.seq) ?? []}
            />
          ))}
        </ol>
      </div>
    </HeadedPage>,
  );
}
