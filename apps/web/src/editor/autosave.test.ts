import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ProblemError, Unreachable } from '../api/problem-error.js';
import { Autosave, type Saved, type SaveState, type Writing } from './autosave.js';

const text = (words: string): Writing => ({
  heading: 'Sindh Police',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
});
const refusal = (code: 'stale' | 'ill-formed-text') =>
  new ProblemError({ type: '', title: '', status: 412, code, requestId: '' });

function world() {
  const server: { sent: Writing[]; seen: Saved[]; answer: () => Promise<void> } = {
    sent: [],
    seen: [],
    answer: async () => undefined,
  };
  const device: { kept: Writing | null } = { kept: null };
  const states: SaveState['is'][] = [];
  const autosave = new Autosave({
    start: { version: 0, generation: 1, savedAt: null },
    text: text(''),
    save: async (writing, seen) => {
      server.seen.push(seen);
      await server.answer();
      server.sent.push(writing);
      return { version: seen.version + 1, generation: 1, savedAt: '2026-11-23T14:05:00Z' };
    },
    keep: (writing) => {
      device.kept = writing;
    },
    onState: (state) => states.push(state.is),
    delays: { write: 1000, again: 10_000 },
  });
  return { autosave, server, device, states };
}

describe('saving while somebody writes', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('sends once after a pause, the newest words, and then forgets them on the device', async () => {
    const { autosave, server, device, states } = world();
    autosave.write(text('a'));
    autosave.write(text('ab'));
    expect(device.kept).toEqual(text('ab'));
    await jest.advanceTimersByTimeAsync(1000);
    expect(server.sent).toEqual([text('ab')]);
    expect(device.kept).toBeNull();
    expect(autosave.synced).toBe(true);
    expect(states.at(-1)).toBe('saved');
  });

  test('sends now and then while the keys never rest', async () => {
    const { autosave, server, device } = world();
    for (let key = 1; key <= 12; key++) {
      autosave.write(text('a'.repeat(key)));
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(server.sent).toEqual([text('a'.repeat(10))]);
    expect(device.kept).toEqual(text('a'.repeat(12)));
    await jest.advanceTimersByTimeAsync(1000);
    expect(server.sent.at(-1)).toEqual(text('a'.repeat(12)));
    expect(autosave.synced).toBe(true);
  });

  test('never has two requests under way: what is written meanwhile goes next, on the new version', async () => {
    const { autosave, server } = world();
    let finish = () => {};
    server.answer = () => new Promise((resolve) => (finish = resolve));
    autosave.write(text('a'));
    await jest.advanceTimersByTimeAsync(1000);
    autosave.write(text('b'));
    await jest.advanceTimersByTimeAsync(5000);
    expect(server.seen).toHaveLength(1);
    server.answer = async () => undefined;
    finish();
    await jest.advanceTimersByTimeAsync(1000);
    expect(server.sent).toEqual([text('a'), text('b')]);
    expect(server.seen.map(({ version }) => version)).toEqual([0, 1]);
  });

  test('keeps the words on the device without a connection and tries again', async () => {
    const { autosave, server, device, states } = world();
    server.answer = () => Promise.reject(new Unreachable('no answer'));
    autosave.write(text('a'));
    await jest.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)).toBe('offline');
    expect(device.kept).toEqual(text('a'));
    server.answer = async () => undefined;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(server.sent).toEqual([text('a')]);
    expect(device.kept).toBeNull();
  });

  test('stops at a newer version and saves over it only when told to', async () => {
    const { autosave, server, device, states } = world();
    server.answer = () => Promise.reject(refusal('stale'));
    autosave.write(text('mine'));
    await jest.advanceTimersByTimeAsync(1000);
    autosave.write(text('mine, longer'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toBe('stale');
    expect(server.seen).toHaveLength(1);
    expect(await autosave.flush()).toBe(false);
    expect(device.kept).toEqual(text('mine, longer'));
    expect(autosave.ancestor).toEqual(text(''));
    server.answer = async () => undefined;
    expect(await autosave.over({ version: 7, generation: 2, savedAt: null })).toBe(true);
    expect(server.seen.at(-1)).toMatchObject({ version: 7, generation: 2 });
    expect(server.sent).toEqual([text('mine, longer')]);
    expect(autosave.ancestor).toEqual(text('mine, longer'));
  });

  test('says why a text was refused, and does not send it again unchanged', async () => {
    const { autosave, server, states } = world();
    server.answer = () => Promise.reject(refusal('ill-formed-text'));
    autosave.write(text('a'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toBe('refused');
    expect(server.seen).toHaveLength(1);
  });
});
