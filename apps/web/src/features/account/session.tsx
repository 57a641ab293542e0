import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeView } from '@tarmeem/contract';
import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { onSignedOut } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { meQuery } from '../../api/queries.js';
import { useLanguage } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Failure, Loading } from '../../ui/states.js';
import { pressedSince, whenKeysRest } from '../../ui/when-keys-rest.js';
import { waitsToLeave } from './leave-later.js';
import { localPath } from './local-path.js';
import type { SigningOutProps } from './signing-out.js';

const SignInSteps = lazy(() => import('./sign-in-steps.js').then(({ SignInSteps }) => ({ default: SignInSteps })));

const SigningOut = lazy(() =>
  import('./signing-out.js').then(
    ({ SigningOut }) => ({ default: SigningOut }),
    () => ({ default: CannotSignOut }),
  ),
);
const WaitingToLeave = lazy(() =>
  import('./signing-out.js').then(({ WaitingToLeave }) => ({ default: WaitingToLeave })),
);

const SignOutContext = createContext<() => void>(() => undefined);
/** How the signed-in person asks to be signed out. */
export const useSignOut = () => useContext(SignOutContext);

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
  // Somebody signed out here without a connection: that comes before anything of theirs is shown.
  const [isLeaving] = useState(() => waitsToLeave() !== null);
  if (!isLeaving) return <AsSignedIn>{children}</AsSignedIn>;
  return (
    <Suspense fallback={<Loading />}>
      <WaitingToLeave />
    </Suspense>
  );
}

function AsSignedIn({ children }: { children: ReactNode }) {
  const me = useQuery({ ...meQuery, retry: false });
  const { locale, setLocale } = useLanguage();
  useEffect(() => {
    if (me.data && !localStorage.getItem('tarmeem.language') && me.data.language !== locale)
      setLocale(me.data.language);
  }, [me.data, locale, setLocale]);
  const [times, setTimes] = useState(0);
  const signOut = useCallback(() => setTimes((before) => before + 1), []);
  const nobody = codeOf(me.error) === 'signed-out' && !me.data;
  useEffect(() => {
    if (nobody)
      location.replace(`/app/sign-in?next=${encodeURIComponent(localPath(location.pathname + location.search))}`);
  }, [nobody]);
  if (me.data)
    return (
      <SessionContext value={me.data}>
        <SignOutContext value={signOut}>{children}</SignOutContext>
        <Suspense fallback={null}>
          <SigningOut personId={me.data.id} times={times} />
        </Suspense>
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

/** What it takes could not be fetched: nothing is done, and nothing pretended. */
function CannotSignOut({ times }: SigningOutProps) {
  const { say } = useLanguage();
  const [seen, setSeen] = useState(0);
  const close = () => setSeen(times);
  if (times === seen) return null;
  return (
    <Dialog
      title={say('app.noConnection')}
      onClose={close}
      footer={
        <button type="button" className="btn" onClick={close}>
          {say('app.close')}
        </button>
      }
    />
  );
}

/** Who pressed a key so lately, in milliseconds, may go on typing without looking. */
const stillTyping = 10_000;

/** The door inside the page: what was typed stays where it is, the request goes on after signing in. */
function SignInAgain({ me }: { me: MeView }) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [asked, setAsked] = useState<'typing' | 'resting' | null>(null);
  const waiting = useRef<((done: boolean) => void)[]>([]);
  useEffect(() => {
    const left = new AbortController();
    onSignedOut(() => {
      // What somebody types goes on into the text, and never into the password.
      if (waiting.current.length === 0)
        void whenKeysRest(left.signal, Infinity).then(() => {
          if (waiting.current.length > 0)
            setAsked(pressedSince(performance.now() - stillTyping) ? 'typing' : 'resting');
        });
      return new Promise((resolve) => waiting.current.push(resolve));
    });
    return () => {
      left.abort();
      onSignedOut(null);
    };
  }, []);
  const answer = (done: boolean) => {
    setAsked(null);
    for (const resolve of waiting.current.splice(0)) resolve(done);
  };
  if (asked === null) return null;
  const typed = asked === 'typing';
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
      <p className="small muted" tabIndex={typed ? -1 : undefined} data-first={typed || undefined}>
        {say('door.again.other', { email: me.email })}
      </p>
      <Suspense fallback={<Loading />}>
        <SignInSteps
          email={me.email}
          waits={typed}
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
