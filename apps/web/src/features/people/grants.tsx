import type { HeldGrantView, PersonDetail } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { becauseOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Done } from '../account/part.js';
import { grantPlace, grantTitle } from './grant-words.js';
import { useCare } from './use-care.js';
import '../../text/words-of/people.js';

/** What a person holds now, each to be removed by who may. */
export function Grants({ person: { id: personId, grants, may } }: { person: PersonDetail }) {
  const { say, day } = useLanguage();
  const { care, trouble } = useCare((grantId: string) => call('withdrawGrant', { params: { personId, grantId } }));
  const since = ({ givenAt, givenBy }: HeldGrantView): string =>
    givenBy ? say('people.sinceBy', { day: day(givenAt), name: givenBy }) : say('people.since', { day: day(givenAt) });
  return (
    <>
      {grants.length === 0 ? (
        <p className="small muted">{say('people.noGrants')}</p>
      ) : (
        <ul className="grants">
          {grants.map((grant) => {
            const title = grantTitle(say, grant);
            const place = grantPlace(say, grant);
            return (
              <li key={grant.id}>
                <div>
                  <strong>{title}</strong>
                  <div className="muted small">
                    {place && <>{place} · </>}
                    {since(grant)}
                    {grant.until && <> · {say('people.until', { day: day(grant.until) })}</>}
                  </div>
                </div>
                {may.manage.allowed && (
                  <VerdictButton
                    may={may.manage}
                    className="btn sm quiet"
                    aria-label={say('people.removeOf', { grant: title })}
                    onClick={() => !care.isPending && care.mutate(grant.id)}
                  >
                    {say('people.remove')}
                  </VerdictButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {!may.manage.allowed && may.manage.because === 'not-oneself' && (
        <p className="small muted">{becauseOf(say, may.manage.because)}</p>
      )}
      {trouble}
      <Done>{care.isSuccess && say('people.removed')}</Done>
    </>
  );
}
