import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { caretMoved, comesTo, keepsNothing, openDraft, saved, textOf, written } from './drafts.js';
import { looked, type Person, signedIn } from './persons.js';
import { type RunningServer, startServer } from './server.js';

/** Two write in one section: what one of them writes in a block that the other makes another block of meanwhile is not lost. */
let server: RunningServer;
let shut: () => Promise<void>;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  ({ browser, close: shut } = await openBrowser());
}, 240_000);
afterAll(async () => {
  await shut();
  await server.stop();
});

/** How long a message takes each way on her line, in milliseconds. */
const slow = 250;

interface Two {
  hers: Person;
  his: Person;
  /** From now on her line is as slow as that. */
  slowDown: () => void;
  end: () => Promise<void>;
}

/** Two colleagues on a new draft that ends in these paragraphs. */
async function twoOn(path: string, paragraphs: readonly string[]): Promise<Two> {
  const hers = await signedIn(browser, server.address, 'officer@sindh.example');
  const his = await signedIn(browser, server.address, 'colleague@sindh.example');
  let isSlow = false;
  await hers.context.routeWebSocket(/\/collab/u, (line) => {
    const there = line.connectToServer();
    const pass = (send: () => void) => (isSlow ? void setTimeout(send, slow) : send());
    line.onMessage((message) => pass(() => there.send(message)));
    there.onMessage((message) => pass(() => line.send(message)));
  });
  await openDraft(hers.page, path);
  await textOf(hers.page).locator('p').last().click();
  await press(hers.page, 'Control+End');
  for (const words of paragraphs) {
    await press(hers.page, 'Enter');
    await hers.page.keyboard.type(words);
  }
  await saved(hers.page);
  await his.page.goto(hers.page.url());
  await textOf(his.page).getByText(paragraphs.at(-1)!).waitFor();
  await hers.page.getByText('2 here').waitFor();
  const end = async () => {
    await hers.context.close();
    await his.context.close();
  };
  return { hers, his, slowDown: () => void (isSlow = true), end };
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await caretMoved(page);
  }
}
async function goTo(page: Page, words: string, key = 'End'): Promise<void> {
  await textOf(page).locator('p, h2', { hasText: words }).first().click();
  await press(page, key);
}
const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const heading = (page: Page) => page.getByRole('combobox').first().selectOption({ label: 'Heading' });
/** Both see the same, and it holds that. */
async function bothSee({ hers, his }: Two, html: string | RegExp): Promise<void> {
  await comesTo(() => written(textOf(his.page)), html);
  await comesTo(() => written(textOf(hers.page)), html);
}

test('what she writes without a connection stands where a colleague made lists and headings of it, and is offered where he took it away', async () => {
  const names = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf'];
  const two = await twoOn(
    'sindh/labor-department',
    names.map((name) => `Paragraph ${name} stands here.`),
  );
  const { hers, his } = two;
  await hers.context.setOffline(true);
  for (const name of names) {
    await goTo(hers.page, name);
    await hers.page.keyboard.type(` Hers on ${name}.`);
  }
  await hers.page.getByText('Not saved: no connection. Your text is kept on this device.').waitFor();
  await goTo(his.page, 'alpha');
  await tool(his.page, 'List');
  await goTo(his.page, 'bravo');
  await tool(his.page, 'Quotation');
  await goTo(his.page, 'charlie');
  await heading(his.page);
  await goTo(his.page, 'echo', 'Home');
  await press(his.page, 'Backspace');
  await goTo(his.page, 'foxtrot');
  await press(his.page, 'Alt+Shift+ArrowUp');
  await goTo(his.page, 'golf', 'Home');
  await press(his.page, 'Shift+End', 'Backspace', 'Backspace');
  await saved(his.page);
  await hers.context.setOffline(false);
  await bothSee(two, '<li><p>Paragraph alpha stands here. Hers on alpha.</p></li>');
  await bothSee(two, '<blockquote><p>Paragraph bravo stands here. Hers on bravo.</p></blockquote>');
  await bothSee(two, '<h2>Paragraph charlie stands here. Hers on charlie.</h2>');
  await bothSee(
    two,
    /<p>Paragraph foxtrot stands here\. Hers on foxtrot\.<\/p><p>Paragraph delta stands here\.(?: Hers on delta\.)?Paragraph echo stands here\.(?: Hers on delta\.)? Hers on echo\.(?: Hers on delta\.)?<\/p>/u,
  );
  const note = hers.page.getByText('Words of yours are not in the text');
  await note.waitFor();
  await note.evaluate((title) => title.scrollIntoView({ block: 'center' })); // nothing stands over its buttons
  expect(await looked(hers.page, '60-orphaned')).toEqual([]);
  expect(await textOf(hers.page).innerText()).not.toContain('Hers on golf');
  await saved(hers.page);
  await hers.page.reload();
  await hers.page.getByRole('button', { name: 'Use it' }).click();
  await bothSee(two, ' Hers on golf.</p>');
  await saved(hers.page);
  await keepsNothing(hers.page);
  await two.end();
}, 240_000);

