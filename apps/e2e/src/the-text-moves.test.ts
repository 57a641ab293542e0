import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { openDraft, saved, textOf, written } from './drafts.js';
import { doubleClickWord, looked, signedIn } from './persons.js';
import { decideAll, Program, publishWords } from './programs.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

describe('the text moves under a draft', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let page: Page;
  const found: string[] = [];
  const look = async (name: string) => void found.push(...(await looked(page, name)));

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    ({ page } = await signedIn(browser, server.address, 'officer@sindh.example'));
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  it('what was not touched comes over alone; each conflict is chosen by keys, and nothing is lost on leaving', async () => {
    const { id, sectionId, text } = await openDraft(page, 'sindh/labor-department');
    for (const [word, mine, count] of [
      ['combating', 'combat', '1 change'],
      ['equitable', 'decent', '2 changes'],
      ['awareness', 'understanding', '3 changes'],
    ] as const) {
      await doubleClickWord(text, word);
      await page.keyboard.type(mine);
      await page.getByRole('heading', { name: count }).waitFor(); // the redline moves the words behind it
    }
    await saved(page);
    await publishWords(server.address, {
      sectionId,
      words: [
        ['equitable', 'just'],
        ['awareness', 'alertness'],
      ],
    });
    await page.reload();
    await page.getByText('The published text has moved on.', { exact: true }).waitFor();
    await look('60-outdated');
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByRole('heading', { name: '2 conflicts' }).waitFor();
    await look('61-conflict');
    await page.keyboard.press('3');
    await page.locator('.outcome', { hasText: /just.*decent/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^2\. / }).waitFor();
    expect(await page.getByRole('button', { name: '1 conflict left' }).count()).toBe(1);

    // Away and back: the first choice is still there.
    await page.getByRole('link', { name: 'Back to the draft' }).click();
    await textOf(page).waitFor();
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByText('1 settled').waitFor();
    await page.keyboard.press('4');
    await page.getByLabel('The words that shall stand here').fill('public awareness');
    await look('62-conflict-write');
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 settled').waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await look('63-conflict-360');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await textOf(page).waitFor();
    const now = await written(textOf(page));
    for (const words of ['just decent', 'public awareness', 'combat cases']) expect(now).toContain(words);
    expect(await page.getByText('The published text has moved on.', { exact: true }).count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('kept')))).toEqual([]);
    await page.getByText(/measured against edition 1\.1/).waitFor();
    expect(await page.evaluate((proposal) => location.pathname.endsWith(proposal), id)).toBe(true);
  });

  it('a draft that fits comes over in one click, and a sentence that both changed is shown to be read again', async () => {
    const { sectionId, text } = await openDraft(page, 'sindh/labor-department');
    await doubleClickWord(text, 'grievances');
    await page.keyboard.type('complaints');
    await page.getByRole('heading', { name: '1 change' }).waitFor();
    await saved(page);
    await publishWords(server.address, { sectionId, words: [['related to', 'about']] });
    await page.reload();
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByText('1 place to read again').waitFor();
    // The text of the new generation comes a moment after the note.
    for (let tries = 0; tries < 50 && !(await written(textOf(page))).includes('complaints about'); tries += 1)
      await page.waitForTimeout(100);
    expect(await written(textOf(page))).toContain('complaints about');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.getByText('1 place to read again').waitFor({ state: 'detached' });
  });

  it('after a round the author sees what became of each change, and can read the round for ever', async () => {
    const { id, text } = await openDraft(page, 'sindh/sindh-police');
    await text.locator('p').first().click();
    await page.keyboard.press('Control+End');
    await page.waitForTimeout(60);
    for (const words of ['A first duty.', 'A second duty.']) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(words);
    }
    await text.locator('p').first().click();
    await page.keyboard.press('Control+Home');
    await page.waitForTimeout(60);
    await page.keyboard.type('New: ');
    await page.getByRole('heading', { name: '2 changes' }).waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'Submit…' }).click();
    await page.getByLabel('Title').fill('Duties');
    await page.getByLabel(/What you propose and why/).fill('They are missing.');
    await page.getByRole('button', { name: 'Submit', exact: true }).dblclick(); // a hasty person
    await page
      .getByText(/with the Commission/i)
      .first()
      .waitFor();
    const moderator = await Program.of(server.address, 'moderator@commission');
    await decideAll(moderator, id, (at) => (at === 0 ? 'rejected' : 'returned'));
    await page.reload();
    await textOf(page).waitFor();
    await page.getByRole('heading', { name: '1 change', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Round 1' }).click();
    await page.getByText('Round 1, as it was submitted').waitFor();
    await page.getByText('The source does not say so.').first().waitFor();
    expect(await page.locator('.chs .ch').count()).toBe(2);
    await look('64-round');
    await page.goBack();
    await textOf(page).waitFor();
  });

  it('axe has nothing serious to say', () => expect(found).toEqual([]));
});
