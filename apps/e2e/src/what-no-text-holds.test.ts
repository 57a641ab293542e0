import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { paste } from './clipboards.js';
import { caretMoved, comesTo, exactly, written } from './drafts.js';
import { type Person, signedIn } from './persons.js';
import { type RunningServer, startServer } from './server.js';

/** What a section can't hold, and who is told of it: signs, headings, texts that are too long. Two browsers in one room. */
let server: RunningServer;
let shut: () => Promise<void>;
let browser: Browser;
let amna: Person;
let bilal: Person;
let proposalId: string;
let sectionId: string;
beforeAll(async () => {
  server = await startServer();
  ({ browser, close: shut } = await openBrowser());
  [amna, bilal] = await Promise.all([
    signedIn(browser, server.address, 'officer@sindh.example'),
    signedIn(browser, server.address, 'colleague@sindh.example'),
  ]);
  const api = amna.context.request;
  const of = '/api/v1/documents/institutional-framework';
  const outline = (await (await api.get(`${of}/outline`)).json()) as {
    sections: { path: string; sectionId: string }[];
  };
  sectionId = outline.sections.find(({ path }) => path === 'sindh/labor-department')?.sectionId ?? '';
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: server.address };
  const begun = await api.post(`${of}/proposals`, { data: { sectionId, title: 'Together' }, headers });
  ({ id: proposalId } = (await begun.json()) as { id: string });
}, 240_000);
afterAll(async () => {
  await shut?.();
  await server?.stop();
});

const sheet = (page: Page) => page.getByRole('textbox', { name: /^Text of the section/u });
const headingOf = (page: Page) => page.getByRole('textbox', { name: 'Heading of the section' });
async function openEditor({ page }: Person): Promise<void> {
  await page.goto(`/app/proposals/${proposalId}?section=${sectionId}`);
  await sheet(page).waitFor();
}
async function goToEnd(page: Page): Promise<void> {
  await sheet(page).locator('p').first().click();
  await page.keyboard.press('Control+End');
  await caretMoved(page);
}
const copy = async () => {
  const answer = await amna.context.request.get(`/api/v1/proposals/${proposalId}/sections/${sectionId}`);
  return (await answer.json()) as { heading: string; body: object };
};

test('signs that no text can hold are left out of a paste and said, line ends of Word become breaks, and what follows is saved', async () => {
  const { page } = amna;
  await openEditor(amna);
  await goToEnd(page);
  await page.keyboard.press('Enter');
  await paste(sheet(page), { plain: 'one\u000btwo\u0001 three\uffff four\u000cfive' });
  await comesTo(
    async () => (await written(sheet(page))).replace(/ class="[^"]*"/g, ''),
    /<p>one<br>two three four<br>five<\/p>/,
  );
  await page.getByText('Left out: 2 characters that can’t be stored.').waitFor();
  await goToEnd(page);
  await page.keyboard.type(' And all that follows.');
  await page.getByText(/^Saved at/u).waitFor();
  await comesTo(async () => JSON.stringify((await copy()).body), /two three four.*And all that follows\./);
  await page.keyboard.insertText('typed\u0002 in');
  await comesTo(() => sheet(page).innerText(), /And all that follows\.typed in/);
  await page.reload();
  await sheet(page).getByText('And all that follows.typed in').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('two who write in one heading at once lose no letter, and their carets stay', async () => {
  await Promise.all([openEditor(amna), openEditor(bilal)]);
  const [hers, his] = [headingOf(amna.page), headingOf(bilal.page)];
  const before = await hers.inputValue();
  await hers.focus();
  await amna.page.keyboard.press('End');
  await his.focus();
  await bilal.page.keyboard.press('Home');
  await Promise.all([
    amna.page.keyboard.type(' of the Province of Sindh', { delay: 15 }),
    bilal.page.keyboard.type('The Provincial ', { delay: 20 }),
  ]);
  const both = `The Provincial ${before} of the Province of Sindh`;
  await comesTo(() => hers.inputValue(), exactly(both));
  await comesTo(() => his.inputValue(), exactly(both));
  await amna.page.getByText(/^Saved at/u).waitFor();
  await comesTo(async () => (await copy()).heading, exactly(both));
});

test('a heading is one line, and one that can not be kept is never called saved', async () => {
  await openEditor(amna);
  const field = headingOf(amna.page);
  await field.fill('Sindh Police and\u2028its\u0001helpline');
  await comesTo(() => field.inputValue(), exactly('Sindh Police and its helpline'));
  await comesTo(async () => (await copy()).heading, exactly('Sindh Police and its helpline'));
  await field.fill('\u200b');
  await amna.page.getByText('Not saved: the heading is empty').waitFor();
  await sheet(amna.page).pressSequentially('x');
  expect(await amna.page.getByText(/^Saved at/u).count()).toBe(0);
  expect((await copy()).heading).toBe('Sindh Police and its helpline');
  await field.fill('Labor Department');
  await amna.page.getByText(/^Saved at/u).waitFor();
});

test('a paste that no section has room for is refused in words', async () => {
  const { page } = amna;
  await openEditor(amna);
  const before = await written(sheet(page));
  await goToEnd(page);
  await paste(sheet(page), { plain: 'many words '.repeat(30_000) });
  await page.getByText('Not pasted: too long for one section').waitFor();
  await page.getByText(/^It has 60,000 words and 330,000 characters\./u).waitFor();
  expect(await written(sheet(page))).toBe(before);
});

test('what makes no valid text is told to who comes in, with a way back', async () => {
  await Promise.all([openEditor(amna), openEditor(bilal)]);
  const { page } = amna;
  await goToEnd(page);
  for (let part = 0; part < 4; part++) {
    await page.keyboard.press('Enter');
    await paste(sheet(page), { plain: 'word '.repeat(15_000) });
  }
  const told = (on: Page) => on.getByText('What stands here is no valid text at the moment');
  await told(page).waitFor();
  await page.getByText('Not saved: no valid text at the moment').waitFor();
  await openEditor(bilal);
  await told(bilal.page).waitFor();
  await bilal.page.getByRole('button', { name: 'Go back to the last valid text' }).click();
  await told(page).waitFor({ state: 'detached' });
  await told(bilal.page).waitFor({ state: 'detached' });
});

test('what is too much for one message is said once, kept on the device, and not sent again and again', async () => {
  const { page } = amna;
  await openEditor(amna);
  let sockets = 0;
  page.on('websocket', () => (sockets += 1));
  await sheet(page).evaluate((element) => {
    const { view } = (
      element as unknown as {
        editor: {
          view: {
            state: { tr: { insertText: (text: string, at: number) => unknown } };
            dispatch: (tr: unknown) => void;
          };
        };
      }
    ).editor;
    view.dispatch(view.state.tr.insertText('x'.repeat(4_300_000), 1));
  });
  await page.getByText('Not saved: that is too much at once').waitFor();
  await page.getByText(/Nothing you write here is saved any more/u).waitFor();
  await openEditor(bilal); // time enough for another try
  expect(sockets).toBe(0);
  expect(JSON.stringify(await copy())).not.toContain('xxxx');
});
