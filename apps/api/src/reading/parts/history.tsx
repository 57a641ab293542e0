import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { HistoryEntry, SectionPageView } from '../views.js';
import { AtDate, span } from './bits.js';
import { ChangeList } from './changes.js';
import { unusually } from './edition-marks.js';

type Props = { frame: Frame; view: SectionPageView };

function Entry({
  frame,
  view,
  entry,
  older,
}: Props & { entry: HistoryEntry; older: HistoryEntry | undefined }): ReactElement {
  const { say } = frame;
  const at = `/${view.document.slug}`;
  const { home = `${at}/${view.section.path}` } = view;
  const path = entry.path ?? view.section.path;
  const first = entry.from.number;
  return (
    <li>
      <h3>
        {first === entry.lastNumber || !entry.live
          ? say('history.edition', { number: first })
          : say('history.editions', { from: first, to: entry.lastNumber })}{' '}
        <span className="quiet small">
          {entry.until
            ? span(frame, entry.from.publishedAt, entry.until.publishedAt)
            : !entry.live
              ? frame.day(entry.from.publishedAt)
              : say('history.since', { day: frame.day(entry.from.publishedAt) })}
        </span>
      </h3>
      {unusually(frame, entry.from) ? <p className="small quiet near">{unusually(frame, entry.from)}</p> : null}
      {older ? (
        <ChangeList frame={frame} changes={entry.changes} structure={entry.structure} />
      ) : (
        <>
          <p>{say('history.first')}</p>
          {entry.structure.length > 0 ? <ChangeList frame={frame} changes={[]} structure={entry.structure} /> : null}
        </>
      )}
      {entry.live ? (
        <p className="acts">
          {older && (entry.changes.length || entry.structure.length) ? (
            <a href={`${home}/compare/${older.revision}...${entry.revision}`}>
              {say('history.compare', { number: older.lastNumber })}
            </a>
          ) : null}
          {entry.until && frame.isoDay(entry.until.publishedAt) === frame.isoDay(entry.from.publishedAt) ? (
            <a href={`${at}/editions/${first}/${path}`}>{say('editions.read', { number: first })}</a>
          ) : (
            <a href={`${at}/at/${frame.isoDay(entry.from.publishedAt)}/${path}`}>
              {say('history.as-at', { day: frame.day(entry.from.publishedAt) })}
            </a>
          )}
        </p>
      ) : null}
    </li>
  );
}

/** Everything that happened to a section, newest first, and the way to its text as at a date. */
export function History({ frame, view }: Props): ReactElement {
  return (
    <>
      <h2 className="h first" id="history">
        {frame.say('section.history')}
      </h2>
      <ol className="rows">
        {view.history.map((entry, at) => (
          <Entry key={entry.revision} frame={frame} view={view} entry={entry} older={view.history[at + 1]} />
        ))}
      </ol>
      <div className="after-4">
        <AtDate
          frame={frame}
          document={view.document}
          first={view.firstPublishedAt}
          value={frame.isoDay(view.edition.publishedAt)}
          label={frame.say('at.title')}
          section={view.home?.startsWith('/s/') ? view.section.sectionId : view.section.path}
        />
      </div>
    </>
  );
}
