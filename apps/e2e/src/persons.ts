import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { caretMoved } from './drafts.js';

const screens = join(import.meta.dirname, '../screens');
const password = 'tarmeem-evaluation';

/** Somebody with a browser of their own. */
export interface Person {
  context: BrowserContext;
  page: Page;
}

/** A reader without an account; `scripts: false` is a browser with JavaScript off. */
export async function reader(browser: Browser, address: string, { scripts = true } = {}): Promise<Person> {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: scripts,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
  });
  context.setDefaultTimeout(30_000);
  return { context, page: await context.newPage() };
}

/** A person of the evaluation on their first page, or at another address. They come in by the door of programs; how the screen lets people in is shown in the-ways-in.test.ts. */
export async function signedIn(browser: Browser, address: string, email: string, at = '/app/'): Promise<Person> {
  const person = await reader(browser, address);
  const answer = await person.context.request.post('/api/v1/sessions', {
    data: { email, password },
    headers: { origin: address, 'idempotency-key': randomUUID() },
  });
  if (!answer.ok()) throw new Error(`${email} is not let in: ${answer.status()} ${await answer.text()}`);
  await person.page.goto(at);
  return person;
}

/** Axe for a page that is one document, as all of ours are: without the second page it opens for pages with frames of other hosts, and without lists of what it found in order. */
export const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

/** Returns what axe finds serious or critical on the screen; `npm run e2e` keeps a picture of it to be looked at. */
export async function looked(page: Page, name: string): Promise<string[]> {
  if (process.env['TARMEEM_PICTURES']) {
    await mkdir(screens, { recursive: true });
    await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
  }
  const { violations } = await axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** Where the first occurrence of a word in a text is seen. */
async function placeOf(text: Locator, word: string): Promise<{ x: number; y: number }> {
  const at = await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const box = range.getClientRects()[0];
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    }
    return null;
  }, word);
  if (!at) throw new Error(`“${word}” is not in the text`);
  return at;
}

/**
 * Selects the first occurrence of a word in a text as a person does: by double-clicking it, once more where the text moved under the
 * pointer.
 */
export async function doubleClickWord(text: Locator, word: string): Promise<void> {
  const selected = () => text.page().evaluate(() => getSelection()?.toString().trim() ?? '');
  for (let tries = 0; tries < 5; tries++) {
    const { x, y } = await placeOf(text, word);
    await text.page().mouse.dblclick(x, y);
    await caretMoved(text.page()); // no hand presses a key within a frame of the second click
    if (word.includes((await selected()) || ' ')) return;
  }
  throw new Error(`“${word}” can not be selected; selected is “${await selected()}”`);
}
