import { useEffect, useState, type ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.js';
import { wordsOf } from '../text/problem-words.js';
import { useSay } from '../text/words.js';
import { Icon, type IconName } from './icon.js';

const useAfter = (milliseconds: number): boolean => {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
};

/** Waiting: nothing for 400 ms, then bones, after 8 s a word that it is slow. */
export function Loading({ onAgain }: { onAgain?: () => void }) {
  const say = useSay();
  const visible = useAfter(400);
  const slow = useAfter(8000);
  return (
    <div className="wait" aria-busy="true">
      <p className="vh" role="status">
        {say('app.loading')}
      </p>
      {visible && (
        <>
          <span className="bone w1" />
          <span className="bone w2" />
          <span className="bone w3" />
          <span className="bone w4" />
        </>
      )}
      {slow && (
        <p className="small muted">
          {say('app.slow')}{' '}
          {onAgain && (
            <button type="button" className="link" onClick={onAgain}>
              {say('app.again')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface NoteProps {
  tone?: 'warn' | 'bad' | 'good' | 'mv' | '';
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  /** Announce it: it arrived while the person was working. */
  arrives?: 'status' | 'alert';
}

/** A notice with a mark; give `arrives` when it appears after the screen did. */
export function Note({ tone = '', icon = 'info', title, children, arrives }: NoteProps) {
  return (
    <div className={`note ${tone}`} role={arrives}>
      <Icon name={icon} />
      <div>
        {title && (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {children && <div className="small">{children}</div>}
      </div>
    </div>
  );
}

/** Why something failed, with the number under which it was recorded, and a way to try again. */
export function Failure({
  error,
  title,
  onAgain,
  children,
}: {
  error: unknown;
  title?: string;
  onAgain?: () => void;
  children?: ReactNode;
}) {
  const say = useSay();
  const report = error instanceof ProblemError && error.problem.status >= 500 ? error.problem.requestId : '';
  return (
    <Note tone="bad" icon="stop" arrives="alert" title={title ?? wordsOf(say, error)}>
      {title && <p>{wordsOf(say, error)}</p>}
      {children}
      {(onAgain || report) && (
        <div className="row">
          {onAgain && (
            <button type="button" className="btn sm" onClick={onAgain}>
              {say('app.again')}
            </button>
          )}
          {report && <span className="muted">{say('app.report', { id: report.slice(0, 8) })}</span>}
        </div>
      )}
    </Note>
  );
}

/** Nothing here, in words, with what to do next. `whole`: the screen has no other heading. */
export function Blank({ title, whole = false, children }: { title: string; whole?: boolean; children?: ReactNode }) {
  const Title = whole ? 'h1' : 'p';
  return (
    <div className="blank">
      <Title className="big">{title}</Title>
      {children}
    </div>
  );
}

/** Not there or not this person's: trying again changes nothing. */
export const isClosed = (error: unknown): boolean =>
  error instanceof ProblemError && (error.problem.status === 404 || error.problem.status === 403);

/** A screen that is not there or not for this person, with `whose` it is where that can be said, and the way home. */
export function Closed({ error, whose }: { error: unknown; whose?: string }) {
  const say = useSay();
  const isRole = error instanceof ProblemError && error.problem.code === 'not-allowed';
  return (
    <Blank whole title={wordsOf(say, error)}>
      <p className="muted">{isRole ? (whose ?? say('app.closedRole')) : say('app.closedHint')}</p>
      <p>
        <a className="btn" href="/app/">
          {say('app.toHome')}
        </a>
      </p>
    </Blank>
  );
}

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** One query, all its states: data as soon as there is some, else failure or waiting. */
export function Answered<Data>({ query, children }: { query: Asked<Data>; children: (data: Data) => ReactNode }) {
  const again = () => void query.refetch();
  if (query.data !== undefined) return children(query.data);
  if (isClosed(query.error)) return <Closed error={query.error} />;
  if (query.error)
    return (
      <div className="blank">
        <Failure error={query.error} onAgain={again} />
      </div>
    );
  return <Loading onAgain={again} />;
}
