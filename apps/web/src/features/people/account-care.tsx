import { useQuery } from '@tanstack/react-query';
import type { PersonDetail } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Done } from '../account/part.js';
import { Choice } from '../../ui/choice.js';
import { EmailOf } from './email-of.js';
import { organisationsQuery } from './people.queries.js';
import { useCare } from './use-care.js';
import '../../text/words-of/people.js';

/** What an administrator does with somebody's account; nothing is shown to who may not. */
export function AccountCare({ person }: { person: PersonDetail }) {
  const say = useSay();
  const { id: personId, name, email, standing, secondFactor, may } = person;
  const [asked, setAsked] = useState<'close' | 'reset' | null>(null);
  const params = { personId };
  const link = useCare(() => call('sendLink', { params }));
  const reset = useCare(
    () => call('resetSecondFactor', { params }),
    () => setAsked(null),
  );
  const stand = useCare(
    (active: boolean) => call('setStanding', { params, body: { active } }),
    () => setAsked(null),
  );
  if (!may.manage.allowed) return null;
  return (
    <section className="stack" aria-labelledby="person-account">
      <h3 id="person-account">{say('people.account')}</h3>
      <Membership person={person} />
      <EmailOf person={person} />
      <p className="row">
        {standing !== 'closed' && (
          <button type="button" className="btn sm" onClick={() => link.care.mutate(undefined)}>
            {say(standing === 'invited' ? 'people.linkInvited' : 'people.link')}
          </button>
        )}
        {secondFactor && (
          <button type="button" className="btn sm" onClick={() => setAsked('reset')}>
            {say('people.reset')}
          </button>
        )}
        {standing === 'closed' ? (
          <button type="button" className="btn sm" onClick={() => stand.care.mutate(true)}>
            {say('people.reopen')}
          </button>
        ) : (
          <button type="button" className="btn grave sm" onClick={() => setAsked('close')}>
            {say('people.close')}
          </button>
        )}
      </p>
      {link.trouble}
      {asked === null && stand.trouble}
      <Done>
        {link.care.isSuccess && say('people.linkSent', { email })}
        {reset.care.isSuccess && say('people.resetDone')}
        {stand.care.isSuccess && say(standing === 'closed' ? 'people.closeDone' : 'people.reopened')}
      </Done>
      {asked && (
        <Dialog
          title={say(asked === 'close' ? 'people.closeTitle' : 'people.resetTitle', { name })}
          lead={say(asked === 'close' ? 'people.closeLead' : 'people.resetLead', { name })}
          onClose={() => setAsked(null)}
          footer={
            <>
              <button type="button" className="btn quiet" onClick={() => setAsked(null)}>
                {say('app.cancel')}
              </button>
              <button
                type="button"
                className="btn grave pri"
                onClick={() => (asked === 'close' ? stand.care.mutate(false) : reset.care.mutate(undefined))}
              >
                {say(asked === 'close' ? 'people.closeDo' : 'people.resetDo')}
              </button>
            </>
          }
        >
          {asked === 'close' ? stand.trouble : reset.trouble}
        </Dialog>
      )}
    </section>
  );
}

/** The organisation the person belongs to. */
function Membership({ person: { id: personId, organisation } }: { person: PersonDetail }) {
  const say = useSay();
  const places = useQuery(organisationsQuery);
  const [chosen, setChosen] = useState(organisation?.slug ?? '');
  const { care, trouble } = useCare((slug: string) =>
    call('setMembership', { params: { personId }, body: { organisation: slug || null } }),
  );
  if (!places.data) return null;
  return (
    <>
      <div className="member">
        <Choice
          label={say('people.member')}
          value={chosen}
          options={[
            ['', say('people.noOrganisation')],
            ...places.data.organisations.map(({ slug, name }): [string, string] => [slug, name]),
          ]}
          onChoose={setChosen}
        />
        <button
          type="button"
          className="btn"
          aria-disabled={chosen === (organisation?.slug ?? '') || care.isPending || undefined}
          onClick={() => chosen !== (organisation?.slug ?? '') && !care.isPending && care.mutate(chosen)}
        >
          {say('people.move')}
        </button>
      </div>
      {trouble}
      <Done>{care.isSuccess && say('people.moved')}</Done>
    </>
  );
}
