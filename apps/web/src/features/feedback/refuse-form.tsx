import type { FeedbackView } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useRefuse } from './feedback.acts.js';
import '../../text/words-of/deciding.js';

/** Refuses a held item: a button, and behind it the reason, without which nothing is refused. */
export function RefuseForm({ item, slug }: { item: FeedbackView; slug: string }) {
  const say = useSay();
  const refuse = useRefuse(item, slug);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [empty, setEmpty] = useState(false);
  if (!open)
    return (
      <VerdictButton may={item.may.refuse} className="btn sm" onClick={() => setOpen(true)}>
        {say('feedback.refuse')}
      </VerdictButton>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(reason.trim() === '');
    if (reason.trim() !== '' && !refuse.isPending) refuse.mutate(reason);
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <Field
        label={say('feedback.refuseReason')}
        error={empty ? say('feedback.refuseEmpty') : fieldErrors(say, refuse.error)['/reason']}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="in doc"
            dir="auto"
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {refuse.error && <Failure error={refuse.error} />}
      <button type="submit" className="btn sm" aria-disabled={refuse.isPending || undefined}>
        {say('feedback.refuseDo')}
      </button>
    </form>
  );
}
