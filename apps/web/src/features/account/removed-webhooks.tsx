import type { WebhookView } from '@tarmeem/contract';
import { useState } from 'react';
import { useLanguage } from '../../text/words.js';
import { Deliveries } from './deliveries.js';
import '../../text/words-of/webhooks.js';

/** Webhooks that were deleted, with what was sent to them while it is kept. */
export function RemovedWebhooks({ hooks }: { hooks: readonly WebhookView[] }) {
  const { say } = useLanguage();
  if (hooks.length === 0) return null;
  return (
    <details className="removed">
      <summary>{say('hook.removedOnes', { count: hooks.length })}</summary>
      <p className="small muted">{say('hook.removedLead')}</p>
      <ul className="facts hooks">
        {hooks.map((hook) => (
          <Removed key={hook.id} hook={hook} />
        ))}
      </ul>
    </details>
  );
}

function Removed({ hook: { id, address, removedAt } }: { hook: WebhookView }) {
  const { say, day } = useLanguage();
  const [shown, setShown] = useState(false);
  return (
    <li>
      <strong className="addr" dir="ltr">
        {address}
      </strong>
      <div className="small muted">{removedAt && say('hook.removedOn', { day: day(removedAt) })}</div>
      <p className="row">
        <button
          type="button"
          className="btn sm"
          aria-expanded={shown}
          aria-label={say('hook.deliveriesOf', { address })}
          onClick={() => setShown(!shown)}
        >
          {say('hook.deliveries')}
        </button>
      </p>
      {shown && <Deliveries webhookId={id} isOver />}
    </li>
  );
}
