import type { FeedbackView } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useReply } from './feedback.acts.js';
import '../../text/words-of/deciding.js';

/** A reply in the thread, public or for moderators only. What was typed stays until the server has it. */
export function ReplyForm({ item, slug }: { item: FeedbackView; slug: string }) {
  const say = useSay();
  const reply = useReply(item, slug);
  const [text, setText] = useState('');
  const [internal, setInternal] = useState(false);
  const [empty, setEmpty] = useState(false);
  if (!item.may.reply.allowed) return null;
  const errors = fieldErrors(say, reply.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() === '' || reply.isPending) return;
    reply.mutate({ text, internal }, { onSuccess: () => setText('') });
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <Field
        label={say('feedback.replyText')}
        hint={say('feedback.replyHint')}
        error={empty ? say('feedback.replyEmpty') : errors['/text']}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="in doc"
            dir="auto"
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <label className="opt">
        <input type="checkbox" checked={internal} onChange={(event) => setInternal(event.target.checked)} />
        <span>{say('feedback.replyInternal')}</span>
      </label>
      {reply.error && <Failure error={reply.error} />}
      <button type="submit" className="btn" aria-disabled={reply.isPending || undefined}>
        {reply.isPending ? say('feedback.sending') : say('feedback.send')}
      </button>
    </form>
  );
}
