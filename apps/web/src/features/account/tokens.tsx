import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreatedTokenView, TokenView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { tokensQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { ShownOnce } from '../../ui/shown-once.js';
import { Answered, Failure } from '../../ui/states.js';
import { NewToken } from './new-token.js';
import { Done, Part } from './part.js';
import '../../text/words-of/settings.js';

/** The tokens by which programs act for the person: made, shown once, and withdrawn. */
export function Tokens() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const [made, setMade] = useState<CreatedTokenView | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const withdraw = useMutation({
    mutationFn: (tokenId: string) => call('withdrawToken', { params: { tokenId } }),
    onSuccess: (_, tokenId) => setMade((before) => (before?.id === tokenId ? null : before)),
    onSettled: refresh,
  });
  return (
    <Part title={say('token.title')}>
      <p className="small muted">{say('token.lead')}</p>
      {made && (
        <ShownOnce
          key={made.id}
          title={say('token.made', { name: made.name })}
          secret={made.token}
          onKept={() => setMade(null)}
        >
          {say('token.once')}
        </ShownOnce>
      )}
      <Answered query={tokens}>
        {(list) =>
          list.length > 0 ? (
            <ul className="facts">
              {list.map((token) => (
                <Token key={token.id} token={token} onWithdraw={() => withdraw.mutate(token.id)} />
              ))}
            </ul>
          ) : (
            <p>{say('token.none')}</p>
          )
        }
      </Answered>
      {withdraw.error && <Failure error={withdraw.error} />}
      <Done>{withdraw.isSuccess && say('token.withdrawn')}</Done>
      <NewToken
        onMade={(token) => {
          withdraw.reset();
          setMade(token);
          void refresh();
        }}
      />
    </Part>
  );
}

function Token({ token, onWithdraw }: { token: TokenView; onWithdraw: () => void }) {
  const { say, day, when } = useLanguage();
  const { name, roles, mayWrite, expiresAt, usedAt } = token;
  return (
    <li className="row">
      <div>
        <strong dir="auto">{name}</strong>{' '}
        <span className="muted">{roles.map((role) => say(`token.role.${role}`)).join(', ')}</span>
        <div className="small muted">
          {say(mayWrite ? 'token.writes' : 'token.reads')} · {say('token.until', { day: day(expiresAt) })} ·{' '}
          {usedAt ? say('token.used', { when: when(usedAt) }) : say('token.unused')}
        </div>
      </div>
      <button type="button" className="btn sm end" aria-label={say('token.withdrawOf', { name })} onClick={onWithdraw}>
        {say('token.withdraw')}
      </button>
    </li>
  );
}
