import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FeedbackView } from '@tarmeem/contract';
import { useRef, useState, type FormEvent } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { outlineQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useTaken } from './feedback.acts.js';
import '../../text/words-of/answering.js';

/** The thread on to the text: which proposals take the item up, what of it waits and what came out, and the ways to begin. */
export function TakenUp({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say } = useLanguage();
  return (
    <section className="stack" aria-labelledby="taken-up">
      <h2 id="taken-up">{say('taken.title')}</h2>
      {item.changed.map((change, index) => (
        <p key={index} className="small">
          {say('taken.changed', { number: change.edition, section: change.heading })}{' '}
          <a className="link" href={`/${slug}/compare/${change.since}...${change.edition}#r:${change.sectionId}`}>
            {say('taken.see')}
          </a>
        </p>
      ))}
      {item.waiting > 0 && <p className="small">{say('taken.waiting', { count: item.waiting })}</p>}
      {item.takenUpBy.length > 0 ? (
        <ul className="small">
          {item.takenUpBy.map(({ proposalId, number, own }) => (
            <li key={proposalId}>
              <a className="link" href={`/app/${own ? 'proposals' : 'desk'}/${proposalId}`}>
                {number === null ? say('taken.draft') : say('taken.proposal', { number })}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small muted">{say('taken.none')}</p>
      )}
      <Turn item={item} slug={slug} />
      {item.may.link.allowed && <LinkNumber item={item} slug={slug} />}
    </section>
  );
}

/** Begins a proposal from the item, and opens it. What is about the whole document names its section first. */
function Turn({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const [sectionId, setSectionId] = useState('');
  const outline = useQuery({ ...outlineQuery(slug), enabled: item.section === null });
  const turn = useMutation({
    mutationFn: () =>
      call('turnIntoProposal', {
        params: { feedbackId: item.id },
        key: key.current,
        body: { sectionId: sectionId || null, title: say('taken.draftTitle', { number: item.number }) },
      }),
    onSuccess: ({ proposalId }) => void navigate({ to: '/proposals/$proposalId', params: { proposalId } }),
    onError: (error) => {
      if (codeOf(error)) key.current = newKey();
    },
  });
  const { propose } = item.may;
  const mayTurn =
    propose.because === 'not-now'
      ? { allowed: false, because: say(item.state === 'held' ? 'taken.held' : 'taken.over') }
      : propose;
  return (
    <div className="stack">
      {item.section === null && item.may.propose.allowed && (
        <Field label={say('taken.section')}>
          {(ids) => (
            <select {...ids} className="in" value={sectionId} onChange={(event) => setSectionId(event.target.value)}>
              <option value="">{say('taken.choose')}</option>
              {outline.data?.sections
                .filter(({ mayPropose }) => mayPropose)
                .map((section) => (
                  <option key={section.sectionId} value={section.sectionId}>
                    {section.heading}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      <div className="row">
        <VerdictButton
          may={mayTurn}
          explain
          className="btn sm"
          aria-disabled={turn.isPending || undefined}
          onClick={() => !turn.isPending && (item.section !== null || sectionId !== '') && turn.mutate()}
        >
          {say('taken.turn')}
        </VerdictButton>
      </div>
      {turn.error && <Failure error={turn.error} />}
    </div>
  );
}

/** Names a proposal that takes the item up already. */
function LinkNumber({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say } = useLanguage();
  const taken = useTaken(slug);
  const [number, setNumber] = useState('');
  const link = useMutation({
    mutationFn: () => call('linkProposal', { params: { feedbackId: item.id, number } }),
    onSuccess: (view) => {
      setNumber('');
      taken(view);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (number && !link.isPending) link.mutate();
  };
  const unknown = codeOf(link.error) === 'not-found';
  return (
    <form className="row low" onSubmit={send} noValidate>
      <Field label={say('taken.number')} error={unknown ? say('taken.unknown', { number }) : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="in num"
            inputMode="numeric"
            size={6}
            value={number}
            onChange={(event) => setNumber(event.target.value.replaceAll(/\D/gu, '').slice(0, 9))}
          />
        )}
      </Field>
      <button type="submit" className="btn sm" aria-disabled={!number || link.isPending || undefined}>
        {say('taken.link')}
      </button>
      {link.error && !unknown && <Failure error={link.error} />}
    </form>
  );
}
