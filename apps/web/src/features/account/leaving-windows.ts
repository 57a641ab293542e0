import { sendNothing } from '../../api/client.js';
import { leaveUnasked, sendTyped } from '../../api/saves-under-way.js';
import { forgetKeptTexts } from '../../editor/kept-text.js';
import { waitToLeave, type WordsLeft } from './leave-later.js';

/** What one window of this browser tells the others. */
type Told = { is: 'send' } | { is: 'waiting' } | { is: 'out'; left: WordsLeft } | { is: 'in'; personId: string };

/** Every window has a line to the others of the same browser; a browser without such lines has none to tell. */
const line = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('tarmeem.session');
export const tellWindows = (told: Told): void => line?.postMessage(told);

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
    if (told.is === 'send') void sendTyped();
    else if (told.is === 'waiting') onWaiting();
    else if (told.is === 'out') goOut(told.left);
    else if (told.personId !== personId) {
      // Somebody else signed in: what is typed here is never sent as theirs. The device keeps it for its author.
      sendNothing();
      location.replace('/app/');
    }
  };
  line?.addEventListener('message', hear);
  return () => line?.removeEventListener('message', hear);
}
