import { Fragment, type ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { ChangeLine, Credit, StructureLine } from '../views.js';
import { Day } from './bits.js';

/** What happened to a section beside its words, as one sentence. */
export function structureSentence(frame: Frame, line: StructureLine): string {
  switch (line.what) {
    case 'renamed':
      return frame.say('structure.renamed', { before: line.before, after: line.after });
    case 'moved':
      return frame.say('structure.moved', { before: line.before, after: line.after });
    case 'reordered': {
      const words =
        line.after === null ? frame.say('structure.first') : frame.say('structure.after', { after: line.after });
      return line.number === null ? words : frame.say('structure.inEdition', { words, number: line.number });
    }
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
      {structure.map((line, at) => (
        <li key={at}>
          <bdi>{structureSentence(frame, line)}</bdi>
          {line.credit ? <Credits frame={frame} credit={line.credit} /> : null}
        </li>
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
          <Credits frame={frame} credit={change} />
        </li>
      ))}
    </ol>
  );
}

/** Which body accepted it, or that nobody did before it was out. */
function decidedWords({ say }: Frame, { body, emergency }: NonNullable<Credit['decision']>): string {
  if (emergency) return say(`credit.emergency.${emergency}`);
  return body ? say('compare.acceptedBy', { body }) : say('compare.accepted');
}

/** Which body proposed a change and when, who decided it and why, and what it rests on. */
function Credits({ frame, credit }: { frame: Frame; credit: Credit }): ReactElement {
  return (
    <>
      {credit.by ? (
        <span className="by">
          {frame.say('compare.by', { body: credit.by })}
          {credit.at ? (
            <>
              {frame.say('frame.comma')} <Day frame={frame} at={credit.at} />
            </>
          ) : null}
        </span>
      ) : null}
      {credit.decision ? (
        <span className="by">
          {decidedWords(frame, credit.decision)}
          {frame.say('frame.comma')} <Day frame={frame} at={credit.decision.at} />
          {credit.decision.reason ? (
            <>
              : <bdi>{credit.decision.reason}</bdi>
            </>
          ) : null}
        </span>
      ) : null}
      {credit.sources.length > 0 ? (
        <span className="by">
          {frame.say('compare.sources', { count: credit.sources.length })}{' '}
          {credit.sources.map(({ title, locator, link }, at) => (
            <Fragment key={at}>
              {at > 0 ? (frame.locale === 'ur' ? '؛ ' : '; ') : ''}
              {link ? (
                <a href={link} rel="nofollow noopener">
                  <bdi>{title}</bdi>
                </a>
              ) : (
                <bdi>{title}</bdi>
              )}
              {locator ? (
                <>
                  {frame.say('frame.comma')} <bdi>{locator}</bdi>
                </>
              ) : null}
            </Fragment>
          ))}
        </span>
      ) : null}
    </>
  );
}
