import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeliveryView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { webhooksQuery } from '../../api/queries.js';
import { sayOr, useLanguage } from '../../text/words.js';
import { Answered, Failure } from '../../ui/states.js';
import { Done } from './part.js';
import '../../text/words-of/webhooks.js';

/** What was sent to one webhook, the newest first, and its dead letters, each to be sent again unless the webhook is over. */
export function Deliveries({ webhookId, isOver = false }: { webhookId: string; isOver?: boolean }) {
  const { say, when } = useLanguage();
  const client = useQueryClient();
  const [dead, setDead] = useState(false);
  const queryKey = [...webhooksQuery.queryKey, webhookId, dead];
  const deliveries = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      call('webhookDeliveries', {
        params: { webhookId },
        query: { after: pageParam, ...(dead ? { state: 'dead' } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const resend = useMutation({
    mutationFn: (deliveryId: string) => call('resendDelivery', { params: { webhookId, deliveryId } }),
    onSettled: () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const action = (it: DeliveryView): string => sayOr(say, `hook.action.${it.action}`, it.action);
  const group = (it: DeliveryView): string => sayOr(say, `hook.group.${it.objectType}`, it.objectType);
  return (
    <div className="deliveries">
      <p className="row">
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            className="chip"
            aria-pressed={dead === each}
            onClick={() => setDead(each)}
          >
            {say(each ? 'hook.showDead' : 'hook.showAll')}
          </button>
        ))}
      </p>
      <Answered query={deliveries}>
        {() =>
          items.length === 0 ? (
            <p className="small muted">{say(dead ? 'hook.deliveriesNoDead' : 'hook.deliveriesNone')}</p>
          ) : (
            <ul className="facts small">
              {items.map((it) => (
                <li key={it.id} className="row">
                  <div>
                    {group(it)}: {action(it)} · {when(it.happenedAt)}
                    <div className="muted">
                      {say(`hook.state.${it.state}`)} · {say('hook.attempts', { count: it.attempts })}
                      {it.failure && <> · {say(`hook.failed.${it.failure}`, { status: it.status ?? 0 })}</>}
                    </div>
                  </div>
                  {it.state === 'dead' && !isOver && (
                    <button
                      type="button"
                      className="btn sm end"
                      aria-label={say('hook.resendOf', { action: action(it), when: when(it.happenedAt) })}
                      onClick={() => resend.mutate(it.id)}
                    >
                      {say('hook.resend')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {deliveries.hasNextPage && (
        <button type="button" className="btn sm" onClick={() => void deliveries.fetchNextPage()}>
          {say('app.more')}
        </button>
      )}
      {resend.error && <Failure error={resend.error} />}
      <Done>{resend.isSuccess && say('hook.resent')}</Done>
    </div>
  );
}
