import type { DocJson } from '@tarmeem/document';
import type { Saved, Writing } from './autosave.js';

/** Text that is not on the server yet, kept on this device for its author. */
export interface KeptText extends Writing {
  /** The version it was written on. */
  seen: Saved;
  /** The text of that version: if somebody saved a newer one since, both can be joined. */
  begun?: Writing;
  at: string;
}

/** Everything that is kept on the device for an author begins with it, so that signing out finds it. */
export const keptPrefix = 'tarmeem.kept.';
/** How long a key may wait until the device has it, in milliseconds: typing never waits for the device. */
const rest = 250;
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
  const own = `${place}.${Date.now().toString(36)}.${Math.random().toString(36).slice(2)}`;
  const since = forgotten;
  let waits: (() => KeptText) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!waits) return;
    const { begun, ...text } = waits();
    waits = null;
    tell(since === forgotten && ((begun !== undefined && store(own, { ...text, begun })) || store(own, text)));
  };
  return {
    own,
    /** The places of what was left here before, or is written in another window. */
    others: (): string[] => {
      try {
        return Object.keys(localStorage).filter(
          (slot) => slot !== own && (slot === place || slot.startsWith(`${place}.`)),
        );
      } catch {
        return []; // a forbidden storage holds nothing
      }
    },
    /** Keeps the newest text within a quarter of a second; null: it is saved, forget it. */
    write(writing: Writing | null, seen: Saved, begun?: Writing): void {
      if (!writing) {
        waits = null;
        return dropKept(own);
      }
      const at = new Date().toISOString();
      waits = () => ({ heading: writing.heading, body: writing.body, seen, at, ...(begun ? { begun } : {}) });
      timer ??= setTimeout(settle, rest);
    },
    /** What waits is on the device from now on. */
    settle,
  };
}

/** What one place holds; null: nothing, or nothing that is a text. */
export function readKept(slot: string): KeptText | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(slot) ?? 'null');
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

/** Forgets one of those that were left. */
export function dropKept(slot: string): void {
  try {
    localStorage.removeItem(slot);
  } catch {
    // A forbidden storage holds nothing.
  }
}

function store(key: string, text: KeptText): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(text));
    return true;
  } catch {
    return false;
  }
}

const isKept = (value: unknown): value is KeptText =>
  typeof value === 'object' &&
  value !== null &&
  'body' in value &&
  'heading' in value &&
  typeof value.heading === 'string' &&
  isDoc(value.body);
const isDoc = (value: unknown): value is DocJson =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc';

/** Signing out leaves no text of anybody on the device, and the page that is still open puts none there again. */
export function forgetKeptTexts(): void {
  forgotten += 1;
  for (const key of Object.keys(localStorage)) if (key.startsWith(keptPrefix)) localStorage.removeItem(key);
}
