import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CreatedTokenView, TokenView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { tokensQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Answered, Failure, Note } from '../../ui/states.js';
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
        <Note tone="good" icon="ok" arrives="status" title={say('token.made', { name: made.name })}>
          <p>{say('token.once')}</p>
          <output className="secret" dir="ltr">
            {made.token}
          </output>
          <div className="row">
            <button type="button" className="btn sm" onClick={() => void navigator.clipboard.writeText(made.token)}>
              {say('token.copy')}
            </button>
            <button type="button" className="btn sm" onClick={() => setMade(null)}>
              {say('token.kept')}
            </button>
          </div>
        </Note>
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
