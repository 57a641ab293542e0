import { useEffect, useLayoutEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { call } from '../../api/client.js';
import { sendTyped } from '../../api/saves-under-way.js';
import { forgetKeptTexts, keepsTexts } from '../../editor/kept-text.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import '../../text/words-of/leaving.js';
import { waitsToLeave, waitToLeave, type WordsLeft } from './leave-later.js';
import { goOut, hearWindows, othersSent, tellWindows } from './leaving-windows.js';

/** How long the device may take to show that nothing is kept any more, and how often somebody who waits to be signed out is tried, in milliseconds. */
const patience = 1_500;
const between = 5_000;

/** Sends what is typed in every window; true when no word is on this device alone. */
async function allSent(): Promise<boolean> {
  const isSent = (await Promise.all([sendTyped(), othersSent()])).every(Boolean);
  for (const end = Date.now() + patience; keepsTexts() && Date.now() < end;)
    await new Promise((go) => setTimeout(go, 100));
  return isSent && !keepsTexts();
}

/** Ends the session; false while the server can't be reached. What is left here stays or goes only after that. */
async function ended(left: WordsLeft): Promise<boolean> {
  try {
    await call('signOut');
  } catch {
    return false;
  }
  tellWindows({ is: 'out', left });
  goOut(left);
  return true;
}

type Asked = 'nothing' | 'about-words' | 'about-connection';

export interface SigningOutProps {
  personId: string;
  /** How often somebody asked to be signed out. */
  times: number;
}

/** The way out: it asks where words would be lost, and says where there is no connection. It comes early, for who has none later. */
export function SigningOut({ personId, times }: SigningOutProps) {
  const say = useSay();
  const [asked, setAsked] = useState<Asked>('nothing');
  const [left, setLeft] = useState<WordsLeft>('forget');
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    tellWindows({ is: 'in', personId });
    return hearWindows(personId, () => setWaiting(true));
  }, [personId]);
  const end = async (words: WordsLeft) => {
    setLeft(words);
    if (!(await ended(words))) setAsked('about-connection');
  };
  const begin = useEffectEvent(async () => {
    if (await allSent()) await end('forget');
    else setAsked('about-words');
  });
  useEffect(() => {
    if (times > 0) void begin();
  }, [times]);
  const wait = () => {
    waitToLeave(left);
    if (left === 'forget') forgetKeptTexts();
    tellWindows({ is: 'waiting' });
    setAsked('nothing');
    setWaiting(true);
  };
  const stay = () => setAsked('nothing');
  const staying = (
    <button type="button" className="btn pri" data-first onClick={stay}>
      {say('out.stay')}
    </button>
  );
  return (
    <>
      {asked === 'about-words' && (
        <Dialog
          title={say('out.unsent')}
          lead={say('out.unsentHint')}
          onClose={stay}
          footer={
            <>
              <button type="button" className="btn grave-text" onClick={() => void end('forget')}>
                {say('out.forget')}
              </button>
              <button type="button" className="btn" onClick={() => void end('keep')}>
                {say('out.keep')}
              </button>
              {staying}
            </>
          }
        />
      )}
      {asked === 'about-connection' && (
        <Dialog
          title={say('out.still')}
          lead={say('out.stillHint')}
          onClose={stay}
          footer={
            <>
              <button type="button" className="btn" onClick={wait}>
                {say('out.later')}
              </button>
              {staying}
            </>
          }
        />
      )}
      {isWaiting && createPortal(<WaitingToLeave hides />, document.body)}
    </>
  );
}

/**
 * In the place of everything else until the server has ended the session. What lies behind it is not shown, but still there: its words
 * are sent first when the connection is back.
 */
export function WaitingToLeave({ hides = false }: { hides?: boolean }) {
  const say = useSay();
  const [tries, setTries] = useState(0);
  useLayoutEffect(() => {
    const root = document.getElementById('root');
    if (hides && root) root.style.display = 'none';
    document.title = `${say('out.waiting')} · ${say('app.name')}`;
  }, [say, hides]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const go = async () => {
      await Promise.all([sendTyped(), othersSent()]);
      // What can't be sent is kept, unless its author said that it goes.
      const words = waitsToLeave() ?? 'keep';
      if (isOver || (await ended(words))) return;
      if (!isOver) timer = setTimeout(() => void go(), between);
    };
    const at = setTimeout(() => void go(), tries === 0 ? 0 : 50);
    const online = () => setTries((before) => before + 1);
    addEventListener('online', online);
    return () => {
      isOver = true;
      clearTimeout(at);
      clearTimeout(timer);
      removeEventListener('online', online);
    };
  }, [tries]);
  return (
    <main className="door" id="leaving" tabIndex={-1} ref={(it) => it?.focus()}>
      <h1>{say('out.waiting')}</h1>
      <p role="status">{say('out.waitingHint')}</p>
      <p>
        <button type="button" className="btn" onClick={() => setTries((before) => before + 1)}>
          {say('out.again')}
        </button>
      </p>
    </main>
  );
}
