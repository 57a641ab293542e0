import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { factOf } from '../../api/problem-error.js';
import { wordsOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import type { DeskRow } from './desk-rows.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/review.js';
import '../../text/words-of/publishing.js';

/** What is to be done with several rows of the desk at once. */
export interface Bulk {
  what: 'claim' | 'assign';
  rows: readonly DeskRow[];
}

interface Done {
  row: DeskRow;
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
  const others = bulk.rows.filter(({ item: { claim } }) => claim && claim.by.id !== meId);
  const count = bulk.rows.length;
  const doing = useMutation({
    mutationFn: async (): Promise<Done[]> => {
      const all: Done[] = [];
      for (const row of bulk.rows) {
        try {
          await (bulk.what === 'claim' ? claim(row, takeOver) : assign(row, personId || null));
          all.push({ row, error: null });
        } catch (error) {
          all.push({ row, error });
        }
      }
      return all;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['documents', slug] }),
  });
  const done = doing.data;
  const nameIn = (error: unknown): string => {
    const held = factOf(error, 'claimedBy');
    return typeof held === 'object' && held !== null ? String(Reflect.get(held, 'name')) : '';
  };
  return (
    <Dialog
      title={
        done
          ? say('bulk.result', { done: done.filter(({ error }) => !error).length, count })
          : say(`bulk.${bulk.what}`, { count })
      }
      lead={!done && (bulk.what === 'claim' ? say('bulk.claimLead') : say('bulk.assignLead'))}
      onClose={onClose}
      footer={
        done ? (
          // A button of its own, which takes the focus: not the one before it with other words.
          <button key="close" type="button" className="btn pri" autoFocus onClick={onClose}>
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
      {done ? (
        <ul className="check" role="status">
          {done.map(({ row, error }) => (
            <li key={row.id} className={error ? 'stop' : 'ok'}>
              <Icon name={error ? 'stop' : 'ok'} />
              <span>
                <Named row={row} />
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
            {bulk.rows.map((row) => (
              <li key={row.id}>
                <Icon name="list" />
                <span>
                  <Named row={row} />
                </span>
                {row.item.claim && <span className="muted">{row.item.claim.by.name}</span>}
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

const claim = (row: DeskRow, takeOver: boolean): Promise<unknown> =>
  row.kind === 'proposal'
    ? call('claim', { params: { proposalId: row.id }, body: { takeOver } })
    : call('claimFeedback', { params: { feedbackId: row.id }, body: { takeOver } });

const assign = (row: DeskRow, personId: string | null): Promise<unknown> =>
  row.kind === 'proposal'
    ? call('assign', { params: { proposalId: row.id }, body: { personId } })
    : call('assignFeedback', { params: { feedbackId: row.id }, body: { personId } });

function Named({ row }: { row: DeskRow }) {
  const { say } = useLanguage();
  if (row.kind === 'proposal')
    return (
      <>
        {row.item.number} <bdi>{row.item.title}</bdi>
      </>
    );
  return (
    <>
      {say('feedback.number', { number: row.item.number })}: <bdi className="doc">{row.item.text.slice(0, 80)}</bdi>
    </>
  );
}
