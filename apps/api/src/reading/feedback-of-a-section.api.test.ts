import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { DataSource } from 'typeorm';
import { SendFeedback } from '../feedback/index.js';
import { startWorld, type World } from '../testing/world.js';

let world: World;
const at = '/institutional-framework';
const section = 'punjab/labor-department';
const read = async (path: string): Promise<Document> => {
  const answer = await fetch(`${world.app.address}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return new JSDOM(await answer.text()).window.document;
};
/** The numbers of the items that a page shows. */
const numbersOn = (page: Document): number[] =>
  [...page.querySelectorAll('.items a, .thread a, main a')]
    .map((link) => /\/feedback\/(\d+)$/u.exec(link.getAttribute('href') ?? '')?.[1])
    .filter((number) => number !== undefined)
    .map(Number);
const older = (page: Document): string | null => page.querySelector('a[rel=next]')?.getAttribute('href') ?? null;

const many = 103;
beforeAll(async () => {
  world = await startWorld();
  const sending = world.app.app.get(SendFeedback);
  const [{ sectionId }, beside] = await Promise.all([world.section(section), world.section('sindh/labor-department')]);
  const send = (text: string, about: string | null) =>
    sending.send(
      'institutional-framework',
      { kind: 'comment', sectionId: about, anchor: null, text, name: '', email: '', evidence: [], received: null },
      { key: { actor: 'test', route: 'test', key: randomUUID(), bodyHash: text } },
    );
  await send('About the whole.', null);
  await send('About the one beside it.', beside.sectionId);
  for (let n = 1; n <= many; n += 1) await send(`Said ${String(n)} of Punjab.`, sectionId);
  await world.app.app.get(DataSource).query(`update feedback set state = 'open'`);
}, 120_000);
afterAll(() => world.close());

test('of all feedback on a section that its page counts every item is reached from it', async () => {
  const page = await read(`${at}/${section}`);
  expect(page.body.textContent).toContain(`${String(many)} open feedback items`);
  const found = new Set(numbersOn(page));
  expect(found.size).toBe(50);
  let next = older(page);
  expect(next).toContain(`/feedback?section=${section}&below=`);
  while (next) {
    const list = await read(next);
    expect(list.querySelector('h1')?.textContent).toBe('Feedback and answers on Labor Department, Punjab');
    expect(list.body.textContent).not.toMatch(/About the whole|About the one beside it/u);
    for (const number of numbersOn(list)) found.add(number);
    next = older(list);
  }
  expect(found.size).toBe(many);
});

test('the list of a section counts what it holds, leads to all feedback, and has one address', async () => {
  const list = await read(`${at}/feedback?section=${section}`);
  expect(list.body.textContent).toContain(`${String(many)} open, 0 answered.`);
  expect(list.querySelector(`main a[href="${at}/feedback"]`)).not.toBeNull();
  expect(list.querySelector(`a[href="${at}/feedback/new?section=${section}"]`)).not.toBeNull();
  const { sectionId } = await world.section(section);
  const led = async (query: string) => {
    const answer = await fetch(`${world.app.address}${at}/feedback?${query}`, { redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };
  expect(await led(`section=${section}&below=999999`)).toEqual([302, `${at}/feedback?section=${section}`]);
  expect(await led(`below=60&section=${section}`)).toEqual([200, null]);
  for (const none of ['punjab/none', '%00', 'Punjab', `${section}/`, sectionId.slice(1)])
    expect([none, ...(await led(`section=${none}`))]).toEqual([none, 404, null]);
});
