import { keptPrefix } from '../../editor/kept-text.js';
import { holdSlot, whenFree } from '../../editor/window-lock.js';

/**
 * What was typed and not sent, by its author, proposal and change: a discussion that is folded away, left for another change, or loaded
 * again loses no word. Each window keeps its own on this device beside unsent texts, until it is sent or its author signs out; what a
 * window has left is put into the empty field of the next. Where the device keeps nothing, it is kept as long as the page is open.
 */
const typed = new Map<string, string>();
const held = new Map<string, () => void>();

/** Names this window, also after it was loaded again. */
const windowName = 'tarmeem.window';
function nameHere(): string {
  try {
    const name = sessionStorage.getItem(windowName) ?? Math.random().toString(36).slice(2);
    sessionStorage.setItem(windowName, name);
    return name;
  } catch {
    return '';
  }
}

/** A message that is not sent, of one window. */
export interface Unsaid {
  personId: string;
  proposalId: string;
  changeId: string | null;
}

const placeOf = ({ personId, proposalId, changeId }: Unsaid): string =>
  `${keptPrefix}${personId}.${proposalId}.said.${changeId ?? ''}`;
const ownOf = (it: Unsaid): string => `${placeOf(it)}.${nameHere()}`;

/** What this window holds. */
export function unsaid(it: Unsaid): string {
  const own = ownOf(it);
  const text = typed.get(own) ?? read(own);
  if (text !== '') hold(own, text);
  return text;
}

/** Whether this device keeps any, of this window or of another one. */
export const hasUnsaid = (it: Unsaid): boolean => unsaid(it) !== '' || othersOf(it).length > 0;

export function keepUnsaid(it: Unsaid, text: string): void {
  const own = ownOf(it);
  if (text === '') {
    typed.delete(own);
    held.get(own)?.();
    held.delete(own);
  } else hold(own, text);
  try {
    if (text === '') localStorage.removeItem(own);
    else localStorage.setItem(own, text);
  } catch {
    // The device keeps nothing for this page: the words are still in the field.
  }
}

/** Hands over what another window has left, once that one is gone; `take` says whether there is place for it. */
export function leftUnsaid(it: Unsaid, signal: AbortSignal, take: (text: string) => boolean): void {
  for (const slot of othersOf(it))
    whenFree(slot, signal, () => {
      const text = signal.aborted ? '' : read(slot);
      if (text !== '' && take(text)) localStorage.removeItem(slot);
    });
}

function hold(own: string, text: string): void {
  typed.set(own, text);
  if (!held.has(own)) held.set(own, holdSlot(own));
}

function othersOf(it: Unsaid): string[] {
  const [place, own] = [placeOf(it), ownOf(it)];
  try {
    return Object.keys(localStorage).filter((slot) => slot !== own && slot.startsWith(`${place}.`));
  } catch {
    return []; // a forbidden storage holds nothing
  }
}

function read(slot: string): string {
  try {
    return localStorage.getItem(slot) ?? '';
  } catch {
    return '';
  }
}
