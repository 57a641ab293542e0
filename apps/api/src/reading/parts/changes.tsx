import { Fragment, type ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { ChangeLine, StructureLine } from '../views.js';
import { Day } from './bits.js';

/** What happened to a section beside its words, as one sentence. */
export function structureSentence(frame: Frame, line: StructureLine): string {
  switch (line.what) {
    case 'renamed':
      return frame.say('structure.renamed', { before: line.before, after: line.after });
    case 'moved':
      return frame.say('structure.moved', { before: line.before, after: line.after });
    case 'added':
    case 'retired':
    case 'restored':
      return frame.say(`structure.${line.what}`);
  }
}

interface ListProps {
  frame: Frame;
  changes: readonly ChangeLine[];
  structure: readonly StructureLine[];
  /** The list stands beside marked text, and its numbers lead there and back; or it is all there is. */
  linked?: boolean;
  big?: boolean;
}

/** Each change in words, numbered as in the marked text; `by` names bodies, never people. */
export function ChangeList({ frame, changes, structure, linked, big }: ListProps): ReactElement {
  return (
    <ol className={big ? 'chg big' : 'chg'}>
      {structure.map((line) => (
        <li key={line.what}>{structureSentence(frame, line)}</li>
      ))}
      {changes.map((change) => (
        <li key={change.number} id={linked ? `l${change.number}` : undefined}>
          {linked ? (
            <a className="cn" href={`#c${change.number}`}>
              {change.number}
              <span className="vh">{frame.say('compare.go')}</span>
            </a>
          ) : (
            <span className="cn" aria-hidden="true">
              {change.number}
            </span>
          )}
          <bdi>{change.sentence}</bdi>
          {change.by ? (
            <span className="by">
              {frame.say('compare.by', { body: change.by })}
              {change.at ? (
                <>
                  , <Day frame={frame} at={change.at} />
                </>
              ) : null}
            </span>
          ) : null}
          {change.decision ? (
            <span className="by">
              {frame.say(change.decision.body ? 'compare.acceptedBy' : 'compare.accepted', {
                body: change.decision.body ?? '',
              })}
              , <Day frame={frame} at={change.decision.at} />
              {change.decision.reason ? (
                <>
                  : <bdi>{change.decision.reason}</bdi>
                </>
              ) : null}
            </span>
          ) : null}
          {change.sources.length > 0 ? (
            <span className="by">
              {frame.say('compare.sources', { count: change.sources.length })}{' '}
              {change.sources.map(({ title, locator, link }, at) => (
                <Fragment key={at}>
                  {at > 0 ? '; ' : ''}
                  {link ? (
                    <a href={link} rel="nofollow noopener">
                      <bdi>{title}</bdi>
                    </a>
                  ) : (
                    <bdi>{title}</bdi>
                  )}
                  {locator ? (
                    <>
                      , <bdi>{locator}</bdi>
                    </>
                  ) : null}
                </Fragment>
              ))}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
