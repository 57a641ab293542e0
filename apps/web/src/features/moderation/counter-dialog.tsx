import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewChange, ReviewView } from '@tarmeem/contract';
import { useRef, useState } from 'react';
import { latePart } from '../../ui/late.js';
import { call, newKey } from '../../api/client.js';
import { ProblemError } from '../../api/problem-error.js';
import { reviewQuery } from '../../api/queries.js';
import { isBodyChange } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure, Loading } from '../../ui/states.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

const WordsEditor = latePart(async () => (await import('../../editor/words-editor.js')).default, <Loading />);

interface CounterDialogProps {
  review: ReviewView;
  section: ReviewView['sections'][number];
  change: ReviewChange;
  number: number;
  onClose: () => void;
  onSent: (number: number) => void;
}

const afterOf = (change: ReviewChange): string => String(Reflect.get(Object(change.payload), 'after') ?? '');

/** "Accept with changes": other words for one change, which somebody else then accepts. */
export function CounterDialog({ review, section, change, number, onClose, onSent }: CounterDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const key = useRef(newKey());
  const body = useRef<unknown>(null);
  const [written, setWritten] = useState(false);
  const [heading, setHeading] = useState(() => afterOf(change));
  const [summary, setSummary] = useState('');
  const [tried, setTried] = useState(false);
  const renames = change.aspect === 'heading';
  const proposalId = review.proposal.id;
  const send = useMutation({
    mutationFn: () =>
      call('counter', {
        params: { proposalId, changeId: change.id },
        key: key.current,
        body: {
          seq: change.seq,
          payloadHash: change.payloadHash,
          summary: summary.trim(),
          ...(renames ? { heading: heading.trim() } : { body: body.current as { type: 'doc'; content: unknown[] } }),
        },
      }),
    onSuccess: async (view) => {
      await client.invalidateQueries({ queryKey: reviewQuery(proposalId).queryKey });
      onSent(view.number);
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = newKey();
    },
  });
  const same = renames ? heading.trim() === '' || heading.trim() === afterOf(change) : !written;
  const submit = () => {
    setTried(true);
    if (!same && summary.trim() !== '' && !send.isPending) send.mutate();
  };
  return (
    <Dialog
      wide
      title={say('counter.title', { n: number, proposal: review.proposal.number ?? 0 })}
      lead={say('counter.lead')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button type="button" className="btn pri" aria-disabled={send.isPending || undefined} onClick={submit}>
            {send.isPending ? say('send.sending') : say('counter.do')}
          </button>
        </>
      }
    >
      {send.error && <Failure error={send.error} title={say('counter.failed')} />}
      {renames ? (
        <Field label={say('counter.heading')} error={tried && same ? say('counter.same') : undefined}>
          {(ids) => (
            <input
              {...ids}
              className="in doc"
              dir="auto"
              maxLength={300}
              autoFocus
              value={heading}
              onChange={(event) => setHeading(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <div>
          <p className="lab">{say('counter.words', { heading: section.heading })}</p>
          <WordsEditor
            label={say('counter.words', { heading: section.heading })}
            base={section.base}
            {...(isBodyChange(change.payload) ? { start: change.payload } : {})}
            onWrite={(text) => {
              body.current = text;
              setWritten(true);
            }}
          />
          {tried && same && (
            <p className="err" role="alert">
              {say('counter.same')}
            </p>
          )}
        </div>
      )}
      <Field
        label={say('counter.why')}
        hint={say('counter.whyHint')}
        error={tried && summary.trim() === '' ? say('problem.reason-missing') : undefined}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="in doc"
            dir="auto"
            rows={3}
            maxLength={4000}
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
