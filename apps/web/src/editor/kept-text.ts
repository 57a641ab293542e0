import type { DocJson } from '@tarmeem/document';
import type { Saved, Writing } from './autosave.js';

/** Text that is not on the server yet, kept on this device for its author. */
export interface KeptText extends Writing {
  /** The version it was written on. */
  seen: Saved;
  /** The text of that version: if somebody saved a newer one since, both can be joined. */
  begun?: Writing;
  at: string;
  /** The block it stood in was taken away by somebody who did not know it. */
  orphaned?: true;
}

/** One text that this device keeps, and where. */
export interface UnsentText {
  slot: string;
  text: KeptText;
}

/** Everything that is kept on the device for an author begins with it, so that signing out finds it. */
export const keptPrefix = 'tarmeem.kept.';
/** How long a key may wait until the device has it, in milliseconds: typing never waits for the device. */
const rest = 500;
/** How often everything that was kept was forgotten here: what was open then keeps nothing more. */
let forgotten = 0;

/**
 * The unsent text of a section that is open in one window, in a place of its own: what another window of the same author keeps, or what
 * was left here before, is never written over. `tell` hears whether the device keeps what is written.
 */
export function keptText(
  { personId, proposalId, sectionId }: { personId: string; proposalId: string; sectionId: string },
  tell: (isKept: boolean) => void = () => undefined,
) {
  const place = `${keptPrefix}${personId}.${proposalId}.${sectionId}`;
  const fresh = () => `${place}.${Date.now().toString(36)}.${Math.random().toString(36).slice(2)}`;
  const own = fresh();
  const since = forgotten;
  let waits: (() => KeptText) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What lies in the place as a whole. */
  let whole: (Parts & { at: string }) | null = null;
  const inWhole = (text: KeptText): boolean => {
    const parts = partsOf(text);
    if (!store(own, valueOf(parts))) return false;
    whole = { at: text.at, ...parts };
    return true;
  };
  /** While little changes, only that is written: the whole is long, and the device slow. */
  const inPart = (text: KeptText): boolean => {
    if (!whole || (whole.begun === null) !== (text.begun === undefined) || !isThere(own)) return false;
    const now = partsOf({ ...text, at: whole.at });
    const since: Since = { on: whole.at, at: text.at, ...changeOf(whole.text, now.text) };
    if (whole.begun !== null && now.begun !== null && now.begun !== whole.begun)
      since.begun = changeOf(whole.begun, now.begun);
    const put = since.put.length + (since.begun?.put.length ?? 0);
    return put * 2 < valueOf(whole).length && store(lateOf(own), JSON.stringify(since));
  };
  const settle = (): boolean => {
    clearTimeout(timer);
    timer = undefined;
    if (!waits) return true;
    const text = waits();
    const { begun, ...alone } = text;
    const isKept = since === forgotten && (inPart(text) || inWhole(text) || (begun !== undefined && inWhole(alone)));
    if (isKept) waits = null;
    tell(isKept);
    return isKept;
  };
  return {
    own,
    /** The places of what was left here before, or is written in another window. */
    others: (): string[] => {
      try {
        return Object.keys(localStorage).filter(
          (slot) => slot !== own && !slot.endsWith(late) && (slot === place || slot.startsWith(`${place}.`)),
        );
      } catch {
        return []; // a forbidden storage holds nothing
      }
    },
    /** Keeps the newest text within half a second; null: it is saved, forget it. */
    write(writing: Writing | null, seen: Saved, begun?: Writing): void {
      if (!writing) {
        waits = null;
        whole = null;
        return dropKept(own);
      }
      const at = new Date().toISOString();
      waits = () => ({ heading: writing.heading, body: writing.body, seen, at, ...(begun ? { begun } : {}) });
      timer ??= setTimeout(settle, rest);
    },
    /** Keeps words that there is no place for, until their author takes or drops them. */
    beside(words: Omit<KeptText, 'at'>): UnsentText {
      const text = { ...words, at: new Date().toISOString() };
      const slot = fresh();
      if (since !== forgotten || !store(slot, valueOf(partsOf(text)))) tell(false);
      return { slot, text };
    },
    /** What waits is on the device from now on; false: there is no room for it. */
    settle,
    /** What waits holds what another place keeps: it is kept in the place of that, which stays where there is no room for the new. */
    insteadOf(slot: string): void {
      if (settle()) return dropKept(slot);
      const before = [slot, lateOf(slot)].map((key) => [key, localStorage.getItem(key)] as const);
      dropKept(slot);
      if (!settle()) for (const [key, value] of before) if (value !== null) store(key, value);
    },
  };
}

