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
const keyOf = (personId: string, proposalId: string, sectionId: string): string =>
  `${keptPrefix}${personId}.${proposalId}.${sectionId}`;

/** The unsent text of a section, as this person left it on this device. */
export function keptText(personId: string, proposalId: string, sectionId: string) {
  const key = keyOf(personId, proposalId, sectionId);
  const read = (at: string): KeptText | null => {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(at) ?? 'null');
      return isKept(value) ? value : null;
    } catch {
      return null;
    }
  };
  const drop = (slot: string): void => {
    try {
      localStorage.removeItem(slot);
    } catch {
      // A forbidden storage holds nothing.
    }
  };
  return {
    /**
     * What was left here before, oldest first. It is laid aside, so that what is written from now on takes nothing of it away
     * before its author has chosen.
     */
    left(): { slot: string; text: KeptText }[] {
      try {
        const last = read(key);
        if (last) localStorage.setItem(`${key}.${last.at}`, JSON.stringify(last));
        if (last) localStorage.removeItem(key);
        return Object.keys(localStorage)
          .filter((slot) => slot.startsWith(`${key}.`))
          .sort()
          .flatMap((slot) => {
            const text = read(slot);
            return text ? [{ slot, text }] : [];
          });
      } catch {
        return [];
      }
    },
    /** Forgets one of those that were left. */
    drop,
    /** A full or forbidden storage is not an error: the text is still on the screen. */
    write(writing: Writing | null, seen: Saved, begun?: Writing): void {
      if (!writing) return drop(key);
      const text: KeptText = { ...writing, seen, at: new Date().toISOString() };
      if (!store(key, begun ? { ...text, begun } : text)) store(key, text);
    },
  };
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

/** Signing out leaves no text of anybody on the device. */
export function forgetKeptTexts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(keptPrefix)) localStorage.removeItem(key);
}
