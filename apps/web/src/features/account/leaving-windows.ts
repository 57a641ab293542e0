import { sendNothing } from '../../api/client.js';
import { leaveUnasked, sendTyped } from '../../api/saves-under-way.js';
import { forgetKeptTexts } from '../../editor/kept-text.js';
import { waitToLeave, type WordsLeft } from './leave-later.js';

/** What one window of this browser tells the others. */
type Told =
  | { is: 'send'; asked: string }
  | { is: 'hears'; asked: string }
  | { is: 'sent'; asked: string; all: boolean }
  | { is: 'waiting' }
  | { is: 'out'; left: WordsLeft }
  | { is: 'in'; personId: string };

/** Every window has a line to the others of the same browser; a browser without such lines has none to tell. */
const line = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('tarmeem.session');
export const tellWindows = (told: Told): void => line?.postMessage(told);

/** Held by every window in which somebody is signed in: so each knows how many there are. */
const present = 'tarmeem.window';
const locks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);
async function otherWindows(): Promise<number | null> {
  const held = (await locks()?.query())?.held;
  return held ? held.filter(({ name }) => name === present).length - 1 : null;
}

/** How long windows may take to say that they hear, where they can't be counted, and how long their last words may take, in milliseconds. */
const toHear = 400;
const toSend = 5_000;

/**
 * Has every other window send what is typed in it; false when one of them could not. A window keeps a word on the device only half a
 * second after its key: until all have answered nobody knows of it but they. One that hangs is not waited for longer than `toSend`.
 */
export async function othersSent(): Promise<boolean> {
  const there = await otherWindows();
  if (!line || there === 0) return true;
  const asked = Math.random().toString(36);
  let [heard, sent, all] = [0, 0, true];
  return new Promise((tell) => {
    const began = Date.now();
    const isOver = () => sent >= (there ?? heard) && (there !== null || Date.now() - began >= toHear);
    const end = () => {
      line.removeEventListener('message', hear);
      for (const timer of timers) clearTimeout(timer);
      tell(all);
    };
    const hear = ({ data: told }: MessageEvent<Told>) => {
      if (!('asked' in told) || told.asked !== asked || told.is === 'send') return;
      if (told.is === 'hears') heard++;
      else {
        sent++;
        all &&= told.all;
      }
      if (isOver()) end();
    };
    const timers = [setTimeout(() => isOver() && end(), toHear), setTimeout(end, toSend)];
    line.addEventListener('message', hear);
    tellWindows({ is: 'send', asked });
  });
}

async function answer(asked: string): Promise<void> {
  tellWindows({ is: 'hears', asked });
  tellWindows({ is: 'sent', asked, all: await sendTyped() });
}

let isOut = false;
/** The session is ended: this window shows and keeps nothing of the person any more. Windows that end it together tell each other: each goes once. */
export function goOut(left: WordsLeft): void {
  if (isOut) return;
  isOut = true;
  sendNothing();
  leaveUnasked();
  waitToLeave(null);
  if (left === 'forget') forgetKeptTexts();
  location.replace('/app/sign-in');
}

/** Listens to the other windows while somebody is signed in here; returns how to end it. */
export function hearWindows(personId: string, onWaiting: () => void): () => void {
  const hear = ({ data: told }: MessageEvent<Told>) => {
    if (told.is === 'send') void answer(told.asked);
    else if (told.is === 'waiting') onWaiting();
    else if (told.is === 'out') goOut(told.left);
    else if (told.is === 'in' && told.personId !== personId) {
      // Somebody else signed in: what is typed here is never sent as theirs. The device keeps it for its author.
      sendNothing();
      location.replace('/app/');
    }
  };
  line?.addEventListener('message', hear);
  const gone = new AbortController();
  const stays = new Promise<void>((go) => gone.signal.addEventListener('abort', () => go()));
  void locks()
    ?.request(present, { mode: 'shared' }, () => stays)
    .catch(() => undefined);
  return () => {
    line?.removeEventListener('message', hear);
    gone.abort();
  };
}
