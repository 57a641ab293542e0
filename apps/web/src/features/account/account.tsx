import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { LettersSwitch } from '../../redline/letters-switch.js';
import { useTitle } from '../../ui/shell.js';
import { Answered } from '../../ui/states.js';
import { ChangePassword } from './change-password.js';
import { LinkedSignOns } from './linked-sign-ons.js';
import { Part } from './part.js';
import { Profile } from './profile.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';
import { Webhooks } from './webhooks.js';

/** One's own account: who one is here, and every way in. */
export function Account() {
  const say = useSay();
  useTitle(say('account.title'));
  const account = useQuery(accountQuery);
  return (
    <main id="main" className="page account">
      <h1>{say('account.title')}</h1>
      <Answered query={account}>
        {(it) => (
          <>
            <Profile account={it} />
            <Part title={say('keys.title')}>
              <p className="small muted">{say('keys.settings')}</p>
              <LettersSwitch />
            </Part>
            <ChangePassword hasPassword={it.hasPassword} />
            <SecondFactor factor={it.secondFactor} />
            <Sessions />
            <LinkedSignOns account={it} />
            <Tokens />
            <Webhooks />
          </>
        )}
      </Answered>
    </main>
  );
}
