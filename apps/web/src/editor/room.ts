import {
  HocuspocusProvider,
  HocuspocusProviderWebsocket,
  MessageType,
  type onMessageParameters,
} from '@hocuspocus/provider';
import { Extension, type AnyExtension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { messageYjsSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { connectionOf } from './connection.js';
import { RoomSaving } from './room-saving.js';
import type { Hears, Present, Room, RoomState } from './room-view.js';

export type { Present, Room, RoomState } from './room-view.js';
import { fallenWords } from './fallen-words.js';
import { keptCells } from './kept-cells.js';
import { KnownText, type Written } from './known-text.js';
import { endStep } from './room-steps.js';
import { sharedHeading } from './shared-heading.js';
import { stepsApart } from './steps-apart.js';

/** The form of the texts in rooms that this build knows; the server refuses an older one. Kept in step by a test. */
export const schemaHere = 2;
/** For how long what is written goes into one message, in milliseconds: a text expander writes a hundred signs in a moment, and nobody sees half of a step. */
const together = 50;
/** What a server takes in one message, in bytes, with a little for what frames it. */
const mostAtOnce = 4 * 1_048_576 - 1024;
/** How a websocket is closed over a message that is too big. */
const tooBig = 1009;

/** Enters the room of a text; null when that does not succeed within `patience` milliseconds. Throws nothing. */
export async function enterRoom(name: string, meId: string, patience: number): Promise<Room | null> {
  const text = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({
    url: `${location.origin.replace(/^http/, 'ws')}/collab`,
    delay: 500,
    minDelay: 250,
    maxDelay: 5_000,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    document: text,
    token: String(schemaHere),
    // A message may hold several updates, and is acknowledged as one: what counts answers counts messages.
    flushDelay: together,
  });
  // It may come before the text does.
  let isUnreadable = false;
  provider.on('stateless', ({ payload }: { payload: string }) => {
    isUnreadable = unreadableIn(payload) ?? isUnreadable;
  });
  const lastWords = () => provider.flushPendingUpdates();
  addEventListener('pagehide', lastWords);
  const leave = () => {
    removeEventListener('pagehide', lastWords);
    provider.destroy();
    socket.destroy();
    text.destroy();
  };
  const isIn = await new Promise<boolean>((found) => {
    setTimeout(() => found(false), patience);
    provider.on('synced', () => found(true));
    provider.on('authenticationFailed', () => found(false));
    provider.attach();
  });
  if (!isIn) {
    leave();
    return null;
  }
  return opened({ text, provider, socket, meId, isUnreadable, leave });
}

interface Parts {
  text: Y.Doc;
  provider: HocuspocusProvider;
  socket: HocuspocusProviderWebsocket;
  meId: string;
  isUnreadable: boolean;
  leave: () => void;
}

/** What the server tells of the text of the room; undefined when it tells something else. */
function unreadableIn(payload: string): boolean | undefined {
  const told: unknown = JSON.parse(payload);
  return typeof told === 'object' && told !== null && 'unreadable' in told ? told.unreadable === true : undefined;
}

/** What the server tells has fallen with what comes next. */
function fallenIn(payload: string): Written[] {
  const told: unknown = JSON.parse(payload);
  if (typeof told !== 'object' || told === null || !('fallen' in told)) return [];
  return (told.fallen as [number, number, number][]).map(([client, clock, len]) => ({ client, clock, len }));
}

/** What a message tells of the text, null when it tells of something else. */
function updateIn(message: onMessageParameters['message']): Uint8Array | null {
  message.readVarString(); // the name of the room
  const isOfText = message.readVarUint() === MessageType.Sync;
  return isOfText && message.readVarUint() !== messageYjsSyncStep1 ? message.readVarUint8Array() : null;
}

function opened({ text, provider, socket, meId, isUnreadable, leave }: Parts): Room {
  let state: RoomState = { connected: true, saved: true, by: [], unreadable: isUnreadable, people: [] };
  let hears: Hears | null = null;
  const set = (more: Partial<RoomState>) => {
    state = { ...state, ...more };
    hears?.onState(state);
  };
  const heading = text.getText('heading');
  const { rename, stored: allStored } = sharedHeading(heading, provider, (...what) => hears?.onHeading(...what));
  const { awareness } = provider;
  const userOf = (client: number) => awareness?.getStates().get(client)?.['user'] as Present | undefined;
  awareness?.setLocalStateField('cursor', null);
  awareness?.on('change', () => {
    const others = [...awareness.getStates().keys()].filter((client) => client !== text.clientID).map(userOf);
    const people = new Map(others.flatMap((one) => (one ? [[one.id, one]] : [])));
    set({ people: [...people.values()].filter(({ id }) => id !== meId) });
  });
  // The server tells everybody of what it stored, also who wrote it.
  let stored = 0;
  let came: Uint8Array | null = null;
  provider.on('message', ({ message }: onMessageParameters) => {
    came = updateIn(message);
    if (came) stored = Math.max(stored, Y.parseUpdateMeta(came).to.get(text.clientID) ?? 0);
  });
  const connection = connectionOf((connected) => set({ connected }));
  const known = new KnownText(text);
  const fallen: Written[] = [];
  text.on(
    'update',
    (update: Uint8Array, origin) => origin !== provider && known.wrote(update, provider.unsyncedChanges),
  );
  provider.on('unsyncedChanges', ({ number }: { number: number }) => {
    known.waits(number, provider.isAuthenticated);
    connection.waits(number);
    if (number === 0) allStored();
    set({ saved: number === 0 });
  });
  provider.on('stateless', ({ payload }: { payload: string }) => {
    const unreadable = unreadableIn(payload);
    if (unreadable !== undefined) set({ unreadable });
    fallen.push(...fallenIn(payload));
  });
  socket.on('status', ({ status }: { status: string }) => {
    if (status !== 'connected') connection.socket(false);
  });
  provider.on('authenticated', () => connection.socket(true));
  provider.on('close', ({ event }: { event: { code?: number; reason?: string } }) => {
    if (event.code === tooBig) hears?.onGone('too-large');
    else if (event.code === 1000 && event.reason) hears?.onGone(event.reason);
  });
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => hears?.onGone(reason));
  text.on('afterTransaction', ({ origin, beforeState, afterState }: Y.Transaction) => {
    if (origin !== provider) {
      if (afterState.get(text.clientID) !== beforeState.get(text.clientID)) set({ by: [] });
      return;
    }
    const wrote = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0));
    const names = wrote.flatMap(([client]) => userOf(client)?.name ?? []);
    if (names.length > 0) set({ by: [...new Set([...state.by, ...names])] });
  });
  // The server cuts the line for it, and would again each time it came.
  text.on('update', (update: Uint8Array, origin) => {
    if (origin !== provider && update.length > mostAtOnce) queueMicrotask(() => hears?.onGone('too-large'));
  });
  const room: Room = {
    extensions: [
      Collaboration.configure({ document: text, field: 'body' }),
      fallenWords({
        text,
        room: provider,
        known,
        came: () => came,
        told: () => fallen.splice(0),
        isHere: (client) => awareness?.getStates().has(client) ?? false,
        onOrphaned: (words) => hears?.onOrphaned(words),
      }),
      caretsOf(provider),
      keptCells,
      stepsApart(endStep),
    ],
    get state() {
      return state;
    },
    get steps() {
      return { written: Y.getState(text.store, text.clientID), stored };
    },
    heading: () => heading.toJSON(),
    rename,
    hear: (more) => {
      hears = more;
      more.onState(state);
    },
    saving: (options) => new RoomSaving({ ...options, room }),
    leave: () => {
      hears = null;
      connection.end();
      known.end();
      leave();
    },
  };
  return room;
}

/** Where colleagues' carets stand, with their names; nothing of it is read out. */
const caretsOf = ({ awareness }: HocuspocusProvider): AnyExtension =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () =>
      awareness
        ? [
            yCursorPlugin(awareness, {
              cursorBuilder: (user: Partial<Present>) => {
                const caret = document.createElement('span');
                caret.className = 'caret';
                caret.setAttribute('aria-hidden', 'true');
                const name = document.createElement('bdi');
                name.textContent = user.name ?? '';
                caret.append(name);
                return caret;
              },
              selectionBuilder: () => ({ class: 'chosen-by-other' }),
            }),
          ]
        : [],
  });
