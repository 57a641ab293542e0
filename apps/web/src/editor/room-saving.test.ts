import { roomSchema } from '@tarmeem/contract';
import { fromPlainText, parse, plainText, toJson } from '@tarmeem/document';
import { describe, expect, test } from '@jest/globals';
import type { SaveState, Writing } from './autosave.js';
import { schemaHere } from './room.js';
import { RoomSaving } from './room-saving.js';
import type { Hears, Room, RoomState } from './room-view.js';

const text = (words: string): Writing => ({ heading: 'Police', body: toJson(fromPlainText(words)) });

/** A room without a network: its state is set by hand. */
function world() {
  let state: RoomState = { connected: true, saved: true, by: [], unreadable: false, people: [] };
  let hears: Hears | null = null;
  const device: { kept: Writing | null; begun: Writing | null } = { kept: null, begun: null };
  const states: SaveState['is'][] = [];
  const gone: string[] = [];
  let steps = { written: 0, stored: 0 };
  const room: Room = {
    extensions: [],
    get state() {
      return state;
    },
    get steps() {
      return steps;
    },
    heading: () => 'Police',
    rename: (to) => to,
    hear: (more) => {
      hears = more;
    },
    leave: () => undefined,
    saving: (options) => new RoomSaving({ ...options, room }),
  };
  const start = { version: 1, generation: 1, savedAt: null };
  const saving = new RoomSaving({
    room,
    start,
    text: text('Begun.'),
    keep: (writing, _, begun) => {
      device.kept = writing;
      device.begun = begun;
    },
    onState: (now) => states.push(now.is),
    onPeople: () => undefined,
    onHeading: () => undefined,
    onOrphaned: () => undefined,
    onGone: (reason) => gone.push(reason),
    latest: async () => ({ ...start, version: 2 }),
  });
  const set = (more: Partial<RoomState>) => {
    state = { ...state, ...more };
    hears?.onState(state);
  };
  const close = (reason: string) => hears?.onGone(reason);
  const step = (more: Partial<typeof steps>) => {
    steps = { ...steps, ...more };
  };
  return { saving, device, states, gone, set, step, close };
}
const words = (writing: Writing | null) => writing && plainText(parse(writing.body));

test('a browser names the form of texts in rooms that the server knows', () => {
  expect(schemaHere).toBe(roomSchema);
});

describe('saving in a room', () => {
  test('keeps on the device what is not stored yet, and forgets it once it is', async () => {
    const { saving, device, states, set } = world();
    set({ saved: false });
    saving.write(text('Begun. More.'));
    expect(words(device.kept)).toBe('Begun. More.');
    expect(saving.synced).toBe(false);
    set({ saved: true });
    expect(device.kept).toBeNull();
    expect(states.at(-1)).toBe('saved');
    expect(await saving.flush()).toBe(true);
  });

  test('once the room is closed to it, keeps what is still typed, says that it is not saved, and does not let it go unasked', async () => {
    const { saving, device, states, gone, set, close } = world();
    set({ saved: false });
    saving.write(text('Begun. More.'));
    set({ saved: true });
    close('reload');
    expect(gone).toEqual(['reload']);
    expect(saving.synced).toBe(true);
    saving.write(text('Begun. More. After.'));
    expect(words(device.kept)).toBe('Begun. More. After.');
    expect(states.at(-1)).toBe('pending');
    expect(saving.synced).toBe(false);
    expect(await saving.flush()).toBe(false);
  });

  test('keeps nothing of what was acknowledged, though the device says that it is offline', () => {
    const { saving, device, states, set } = world();
    set({ connected: false, saved: false });
    saving.write(text('Begun. More.'));
    expect(words(device.kept)).toBe('Begun. More.');
    set({ saved: true });
    expect(device.kept).toBeNull();
    expect(states.at(-1)).toBe('away');
  });

  test('keeps what was under way when the room closed', () => {
    const { saving, device, set, close } = world();
    set({ saved: false });
    saving.write(text('Begun. Unsent.'));
    close('generation');
    expect(words(device.kept)).toBe('Begun. Unsent.');
    expect(words(saving.unsent)).toBe('Begun. Unsent.');
  });

  test('keeps with it what the server is known to hold, although something always waits on a slow line', () => {
    const { saving, device, set, step } = world();
    set({ saved: false });
    for (const [nth, typed] of ['Begun. a', 'Begun. ab', 'Begun. abc'].entries()) {
      step({ written: nth + 1 });
      saving.write(text(typed));
    }
    expect(words(device.begun)).toBe('Begun.');
    step({ stored: 2 });
    set({ saved: false });
    expect([words(device.begun), words(device.kept)]).toEqual(['Begun. ab', 'Begun. abc']);
    // What was taken out, or comes from a colleague, is no step that could be told of.
    saving.write(text('Begun.'));
    step({ stored: 3 });
    set({ saved: false });
    expect([words(device.begun), words(device.kept)]).toEqual(['Begun. abc', 'Begun.']);
    // Of very many on their way the newest waits for all.
    for (let nth = 4; nth < 1_000; nth++) {
      step({ written: nth });
      saving.write(text(`Begun. ${String(nth)}`));
    }
    step({ stored: 900 });
    set({ saved: false });
    expect(words(device.begun)).toBe('Begun. 202');
    step({ stored: 999 });
    set({ saved: false });
    expect(words(device.begun)).toBe('Begun. 999');
  });

  test('never calls saved what makes no valid text', () => {
    const { saving, states, set } = world();
    set({ unreadable: true });
    expect(states).toEqual(['unreadable']);
    set({ saved: false });
    saving.write(text('Begun. More.'));
    set({ saved: true });
    expect(states).not.toContain('saved');
    set({ unreadable: false });
    expect(states.at(-1)).toBe('saved');
  });
});
