import type { AnyExtension } from '@tiptap/core';
import type { DocJson } from '@tarmeem/document';
import type { Saved, SaveState, Saving, Writing } from './autosave.js';

/** A colleague who has the section open. */
export interface Present {
  id: string;
  name: string;
}

/** How it stands between this browser and the server. */
export interface RoomState {
  connected: boolean;
  /** Everything written here is stored on the server. */
  saved: boolean;
  /** Whose words came in since this browser last wrote, by name. */
  by: readonly string[];
  /** The words in the room make no valid text at the moment. */
  unreadable: boolean;
  people: readonly Present[];
}

/** Words of the author for which there is no place: the text without them, and with them in the blocks that are gone. */
export interface Orphaned {
  begun: DocJson;
  body: DocJson;
}

/** What a room tells. */
export interface Hears {
  onState: (state: RoomState) => void;
  /** What a colleague made of the heading; `mine`: what was written here at the same place meanwhile, else null. */
  onHeading: (heading: string, mine: string | null) => void;
  /** The room is closed to this browser; the reason is the server's. */
  onGone: (reason: string) => void;
  /** Somebody took a block away in which words were written that they did not know. */
  onOrphaned: (words: Orphaned) => void;
}

/** A section open together with colleagues: what the editor is given, and what it tells. */
export interface Room {
  extensions: AnyExtension[];
  readonly state: RoomState;
  /** How many steps were written here so far, and up to which of them the server is known to hold all. */
  readonly steps: { written: number; stored: number };
  heading(): string;
  /** Writes what `shown` became; returns the heading with what others wrote meanwhile. */
  rename(to: string, shown: string): string;
  /** Who is told from now on. */
  hear(hears: Hears): void;
  leave(): void;
  /** Saving in this room. */
  saving(options: Omit<RoomSavingOptions, 'room'>): Saving;
}

/** What saving in a room needs. */
export interface RoomSavingOptions {
  room: Room;
  start: Saved;
  /** The text of the room at the start. */
  text: Writing;
  keep: (writing: Writing | null, seen: Saved, begun: Writing) => void;
  onState: (state: SaveState) => void;
  onPeople: (state: RoomState) => void;
  onHeading: (heading: string, mine: string | null) => void;
  onOrphaned: (words: Orphaned, seen: Saved) => void;
  /** The room is closed: the text goes on elsewhere, or not at all. */
  onGone: (reason: string) => void;
  /** What the server holds by now. */
  latest: () => Promise<Saved>;
}
