import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DiscussionView } from '@tarmeem/contract';
import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react';
import { call, newKey } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useMe } from '../account/session.js';
import { isNamedIn, namedIn } from './mention-offer.js';
import { MessageField } from './message-field.js';
import { keepUnsaid, leftUnsaid, unsaid } from './unsaid.js';
import { discussionQuery } from './use-discussion.js';
import '../../text/words-of/discussion.js';

interface SayFormProps {
  proposalId: string;
  changeId: string | null;
  view: DiscussionView;
  /** Writing begins in it at once. */
  begins?: boolean;
  /** Those who decide read it, unless its writer says otherwise. */
  answers?: boolean;
}

/** A message: who reads it, what it says, whom it mentions. What was typed stays until it is sent. */
export function SayForm({
  proposalId,
  changeId,
  view: { people, may },
  begins = false,
  answers = false,
}: SayFormProps) {
  const say = useSay();
  const me = useMe();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [text, setTyped] = useState(() => unsaid({ personId: me.id, proposalId, changeId }));
  const setText = (to: string) => {
    setTyped(to);
    keepUnsaid({ personId: me.id, proposalId, changeId }, to);
  };
  const takeLeft = useEffectEvent((left: string) => {
    if (text === '') setText(left);
    return text === '';
  });
  useEffect(() => {
    const gone = new AbortController();
    leftUnsaid({ personId: me.id, proposalId, changeId }, gone.signal, takeLeft);
    return () => gone.abort();
  }, [me.id, proposalId, changeId]);
  const [shared, setShared] = useState(!may.internal || (answers && may.shared));
  const [mentions, setMentions] = useState<readonly string[]>(() => namedIn(text, people).map(({ id }) => id));
  const [tried, setTried] = useState(false);
  const hearing = people.filter(({ internal }) => shared || internal);
  const told = hearing.filter(({ id }) => mentions.includes(id));
  const send = useMutation({
    mutationFn: () =>
      call('say', {
        params: { proposalId },
        key: key.current,
        body: { text: text.trim(), shared, changeId, mentions: told.map(({ id }) => id) },
      }),
    onSuccess: (next) => {
      client.setQueryData(discussionQuery(proposalId).queryKey, next);
      key.current = newKey();
      setText('');
      setMentions([]);
      setTried(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() && !send.isPending) send.mutate();
  };
  // Another message than the one that failed is another act.
  const changed = () => {
    if (send.error) key.current = newKey();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {may.internal && (
        <Field label={say('discussion.who')} hint={may.shared ? undefined : say('discussion.notShared')}>
          {(ids) => (
            <select
              {...ids}
              className="in"
              value={shared ? 'shared' : 'internal'}
              disabled={!may.shared}
              onChange={(event) => {
                changed();
                setShared(event.target.value === 'shared');
              }}
            >
              <option value="internal">{say('discussion.internal')}</option>
              <option value="shared">{say('discussion.shared')}</option>
            </select>
          )}
        </Field>
      )}
      <Field
        label={say('discussion.text')}
        hint={hearing.length > 0 ? say('discussion.at') : undefined}
        error={tried && !text.trim() ? say('discussion.needText') : undefined}
      >
        {(ids) => (
          <MessageField
            ids={ids}
            text={text}
            people={hearing}
            begins={begins}
            onText={(to) => {
              changed();
              setText(to);
              // A name that is taken out of the words is not called any more.
              setMentions(
                mentions.filter(
                  (id) => !people.some((one) => one.id === id && isNamedIn(text, one) && !isNamedIn(to, one)),
                ),
              );
            }}
            onMention={({ id }) => setMentions((before) => [...before.filter((each) => each !== id), id].slice(-20))}
          />
        )}
      </Field>
      {hearing.length > 0 && (
        <Field label={say('discussion.mention')} hint={say('discussion.mentionHint')}>
          {(ids) => (
            <select
              {...ids}
              className="in"
              value=""
              onChange={(event) => {
                changed();
                setMentions([...mentions, event.target.value].slice(-20));
              }}
            >
              <option value="">{say('discussion.chooseOne')}</option>
              {hearing
                .filter(({ id }) => !mentions.includes(id))
                .map(({ id, name, organisation }) => (
                  <option key={id} value={id}>
                    {organisation ? `${name} · ${organisation}` : name}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      {told.length > 0 && (
        <p className="row">
          {told.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="chip"
              aria-label={say('discussion.unmention', { name })}
              onClick={() => {
                changed();
                setMentions(mentions.filter((each) => each !== id));
              }}
            >
              <bdi>{name}</bdi> <span aria-hidden="true">×</span>
            </button>
          ))}
        </p>
      )}
      {send.error && <Failure error={send.error} />}
      <p className="row">
        <button type="submit" className="btn" aria-disabled={send.isPending || undefined}>
          {say('discussion.send')}
        </button>
      </p>
      <p className="small muted">{say('discussion.stays')}</p>
    </form>
  );
}
