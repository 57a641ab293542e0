import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { SayForm } from './say-form.js';

beforeAll(() => {
  Object.assign(globalThis, { scrollTo: () => undefined });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const person = (name: string, internal = true) => ({ id: name, name, organisation: 'Sindh Police', internal });
const view = {
  messages: [],
  people: [person('Amna Baloch'), person('Bilal Khan'), person('Maryam Moderator', false)],
  may: { internal: true, shared: true },
};

async function field(changeId: string): Promise<HTMLTextAreaElement> {
  show(<SayForm proposalId="1" changeId={changeId} view={view} />);
  return await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Your message/ });
}
const type = (into: HTMLTextAreaElement, text: string) => fireEvent.change(into, { target: { value: text } });
const offers = () => {
  const list = screen.queryByRole('listbox');
  return list ? within(list).getAllByRole('option') : [];
};
const options = () => offers().map(({ textContent }) => textContent);
const called = () => screen.queryAllByRole('button', { name: /Do not mention/ }).map(({ textContent }) => textContent);

describe('an @ in the field of a message', () => {
  test('offers who hears it, and takes one by arrows and Enter', async () => {
    const text = await field('a');
    type(text, 'Look, @');
    expect(options()).toEqual(['Amna Baloch · Sindh Police', 'Bilal Khan · Sindh Police']);
    expect(screen.getByRole('status').textContent).toContain('2 people');
    fireEvent.keyDown(text, { key: 'ArrowDown' });
    const chosen = within(screen.getByRole('listbox')).getByRole('option', { selected: true });
    expect(chosen.textContent).toContain('Bilal Khan');
    expect(text.getAttribute('aria-activedescendant')).toBe(chosen.id);
    expect(fireEvent.keyDown(text, { key: 'Enter' })).toBe(false);
    expect(text.value).toBe('Look, @Bilal Khan ');
    expect(called()).toEqual(['Bilal Khan ×']);
    expect(options()).toEqual([]);
    type(text, 'Look, @Bilal');
    expect(called()).toEqual([]);
  });

  test('offers moderators only where they read it', async () => {
    const text = await field('b');
    type(text, '@mar');
    expect(options()).toEqual([]);
    fireEvent.change(screen.getByLabelText(/Who reads it/), { target: { value: 'shared' } });
    type(text, '@mary');
    expect(options()).toEqual(['Maryam Moderator · Sindh Police']);
  });

  test('leaves it at Esc, which goes no further, and writes an @ that is none', async () => {
    const text = await field('c');
    type(text, '@a');
    expect(options()).toHaveLength(1);
    expect(fireEvent.keyDown(text, { key: 'Escape' })).toBe(false);
    expect(options()).toEqual([]);
    type(text, '@am');
    expect(options()).toEqual([]);
    expect(fireEvent.keyDown(text, { key: 'Escape' })).toBe(true);
    type(text, 'desk@a');
    expect(options()).toEqual([]);
    expect(called()).toEqual([]);
  });
});
