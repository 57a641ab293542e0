import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call, comesTo, saved, toEnd } from './drafts.js';
import { type Person, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

let server: RunningServer;
let browser: Browser;
let close: () => Promise<void>;
beforeAll(async () => {
  server = await startServer();
  ({ browser, close } = await openBrowser());
}, 240_000);
afterAll(async () => {
  await close?.();
  await server?.stop();
});

/** How late a server's messages come on a slow line, in milliseconds. */
const late = 400;

/** Everything the page ever showed as changed, painted or not: marks in the text, and counts over the list of changes. */
interface Seen {
  marks: string[];
  counts: string[];
}

/** Looks at each state of the page from its beginning, for what is there for a blink is seen by whoever has a slow device. */
function watch(): void {
  const seen: Seen = { marks: [], counts: [] };
  (globalThis as unknown as { seen: Seen }).seen = seen;
  const note = (all: string[], text: string) => void (all.at(-1) !== text && all.push(text));
  const wholeOf = (element: Element) => `${element.localName} ${element.textContent}`;
  const added = (node: Node): Element[] =>
    node instanceof Element && node.closest('.ProseMirror') ? [node, ...node.querySelectorAll('*')] : [];
  new MutationObserver((records) => {
    for (const element of records.flatMap(({ addedNodes }) => [...addedNodes].flatMap(added)))
      if (element.matches('.ghost, ins')) note(seen.marks, wholeOf(element));
    const count = document.querySelector('.rail.side h2')?.textContent;
    if (count) note(seen.counts, count);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
const seen = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** Someone on a line on which everything comes late, and whose device is slow. */
async function slowly(email: string): Promise<Person> {
  const person = await signedIn(browser, server.address, email);
  await person.page.addInitScript(watch);
  await person.page.routeWebSocket(/\/collab/u, (here) => {
    const there = here.connectToServer();
    there.onMessage((message) => void setTimeout(() => here.send(message), late));
  });
  const device = await person.context.newCDPSession(person.page);
  await device.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return person;
}

const sheet = (page: Page) => page.getByRole('textbox', { name: /Text of the section/ });
const words = (page: Page, from: string) => sheet(page).getByText(from).first().waitFor();
/** Writes a word, and waits until it is marked: by then the redline of what stood there before was long there to be seen. */
async function write(page: Page, word: string): Promise<void> {
  await toEnd(page);
  await page.keyboard.type(` ${word}`);
  await sheet(page).locator('ins', { hasText: word }).waitFor();
  await page.getByRole('complementary', { name: 'Changes' }).getByText(word).first().waitFor();
}
const written = ['Xylem', 'Yarrow', 'Zinnia', 'Anise', 'Begonia'];
/** Whether a mark tells of nothing but words that were written here. */
const isOurs = (mark: string) =>
  mark.startsWith('ins ') &&
  mark
    .slice(4)
    .split(' ')
    .every((part) => written.some((word) => word.includes(part)));
const strange = async (page: Page) => (await seen(page)).marks.filter((mark) => !isOurs(mark));

test('a text that colleagues may write together opens with no other mark on it than its changes, whatever opens it', async () => {
  const { page, context } = await slowly('officer@sindh.example');
  await page.goto('/institutional-framework/sindh/labor-department');
  await page
    .getByRole('link', { name: /Suggest a change/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Begin a draft' }).click();
  await words(page, 'The Labor Department of Sindh');
  await write(page, 'Xylem');
  await saved(page);
  expect(await strange(page)).toEqual([]);
  expect((await seen(page)).counts).toEqual(['No changes', '1 change']);

  await write(page, 'Yarrow');
  const at = new URL(page.url());
  const stored = `${at.pathname.replace('/app', '')}/sections/${at.searchParams.get('section')}`;
  await comesTo(async () => JSON.stringify((await call(page, 'GET', stored)).body), 'Yarrow');
  expect(await strange(page)).toEqual([]);

  // Another section of the draft, and back.
  const tree = page.getByRole('navigation', { name: 'Sections' });
  await tree.getByRole('link', { name: /^Sindh Police/ }).click();
  await words(page, 'police');
  await write(page, 'Zinnia');
  await saved(page);
  expect(await strange(page)).toEqual([]);
  await tree.getByRole('link', { name: /^Labor Department/ }).click();
  await sheet(page).locator('ins', { hasText: 'Yarrow' }).first().waitFor();
  await write(page, 'Zinnia');
  expect(await strange(page)).toEqual([]);

  // Read anew from the server.
  await page.reload();
  await sheet(page).locator('ins', { hasText: 'Yarrow' }).first().waitFor();
  await write(page, 'Anise');
  expect(await strange(page)).toEqual([]);
  expect((await seen(page)).counts).toEqual(['1 change']);
  await saved(page);

  // Who could only read may write again.
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByLabel('Title').fill('Four flowers');
  await page.getByLabel(/What you propose and why/).fill('They are missing.');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page
    .getByText(/with the Commission/i)
    .first()
    .waitFor();
  await sheet(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Recall…' }).click();
  await page.getByRole('button', { name: 'Recall', exact: true }).click();
  await sheet(page).locator('ins', { hasText: 'Zinnia' }).first().waitFor();
  await write(page, 'Begonia');
  expect(await strange(page)).toEqual([]);
  await context.close();
}, 240_000);
