import { useQuery } from '@tanstack/react-query';
import type { EmergencyView, Verdict } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { emergenciesQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { AskDialog } from './ask-dialog.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** What waits for a second person here is no publication: it is out. */
const ofEmergency = (may: Verdict): Verdict =>
  !may.allowed && may.because === 'same-person' ? { ...may, because: 'same-person.emergency' } : may;

/** The emergency publications that wait for a second person; with `all` also those that were confirmed or refused. */
export function Emergencies({ slug, all = false }: { slug: string; all?: boolean }) {
  const { say, when } = useLanguage();
  const [asking, setAsking] = useState<{ emergency: EmergencyView; confirmed: boolean } | null>(null);
  const found = useQuery(emergenciesQuery(slug));
  const list = (found.data ?? []).filter(({ state }) => all || state === 'waiting');
  if (list.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="emergencies">
      <div className="hd">
        <h2 id="emergencies">{say('emergency.waiting')}</h2>
      </div>
      <ul className="stack">
        {list.map((it) => (
          <li key={it.number} className={it.state === 'waiting' ? 'note bad' : 'note'}>
            <Icon name={it.state === 'confirmed' ? 'ok' : 'stop'} />
            <div className="stack">
              <p>
                <strong>{say(`emergency.stands.${it.state}`, { number: it.number })}</strong>
                <span className="small muted">
                  {' '}
                  {say('emergency.by', { name: it.publishedBy.name, when: when(it.publishedAt) })}
                  {it.by && ` · ${it.by.name}`}
                </span>
              </p>
              <p className="small">
                {say('emergency.whyShown')}{' '}
                <q className="doc" dir="auto">
                  {it.reason}
                </q>
              </p>
              {it.refusal && (
                <p className="small">
                  {say('emergency.refusal')}{' '}
                  <q className="doc" dir="auto">
                    {it.refusal}
                  </q>
                </p>
              )}
              {it.state === 'waiting' && (
                <p className="row">
                  <VerdictButton
                    className="btn pri sm"
                    may={ofEmergency(it.mayConfirm)}
                    onClick={() => setAsking({ emergency: it, confirmed: true })}
                  >
                    {say('emergency.confirm')}
                  </VerdictButton>
                  <VerdictButton
                    className="btn sm"
                    may={ofEmergency(it.mayConfirm)}
                    onClick={() => setAsking({ emergency: it, confirmed: false })}
                  >
                    {say('emergency.refuse')}
                  </VerdictButton>
                  <a className="link" href={`/${slug}/editions/${it.number}`}>
                    {say('edition.read')}
                  </a>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asking && (
        <AskDialog
          title={say(asking.confirmed ? 'emergency.confirmTitle' : 'emergency.refuseTitle', {
            number: asking.emergency.number,
          })}
          lead={say(asking.confirmed ? 'emergency.confirmLead' : 'emergency.refuseLead')}
          {...(asking.confirmed
            ? {}
            : { field: { label: say('edition.reason'), missing: say('problem.reason-missing') }, grave: true })}
          button={say(asking.confirmed ? 'emergency.confirmDo' : 'emergency.refuseDo')}
          act={(reason, key) =>
            call('confirmEmergency', {
              params: { slug, number: asking.emergency.number },
              body: { confirmed: asking.confirmed, reason },
              key,
            })
          }
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
