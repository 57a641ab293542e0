import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeView } from '@tarmeem/contract';
import { createContext, lazy, Suspense, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { call, onSignedOut } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { meQuery } from '../../api/queries.js';
import { sendTyped } from '../../api/saves-under-way.js';
import { forgetKeptTexts } from '../../editor/kept-text.js';
import { useLanguage } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Failure, Loading } from '../../ui/states.js';
import { localPath } from './local-path.js';

const SignInSteps = lazy(() => import('./sign-in-steps.js').then(({ SignInSteps }) => ({ default: SignInSteps })));

/** Who is signed in; SignedIn gives it. */
export const SessionContext = createContext<MeView | null>(null);

/** The signed-in person; only inside SignedIn. */
export function useMe(): MeView {
  const me = useContext(SessionContext);
  if (!me) throw new Error('useMe outside of SignedIn');
  return me;
}

export const hasRole = (me: MeView, ...roles: MeView['grants'][number]['role'][]): boolean =>
  me.grants.some(({ role }) => roles.includes(role));

/** Shows its children to a signed-in person; sends others to the door, and asks again in a dialog when a session ends. */
export function SignedIn({ children }: { children: ReactNode }) {
  const me = useQuery({ ...meQuery, retry: false });
  const { locale, setLocale } = useLanguage();
  useEffect(() => {
    if (me.data && !localStorage.getItem('tarmeem.language') && me.data.language !== locale)
      setLocale(me.data.language);
  }, [me.data, locale, setLocale]);
  const nobody = codeOf(me.error) === 'signed-out' && !me.data;
  useEffect(() => {
    if (nobody)
      location.replace(`/app/sign-in?next=${encodeURIComponent(localPath(location.pathname + location.search))}`);
  }, [nobody]);
  if (me.data)
    return (
      <SessionContext value={me.data}>
        {children}
        <SignInAgain me={me.data} />
      </SessionContext>
    );
  if (me.error && !nobody)
    return (
      <main className="door">
        <Failure error={me.error} onAgain={() => void me.refetch()} />
      </main>
    );
  return <Loading />;
}

/** The door inside the page: what was typed stays where it is, the request goes on after signing in. */
function SignInAgain({ me }: { me: MeView }) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const waiting = useRef<((done: boolean) => void)[]>([]);
  useEffect(() => {
    onSignedOut(() => {
      setAsked(true);
      return new Promise((resolve) => waiting.current.push(resolve));
    });
    return () => onSignedOut(null);
  }, []);
  const answer = (done: boolean) => {
    setAsked(false);
    for (const resolve of waiting.current.splice(0)) resolve(done);
  };
  if (!asked) return null;
  return (
    <Dialog
      title={say('door.again.title')}
      lead={say('door.again.hint')}
      onClose={() => answer(false)}
      footer={
        <button type="button" className="btn quiet" onClick={() => answer(false)}>
          {say('app.cancel')}
        </button>
      }
    >
      <p className="small muted">{say('door.again.other', { email: me.email })}</p>
      <Suspense fallback={<Loading />}>
        <SignInSteps
          email={me.email}
          onDone={(who) => {
            // What waits is the other person's: it is never sent as this one, and goes with the page.
            if (who.id !== me.id) location.assign('/app/');
            else {
              client.setQueryData(meQuery.queryKey, who);
              answer(true);
            }
          }}
        />
      </Suspense>
    </Dialog>
  );
}

/** Sends what was typed, ends the session, and leaves nothing of the person on this device. */
export async function signOut(): Promise<void> {
  await sendTyped();
  await call('signOut').catch(() => undefined);
  forgetKeptTexts();
  location.assign('/app/sign-in');
}
