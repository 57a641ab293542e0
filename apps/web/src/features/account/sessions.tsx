import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { sessionsQuery } from '../../api/queries.js';
import { useLanguage, type Say } from '../../text/words.js';
import { Answered, Failure } from '../../ui/states.js';
import { Done, Part } from './part.js';
import '../../text/words-of/settings.js';

/** Every browser in which the person is signed in, and a way to end it. */
export function Sessions() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: async (sessionId: string | null) =>
      sessionId ? call('endSession', { params: { sessionId } }) : call('endOtherSessions'),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <Part title={say('account.sessions')}>
      <Answered query={sessions}>
        {(list) => (
          <>
            <ul className="facts">
              {list.map((session) => (
                <Session key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
              ))}
            </ul>
            {list.length > 1 && (
              <p className="row">
                <button type="button" className="btn" onClick={() => end.mutate(null)}>
                  {say('account.signOutOthers')}
                </button>
              </p>
            )}
          </>
        )}
      </Answered>
      {end.error && <Failure error={end.error} />}
      <Done>{end.isSuccess && say('account.signedOut')}</Done>
    </Part>
  );
}

function Session({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const { say, when } = useLanguage();
  const name = nameOf(say, session);
  return (
    <li className="row">
      <div>
        <strong>{name}</strong>{' '}
        {session.address && <span className="muted">{say('account.sessionFrom', { address: session.address })}</span>}
        <div className="small muted">
          {say('account.sessionSince', { begun: when(session.begunAt), seen: when(session.seenAt) })}
        </div>
      </div>
      {session.current ? (
        <span className="st ok end">{say('account.thisBrowser')}</span>
      ) : (
        <button
          type="button"
          className="btn sm end"
          aria-label={say('account.signOutThereOf', { session: name })}
          onClick={onEnd}
        >
          {say('account.signOutThere')}
        </button>
      )}
    </li>
  );
}

const nameOf = (say: Say, { browser, system }: SessionView): string =>
  browser && system ? say('account.session', { browser, system }) : (browser ?? say('account.sessionUnknown'));
