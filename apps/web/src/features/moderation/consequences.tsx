import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ConsequencesView } from '@tarmeem/contract';
import { cutShort } from '@tarmeem/document';
import type { ReactNode } from 'react';
import { consequencesQuery } from '../../api/queries.js';
import { sayOr, useSay, type Say } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { useParts } from '../../ui/use-parts.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

const mostNamed = 12;

/** What the marks would do to others, in one line each; `quiet` leaves out what does nothing. */
export function ConsequenceList({ it, onShow }: { it: ConsequencesView; onShow?: (changeId: string) => void }) {
  const say = useSay();
  const { slug } = useDocument();
  const partOf = useParts(slug, it.sections);
  const gone = it.feedback.filter(({ becomes }) => becomes === 'detached');
  const moved = it.feedback.filter(({ becomes }) => becomes === 'moved');
  return (
    <ul className="check small">
      {it.refused && (
        <Line icon="stop" tone="stop">
          <strong>{say('consequence.refused')}</strong> {sayOr(say, `problem.${it.refused.code}`, it.refused.code)}
          {it.refused.changeId && onShow && (
            <button type="button" className="link" onClick={() => it.refused?.changeId && onShow(it.refused.changeId)}>
              {say('send.show')}
            </button>
          )}
        </Line>
      )}
      {it.conflicts.length > 0 && (
        <Line icon="clash" tone="care">
          <strong>{say('consequence.conflicts', { count: proposalsIn(it.conflicts).length })}</strong>
          <Proposals list={it.conflicts} />
        </Line>
      )}
      {it.amends.length > 0 && (
        <Line icon="ok">
          {say('consequence.amends')}
          <Proposals list={it.amends} />
        </Line>
      )}
      {it.outdated.length > 0 && (
        <Line icon="clock" tone="care">
          <strong>{say('consequence.outdated', { count: it.outdated.length })}</strong>
          <Proposals list={it.outdated} />
        </Line>
      )}
      {moved.length > 0 && (
        <Line icon="move">
          {say('consequence.moves', { count: moved.length })} <Remarks list={moved} />
        </Line>
      )}
      {gone.length > 0 && (
        <Line icon="warn" tone="care">
          <strong>{say('consequence.detaches', { count: gone.length })}</strong> <Remarks list={gone} />
        </Line>
      )}
      {it.sections.length > 0 && (
        <Line icon="src">
          {say('consequence.sections', { count: it.sections.length })}{' '}
          <bdi className="muted">
            {it.sections
              .map(({ sectionId, heading }) => [heading, partOf(sectionId)].filter(Boolean).join(', '))
              .join(' · ')}
          </bdi>
        </Line>
      )}
      {isNothing(it) && (
        <Line icon="ok" tone="ok">
          {say('consequence.none')}
        </Line>
      )}
    </ul>
  );
}

/** Always in sight at the foot of the changes: "If you send these 5". */
export function ConsequencesFoot({ proposalId, marked, kept }: { proposalId: string; marked: number; kept: number }) {
  const say = useSay();
  const found = useQuery({ ...consequencesQuery(proposalId, kept), enabled: marked > 0 });
  if (marked === 0) return <p className="small muted">{say('consequence.nothingMarked')}</p>;
  // Until the newest marks are kept, what is shown is not about them.
  const it = found.data?.marks === marked ? found.data : undefined;
  return (
    <details>
      <summary className="small" aria-live="polite">
        <span>
          <span className="muted">{say('consequence.if', { count: marked })}</span>{' '}
          {it ? <strong>{inShort(say, it)}</strong> : say(found.error ? 'consequence.failed' : 'consequence.working')}
        </span>
      </summary>
      {it && <ConsequenceList it={it} />}
    </details>
  );
}

const proposalsIn = (list: readonly { proposal: number }[]): number[] => [
  ...new Set(list.map(({ proposal }) => proposal)),
];

const isNothing = ({ refused, amends, conflicts, outdated, feedback, sections }: ConsequencesView): boolean =>
  !refused && [amends, conflicts, outdated, feedback, sections].every((list) => list.length === 0);

function inShort(say: Say, it: ConsequencesView): string {
  const count = (becomes: 'moved' | 'detached') => it.feedback.filter((each) => each.becomes === becomes).length;
  const parts = [
    it.refused ? say('consequence.short.refused') : '',
    it.conflicts.length > 0 ? say('consequence.conflicts', { count: proposalsIn(it.conflicts).length }) : '',
    it.amends.length > 0 ? say('consequence.amends') : '',
    it.outdated.length > 0 ? say('consequence.outdated', { count: it.outdated.length }) : '',
    count('moved') > 0 ? say('consequence.moves', { count: count('moved') }) : '',
    count('detached') > 0 ? say('consequence.detaches', { count: count('detached') }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : say('consequence.none');
}

function Line({ icon, tone, children }: { icon: IconName; tone?: 'ok' | 'care' | 'stop'; children: ReactNode }) {
  return (
    <li className={tone}>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}

function Proposals({ list }: { list: ConsequencesView['outdated'] }) {
  const say = useSay();
  const once = [...new Map(list.map((each) => [each.proposalId, each])).values()];
  return (
    <ul>
      {once.slice(0, mostNamed).map(({ proposalId, proposal, title, organisation }) => (
        <li key={proposalId} className="plain">
          <Link className="link" to="/desk/$proposalId" params={{ proposalId }}>
            {proposal} <bdi>{title}</bdi>
          </Link>{' '}
          <bdi className="muted">{organisation}</bdi>
        </li>
      ))}
      {once.length > mostNamed && (
        <li className="plain muted">{say('consequence.more', { count: once.length - mostNamed })}</li>
      )}
    </ul>
  );
}

function Remarks({ list }: { list: ConsequencesView['feedback'] }) {
  return list.slice(0, mostNamed).map(({ id, number, quote }) => (
    <span key={id}>
      <Link className="link" to="/feedback/$feedbackId" params={{ feedbackId: id }}>
        {number}
      </Link>{' '}
      <q className="doc" dir="auto">
        {cutShort(quote, 60)}
      </q>{' '}
    </span>
  ));
}
