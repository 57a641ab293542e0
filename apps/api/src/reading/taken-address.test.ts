import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../testing/client.js';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { addSection, changeStructure } from '../testing/structure.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../testing/world.js';

let world: World;
let gone = '';
let stands = '';
const at = `/${document}`;
const path = 'sindh/sindh-police/helpline';

/** Each step is an edition of its own, 1.1 to 1.4. */
beforeAll(async () => {
  world = await startWorld();
  const [officer, moderator, second, publisher] = (await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  )) as [Client, Client, Client, Client];
  const released = async (id: string, changeNote: string): Promise<void> => {
    await acceptAll(moderator, id);
    must(await prepare(second, { changeNote }));
    must(await publish(publisher));
  };
  const { sectionId: police } = await world.section('sindh/sindh-police');
  const added = async (text: string, note: string): Promise<string> => {
    const { id } = await begin(officer, police);
    const section = await addSection(officer, id, { parentId: police, heading: 'Helpline', text });
    await submit(officer, id);
    await released(id, note);
    return section;
  };
  gone = await added('Call 1121 by day.', 'A helpline.');
  const edit = { words: [['by day', 'at any time']] } as const;
  await released((await propose(officer, { sectionId: gone, edit })).id, 'At any time.');
  const { id } = await begin(officer, gone);
  must(await changeStructure(officer, id, gone, { live: false }));
  await submit(officer, id);
  await released(id, 'Another law has it now.');
  stands = await added('Call 15.', 'Another helpline.');
}, 120_000);
afterAll(() => world.close());

const ask = async (address: string) => {
  const headers = { accept: 'text/html' };
  const answer = await fetch(`${world.app.address}${address}`, { headers, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
};

describe('a retired section whose address another section has taken', () => {
  test('says what became of it behind its permanent link, which section stands there, and leads to what is kept', async () => {
    expect((await ask(`${at}/${path}`)).html).toContain('Call 15.');
    const { status, html } = await ask(`/s/${gone}`);
    expect(status).toBe(410);
    expect(html).toContain('retired in edition 1.3');
    expect(html).toMatch(/Another section stands at its address now:.*href="\/[^"]*\/sindh\/sindh-police\/helpline"/u);
    for (const href of [`${at}/editions/1.2/${path}`, `/s/${gone}/history`, `/s/${gone}/feed.atom`])
      expect(html).toContain(`href="${href}"`);
    expect((await ask(`${at}/editions/1.2/${path}`)).html).toContain('Call 1121 at any time');
  });

  test('keeps its history and its redlines there, each of which leads to its own texts', async () => {
    const { status, html } = await ask(`/s/${gone}/history`);
    expect(status).toBe(200);
    expect(html).toContain('This section was retired.');
    expect(html).toContain('retired in edition 1.3');
    expect(html).not.toContain('1.4');
    const redline = `/s/${gone}/compare/1...2`;
    for (const href of [redline, `${at}/editions/1.2/${path}`, `/s/${gone}/feed.atom`])
      expect(html).toContain(`href="${href}"`);
    const compared = await ask(redline);
    expect([compared.status, compared.html.includes('at any time')]).toEqual([200, true]);
    expect(compared.html).toContain(`href="/s/${gone}/history"`);
    expect((await ask(`/s/${gone}/compare/1...9`)).status).toBe(404);
    expect((await ask(`${at}/${path}/history`)).html).not.toContain('1121');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
    expect(await ask(`${at}/at?date=${today}&section=${gone}`)).toMatchObject({ status: 303, to: `/s/${gone}` });
  });

  test('keeps its feed there, with its own texts', async () => {
    const { status, html } = await ask(`/s/${gone}/feed.atom`);
    expect(status).toBe(200);
    expect(html.match(/<entry>/gu)).toHaveLength(3);
    expect(html).toMatch(new RegExp(`<link rel="self"[^>]*/s/${gone}/feed.atom"`, 'u'));
    expect(html).toContain(`/editions/1.2/${path}"`);
  });

  test('is reached from the edition that retired it', async () => {
    const link = `href="/s/${gone}"`;
    const { html } = await ask(`${at}/editions`);
    const [, entry = ''] = /1\.3<\/b>(.*?)<\/li>/su.exec(html) ?? [];
    expect(entry).toContain('Another law has it now.');
    expect(entry).toContain(link);
    expect(html.split(link)).toHaveLength(2);
    for (const view of ['marked', 'side', 'list'])
      expect((await ask(`${at}/compare/1.2...1.3${view === 'marked' ? '' : `?view=${view}`}`)).html).toContain(link);
  });

  test.each(['history', 'feed.atom', 'compare/1...2'])(
    'has %s at its address alone while that is its own',
    async (part) => {
      expect(await ask(`/s/${stands}/${part}`)).toMatchObject({ status: 302, to: `${at}/${path}/${part}` });
      for (const nothing of [crypto.randomUUID(), 'nothing'])
        expect((await ask(`/s/${nothing}/${part}`)).status).toBe(404);
    },
  );
});
