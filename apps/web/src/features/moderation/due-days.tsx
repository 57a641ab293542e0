import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueueView } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/review.js';

/** Within how many days this document decides, and the way to change it for those who may. */
export function DueDays({ slug, due }: { slug: string; due: QueueView['due'] }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  return (
    <div className="small muted due-days">
      {say('desk.dueDays', { days: due.days })}{' '}
      {due.maySet.allowed && (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {say('desk.dueChange')}
        </button>
      )}
      {asking && <DueDialog slug={slug} days={due.days} onClose={() => setAsking(false)} />}
    </div>
  );
}

function DueDialog({ slug, days, onClose }: { slug: string; days: number; onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [typed, setTyped] = useState(String(days));
  const wanted = Number(typed);
  const right = /^\d+$/u.test(typed.trim()) && wanted >= 1 && wanted <= 365;
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => call('setDecisionDays', { params: { slug }, body: { days: wanted } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['documents', slug, 'queue'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (right && !save.isPending) save.mutate();
  };
  return (
    <Dialog
      title={say('desk.dueTitle')}
      lead={say('desk.dueLead')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.goBack')}
          </button>
          <button type="submit" form="due-days" className="btn pri" aria-disabled={save.isPending || undefined}>
            {say('desk.dueSave')}
          </button>
        </>
      }
    >
      <form id="due-days" onSubmit={submit} noValidate>
        <Field label={say('desk.dueLabel')} error={tried && !right ? say('desk.dueWrong') : undefined}>
          {(ids) => (
            <input
              {...ids}
              className="in num"
              inputMode="numeric"
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {save.error && <Failure error={save.error} />}
      </form>
    </Dialog>
  );
}
