import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueueItem } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { factOf } from '../../api/problem-error.js';
import { wordsOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import '../../text/words-of/review.js';
import '../../text/words-of/publishing.js';

/** What is to be done with several proposals at once. */
export interface Bulk {
  what: 'claim' | 'assign';
  items: readonly QueueItem[];
}

interface Done {
  item: QueueItem;
  error: unknown;
}

/** Asks once, does it for each, and lists what was done: nothing is left unsaid because something else worked. */
export function BulkDialog({
  bulk,
  meId,
  slug,
  onClose,
}: {
  bulk: Bulk;
  meId: string;
  slug: string;
  onClose: () => void;
}) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [personId, setPersonId] = useState('');
  const [takeOver, setTakeOver] = useState(false);
  const people = useQuery({
    queryKey: ['documents', slug, 'moderators'],
    queryFn: ({ signal }) => call('moderators', { params: { slug }, signal }),
    enabled: bulk.what === 'assign',
  });
  const others = bulk.items.filter(({ claim }) => claim && claim.by.id !== meId);
  const count = bulk.items.length;
  const doing = useMutation({
    mutationFn: async (): Promise<Done[]> => {
      const done: Done[] = [];
      for (const item of bulk.items) {
        const params = { proposalId: item.id };
        try {
          if (bulk.what === 'claim') await call('claim', { params, body: { takeOver } });
          else await call('assign', { params, body: { personId: personId || null } });
          done.push({ item, error: null });
        } catch (error) {
          done.push({ item, error });
        }
      }
      return done;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['documents', slug] }),
  });
  const nameIn = (error: unknown): string => {
    const held = factOf(error, 'claimedBy');
    return typeof held === 'object' && held !== null ? String(Reflect.get(held, 'name')) : '';
  };
  return (
    <Dialog
      title={say(`bulk.${bulk.what}`, { count })}
      lead={bulk.what === 'claim' ? say('bulk.claimLead') : say('bulk.assignLead')}
      onClose={onClose}
      footer={
        doing.data ? (
          <button type="button" className="btn pri" autoFocus onClick={onClose}>
            {say('app.close')}
          </button>
        ) : (
          <>
            <button type="button" className="btn quiet" onClick={onClose}>
              {say('app.goBack')}
            </button>
            <button
              type="button"
              className="btn pri"
              data-first={bulk.what === 'claim' || undefined}
              aria-disabled={doing.isPending || undefined}
              onClick={() => !doing.isPending && doing.mutate()}
            >
              {doing.isPending ? say('publish.doing') : say(`bulk.${bulk.what}.do`, { count })}
            </button>
          </>
        )
      }
    >
      {doing.data ? (
        <ul className="check" role="status">
          {doing.data.map(({ item, error }) => (
            <li key={item.id} className={error ? 'stop' : 'ok'}>
              <Icon name={error ? 'stop' : 'ok'} />
              <span>
                {item.number} <bdi>{item.title}</bdi>
                <br />
                <span className="muted small">
                  {error
                    ? nameIn(error)
                      ? say('bulk.held', { name: nameIn(error) })
                      : wordsOf(say, error)
                    : say(`bulk.${bulk.what}.done`)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <ul className="check small">
            {bulk.items.map((item) => (
              <li key={item.id}>
                <Icon name="list" />
                <span>
                  {item.number} <bdi>{item.title}</bdi>
                </span>
                {item.claim && <span className="muted">{item.claim.by.name}</span>}
              </li>
            ))}
          </ul>
          {bulk.what === 'claim' && others.length > 0 && (
            <label className="opt">
              <input type="checkbox" checked={takeOver} onChange={(event) => setTakeOver(event.target.checked)} />
              <span>{say('bulk.takeOver', { count: others.length })}</span>
            </label>
          )}
          {bulk.what === 'assign' && (
            <div className="f">
              <label className="lab" htmlFor="assign-to">
                {say('bulk.whom')}
              </label>
              <select
                id="assign-to"
                className="in"
                autoFocus
                value={personId}
                onChange={(event) => setPersonId(event.target.value)}
              >
                <option value="">{say('desk.nobody')}</option>
                {(people.data ?? []).map(({ id, name, load }) => (
                  <option key={id} value={id}>
                    {say('bulk.load', { name, load })}
                  </option>
                ))}
              </select>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}
