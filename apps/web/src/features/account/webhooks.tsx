import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreatedWebhookView, WebhookView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { webhooksQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { ShownOnce } from '../../ui/shown-once.js';
import { Answered, Failure } from '../../ui/states.js';
import { Done, Part } from './part.js';
import { RemovedWebhooks } from './removed-webhooks.js';
import { Webhook } from './webhook.js';
import { WebhookForm } from './webhook-form.js';
import '../../text/words-of/webhooks.js';

const stands = ({ standing }: WebhookView): boolean => standing !== 'removed';

/** Where programs of the person are told what happened: made, tried, changed and deleted. */
export function Webhooks() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const hooks = useQuery(webhooksQuery);
  const [made, setMade] = useState<CreatedWebhookView | null>(null);
  const [open, setOpen] = useState<WebhookView | 'new' | null>(null);
  const [removing, setRemoving] = useState<WebhookView | null>(null);
  const [saved, setSaved] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const remove = useMutation({
    mutationFn: ({ id: webhookId }: WebhookView) => call('removeWebhook', { params: { webhookId } }),
    onSuccess: (_, { id }) => {
      setRemoving(null);
      setMade((before) => (before?.id === id ? null : before));
    },
    onSettled: refresh,
  });
  const edit = (it: WebhookView | 'new') => {
    setSaved(false);
    remove.reset();
    setOpen(it);
  };
  return (
    <Part title={say('hook.title')}>
      <p className="small muted">{say('hook.lead')}</p>
      {made && (
        <ShownOnce key={made.id} title={say('hook.made')} secret={made.secret} onKept={() => setMade(null)}>
          {say('hook.once')}
        </ShownOnce>
      )}
      <Answered query={hooks}>
        {(list) =>
          list.some(stands) ? (
            <ul className="facts hooks">
              {list.filter(stands).map((hook) => (
                <Webhook key={hook.id} hook={hook} onEdit={() => edit(hook)} onRemove={() => setRemoving(hook)} />
              ))}
            </ul>
          ) : (
            <p>{say('hook.none')}</p>
          )
        }
      </Answered>
      <Done>
        {saved && say('hook.saved')}
        {remove.isSuccess && say('hook.removed')}
      </Done>
      <p className="row">
        <button type="button" className="btn" onClick={() => edit('new')}>
          {say('hook.new')}
        </button>
      </p>
      <RemovedWebhooks hooks={(hooks.data ?? []).filter((hook) => !stands(hook))} />
      {open && (
        <WebhookForm
          hook={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={(created) => {
            setOpen(null);
            setMade(created);
            setSaved(!created);
            void refresh();
          }}
        />
      )}
      {removing && (
        <Dialog
          title={say('hook.removeTitle')}
          lead={say('hook.removeLead', { address: removing.address })}
          onClose={() => setRemoving(null)}
          footer={
            <>
              <button type="button" className="btn quiet" onClick={() => setRemoving(null)}>
                {say('app.cancel')}
              </button>
              <button type="button" className="btn grave pri" onClick={() => remove.mutate(removing)}>
                {say('hook.remove')}
              </button>
            </>
          }
        >
          {remove.error && <Failure error={remove.error} />}
        </Dialog>
      )}
    </Part>
  );
}