test('no letter under way is lost or falls out of its order when a colleague restyles the paragraph she writes in', async () => {
  const two = await twoOn('sindh/sindh-police', [
    'First one.',
    'Second one.',
    'Third one.',
    'Fourth one.',
    'Last one.',
  ]);
  const { hers, his, slowDown } = two;
  slowDown();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const meanwhile = async (words: string, act: () => Promise<unknown>) => {
    await goTo(his.page, words);
    await goTo(hers.page, words);
    const typing = hers.page.keyboard.type(` ${letters}`, { delay: 60 });
    await textOf(his.page).getByText(`${words}. a`).waitFor();
    await act();
    await typing;
  };
  await meanwhile('First one', () => tool(his.page, 'List'));
  await bothSee(two, `<li><p>First one. ${letters}</p></li>`);
  await meanwhile('Second one', () => heading(his.page));
  await bothSee(two, `<h2>Second one. ${letters}</h2><p>Third one.</p>`);
  await meanwhile('Third one', () => tool(his.page, 'Quotation'));
  await bothSee(two, `<blockquote><p>Third one. ${letters}</p></blockquote>`);
  await meanwhile('Last one', () => press(his.page, 'Home', 'Backspace'));
  await bothSee(two, `<p>Fourth one.Last one. ${letters}</p>`);
  await meanwhile('Fourth one.Last one', async () => {
    await tool(his.page, 'Numbered list');
    await press(his.page, 'Control+z');
  });
  await bothSee(two, `<p>Fourth one.Last one. ${letters} ${letters}</p>`);
  await two.end();
}, 240_000);

test('what she wrote in a quotation stays when the colleague who made it takes it back, and so does her caret', async () => {
  const two = await twoOn('sindh/sindh-human-rights-commission', ['Target one.', 'Target two.', 'Target three.']);
  const { hers, his } = two;
  await goTo(hers.page, 'Target two');
  await goTo(his.page, 'Target two');
  await tool(his.page, 'Quotation');
  await textOf(hers.page).locator('blockquote').waitFor();
  await hers.page.keyboard.type(' Whole sentence.');
  await bothSee(two, '<blockquote><p>Target two. Whole sentence.</p></blockquote>');
  await saved(hers.page);
  await press(his.page, 'Control+z');
  await bothSee(two, '<p>Target two. Whole sentence.</p><p>Target three.</p>');
  await hers.page.keyboard.type(' And more.');
  await bothSee(two, '<p>Target two. Whole sentence. And more.</p><p>Target three.</p>');
  await press(his.page, 'Control+y');
  await saved(his.page);
  await bothSee(two, '<p>Target two. Whole sentence. And more.</p><p>Target three.</p>');
  await two.end();
}, 240_000);

test('what she saves in a paragraph of which he makes a list without a connection is in the list', async () => {
  const two = await twoOn('sindh/sindh-police', ['Target one.', 'Target two.', 'Target three.']);
  const { hers, his } = two;
  await his.context.setOffline(true);
  await his.page.getByText('No connection. Everything written here is saved.').waitFor();
  await goTo(his.page, 'Target two');
  await tool(his.page, 'List');
  await his.page.getByText('Not saved: no connection. Your text is kept on this device.').waitFor();
  await goTo(hers.page, 'Target two');
  await hers.page.keyboard.type(' Whole sentence.');
  await saved(hers.page);
  await his.context.setOffline(false);
  await bothSee(two, '<li><p>Target two. Whole sentence.</p></li>');
  await two.end();
}, 240_000);
