import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RedactionView } from '@tarmeem/contract';
import { useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { type Say, useLanguage } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Answered, Note } from '../../ui/states.js';
import { AskDialog } from '../publishing/ask-dialog.js';
import '../../text/words-of/audit.js';

const redactionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['documents', slug, 'redactions'],
    queryFn: ({ signal }) => call('redactions', { params: { slug }, signal }),
  });

/** Words that tell who a child is: asked to be removed by one person, removed by another. */
export function Redactions({ slug }: { slug: string }) {
  const { say } = useLanguage();
  const list = useQuery(redactionsQuery(slug));
  const [open, setOpen] = useState<'ask' | RedactionView | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="sec" aria-labelledby="redactions">
      <div className="hd">
        <h2 id="redactions">{say('redaction.title')}</h2>
        <button type="button" className="btn sm end" onClick={() => setOpen('ask')}>
          {say('redaction.ask')}
        </button>
      </div>
      <Answered query={list}>
        {(redactions) =>
          redactions.length === 0 ? (
            <p className="small muted">{say('redaction.none')}</p>
          ) : (
            <ul className="facts">
              {redactions.map((redaction) => (
                <Redaction key={redaction.id} redaction={redaction} onOpen={() => setOpen(redaction)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {open === 'ask' && <AskForRedaction slug={slug} onClose={close} />}
      {open !== null && open !== 'ask' && <Decide slug={slug} redaction={open} onClose={close} />}
    </section>
  );
}

function Redaction({ redaction, onOpen }: { redaction: RedactionView; onOpen: () => void }) {
  const { say, when } = useLanguage();
  const { words, reason, askedBy, askedAt, outcome, decidedBy, decidedAt, places, own } = redaction;
  // Who looks after a part of the document reads of it, and leaves deciding to who removes words everywhere.
  const everywhere = places !== null && places.files !== null;
  return (
    <li>
      <div className="row">
        {words === null ? (
          <strong>{say(outcome === 'applied' ? 'redaction.applied' : 'redaction.refused')}</strong>
        ) : (
          <>
            <strong className="doc" dir="auto">
              {words}
            </strong>
            {everywhere && (
              <button type="button" className="btn sm end" onClick={onOpen}>
                {say(own ? 'redaction.takeBack' : 'redaction.decide')}
              </button>
            )}
          </>
        )}
      </div>
      <p className="small muted">
        {say('redaction.askedBy', { name: askedBy, when: when(askedAt) })}
        {decidedBy && decidedAt && ` · ${say('redaction.decidedBy', { name: decidedBy, when: when(decidedAt) })}`}
        {places && ` · ${standsIn(say, places)}`}
        {places && places.addresses > 0 && ` · ${say('redaction.addresses', { count: places.addresses })}`}
      </p>
      <p className="doc" dir="auto">
        {reason}
      </p>
    </li>
  );
}

function standsIn(say: Say, { texts, feedback, files }: NonNullable<RedactionView['places']>): string {
  return files === null
    ? say('redaction.placesInPart', { texts, feedback })
    : say('redaction.places', { texts, feedback, files });
}

function AskForRedaction({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [short, setShort] = useState(false);
  return (
    <AskDialog
      title={say('redaction.ask')}
      lead={say('redaction.lead')}
      field={{
        label: say('redaction.reason'),
        hint: say('redaction.reasonHint'),
        missing: say('problem.reason-missing'),
      }}
      button={say('redaction.send')}
      act={async (reason, key) => {
        setShort(words.trim().length < 3);
        const view = await call('askForRedaction', { params: { slug }, key, body: { words: words.trim(), reason } });
        client.setQueryData(redactionsQuery(slug).queryKey, view);
      }}
      onDone={onClose}
      onClose={onClose}
    >
      <Field
        label={say('redaction.words')}
        hint={say('redaction.wordsHint')}
        error={short ? say('redaction.short') : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            className="in doc"
            dir="auto"
            maxLength={200}
            autoComplete="off"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </AskDialog>
  );
}

function Decide({ slug, redaction, onClose }: { slug: string; redaction: RedactionView; onClose: () => void }) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const apply = useRef(!redaction.own);
  const [refusing, setRefusing] = useState(redaction.own);
  apply.current = !refusing;
  return (
    <AskDialog
      title={say(redaction.own ? 'redaction.takeBack' : 'redaction.decide')}
      button={say(refusing ? (redaction.own ? 'redaction.takeBack' : 'redaction.refuse') : 'redaction.remove')}
      grave={!refusing}
      act={async (_, key) => {
        const view = await call('decideRedaction', {
          params: { slug, redactionId: redaction.id },
          key,
          body: { apply: apply.current },
        });
        client.setQueryData(redactionsQuery(slug).queryKey, view);
      }}
      onDone={onClose}
      onClose={onClose}
    >
      <p className="doc" dir="auto">
        <strong>{redaction.words}</strong>
      </p>
      <p>{redaction.places && standsIn(say, redaction.places)}</p>
      {redaction.places?.addresses ? <p>{say('redaction.addresses', { count: redaction.places.addresses })}</p> : null}
      {redaction.places?.unread ? <p>{say('redaction.unread', { count: redaction.places.unread })}</p> : null}
      {!redaction.own && (
        <>
          <Note tone="warn" icon="info" title={say('redaction.forGood')}>
            {say('redaction.forGoodHint')}
          </Note>
          <label className="opt">
            <input type="checkbox" checked={refusing} onChange={(event) => setRefusing(event.target.checked)} />
            <span>{say('redaction.refuseInstead')}</span>
          </label>
        </>
      )}
    </AskDialog>
  );
}