/** The places of all texts of a proposal that this device keeps for an author, and the section of each. */
export function keptOf(personId: string, proposalId: string): { slot: string; sectionId: string }[] {
  const start = `${keptPrefix}${personId}.${proposalId}.`;
  try {
    return Object.keys(localStorage)
      .filter((slot) => slot.startsWith(start) && !slot.endsWith(late) && readKept(slot) !== null)
      .map((slot) => ({ slot, sectionId: slot.slice(start.length).split('.')[0] ?? '' }));
  } catch {
    return []; // a forbidden storage holds nothing
  }
}

/** What one place holds; null: nothing, or nothing that is a text. */
export function readKept(slot: string): KeptText | null {
  try {
    const stored = localStorage.getItem(slot) ?? 'null';
    const value: unknown = JSON.parse(stored);
    if (!isKept(value)) return null;
    const since = JSON.parse(localStorage.getItem(lateOf(slot)) ?? 'null') as Since | null;
    if (since?.on !== value.at) return value;
    const { begun, text } = partsOf(value);
    return {
      ...(JSON.parse(withChange(text, since)) as KeptText),
      ...(begun === null ? {} : { begun: JSON.parse(since.begun ? withChange(begun, since.begun) : begun) as Writing }),
      at: since.at,
    };
  } catch {
    return null;
  }
}

/** Forgets one of those that were left. */
export function dropKept(slot: string): void {
  try {
    localStorage.removeItem(slot);
    localStorage.removeItem(lateOf(slot));
  } catch {
    // A forbidden storage holds nothing.
  }
}

function store(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function isThere(key: string): boolean {
  try {
    return key in localStorage;
  } catch {
    return false;
  }
}

/** Beside the place of a text lies what changed since it was written there. */
const late = '.late';
const lateOf = (slot: string): string => slot + late;

const begunAs = new WeakMap<Writing, string>();

/** What is stored of a text, and of the one it was begun on, each by itself. */
interface Parts {
  begun: string | null;
  text: string;
}

/** The long text that it was begun on stays the same for many keys. */
function partsOf({ begun, ...text }: KeptText): Parts {
  let known = begun && begunAs.get(begun);
  if (begun && known === undefined) begunAs.set(begun, (known = JSON.stringify(begun)));
  return { begun: known ?? null, text: JSON.stringify(text) };
}

const valueOf = ({ begun, text }: Parts): string => (begun === null ? text : `{"begun":${begun},${text.slice(1)}`);

/** What changed since a text was written as a whole at a time, and of the one it was begun on, if that did. */
interface Since extends Change {
  on: string;
  at: string;
  begun?: Change;
}

/** Between what stays at the start, `from` letters, and at the end, `left` letters, stands something else. */
interface Change {
  from: number;
  left: number;
  put: string;
}

function changeOf(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let left = 0;
  while (
    left < most - from &&
    before.charCodeAt(before.length - 1 - left) === after.charCodeAt(after.length - 1 - left)
  )
    left++;
  return { from, left, put: after.slice(from, after.length - left) };
}

const withChange = (before: string, { from, left, put }: Change): string =>
  before.slice(0, from) + put + before.slice(before.length - left);

const isKept = (value: unknown): value is KeptText =>
  typeof value === 'object' &&
  value !== null &&
  'body' in value &&
  'heading' in value &&
  typeof value.heading === 'string' &&
  isDoc(value.body);
const isDoc = (value: unknown): value is DocJson =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc';

/** Whether this device keeps anything that is not on the server, of whatever kind. */
export function keepsTexts(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(keptPrefix));
  } catch {
    return false;
  }
}

/** Signing out leaves no text of anybody on the device, and the page that is still open puts none there again. */
export function forgetKeptTexts(): void {
  forgotten += 1;
  for (const key of Object.keys(localStorage)) if (key.startsWith(keptPrefix)) localStorage.removeItem(key);
}
