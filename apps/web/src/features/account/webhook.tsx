import { useMutation } from '@tanstack/react-query';
import type { DeliveryOutcome, WebhookView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useLanguage, type Say } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { Deliveries } from './deliveries.js';
import '../../text/words-of/webhooks.js';

/** What became of a try, in words. */
export function outcomeInWords(say: Say, { taken, status, failure }: DeliveryOutcome): string {
  if (taken) return say('hook.taken', { status: status ?? 0 });
  return say(`hook.failed.${failure ?? 'connection'}`, { status: status ?? 0 });
}

interface WebhookProps {
  hook: WebhookView;
  onEdit: () => void;
  onRemove: () => void;
}

/** One webhook: how it stands, what it was told, and what may be done with it. */
export function Webhook({ hook, onEdit, onRemove }: WebhookProps) {
  const { say, when } = useLanguage();
  const [shown, setShown] = useState(false);
  const { id: webhookId, address, standing, actions, document, dead, lastTriedAt } = hook;
  const test = useMutation({ mutationFn: () => call('testWebhook', { params: { webhookId } }) });
  return (
    <li>
      <strong className="addr" dir="ltr">
        {address}
      </strong>
      <div className="small muted">
        <span className={standing === 'on' ? 'st ok' : 'st warn'}>{say(`hook.${standing}`)}</span> ·{' '}
        {say('hook.count', { count: actions.length })}
        {document && <> {say('hook.of', { document })}</>} ·{' '}
        {lastTriedAt ? say('hook.lastTried', { when: when(lastTriedAt) }) : say('hook.neverTried')}
        {dead > 0 && <> · {say('hook.dead', { count: dead })}</>}
      </div>
      <p className="row">
        <button
          type="button"
          className="btn sm"
          aria-label={say('hook.testOf', { address })}
          aria-disabled={test.isPending || undefined}
          onClick={() => !test.isPending && test.mutate()}
        >
          {say(test.isPending ? 'hook.testing' : 'hook.test')}
        </button>
        <button type="button" className="btn sm" aria-label={say('hook.editOf', { address })} onClick={onEdit}>
          {say('hook.edit')}
        </button>
        <button
          type="button"
          className="btn sm"
          aria-expanded={shown}
          aria-label={say('hook.deliveriesOf', { address })}
          onClick={() => setShown(!shown)}
        >
          {say('hook.deliveries')}
        </button>
        <button
          type="button"
          className="btn sm grave"
          aria-label={`${say('hook.remove')}: ${address}`}
          onClick={onRemove}
        >
          {say('hook.remove')}
        </button>
      </p>
      <p role="status" className="small">
        {test.data && outcomeInWords(say, test.data)}
      </p>
      {test.error && <Failure error={test.error} />}
      {shown && <Deliveries webhookId={webhookId} />}
    </li>
  );
}
