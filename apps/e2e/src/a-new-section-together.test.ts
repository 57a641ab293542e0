import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call, caretMoved, openDraft, saved, textOf } from './drafts.js';
import { looked, signedIn } from './persons.js';
import { type RunningServer, startServer } from './server.js';

let server: RunningServer;
let shut: () => Promise<void>;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  ({ browser, close: shut } = await openBrowser());
}, 240_000);
afterAll(async () => {
  await shut?.();
  await server?.stop();
});

const heading = (page: Page) => page.getByRole('textbox', { name: 'Heading of the section' });
async function typeAtEnd(page: Page, words: string): Promise<void> {
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('Control+End');
  await caretMoved(page);
  await page.keyboard.type(words);
}

test('two write a section that their proposal adds, words and heading, and who is there when it is taken out is told', async () => {
  const [amna, bilal] = [
    await signedIn(browser, server.address, 'officer@sindh.example'),
    await signedIn(browser, server.address, 'colleague@sindh.example'),
  ];
  const { id, sectionId: police } = await openDraft(amna.page, 'sindh/sindh-police');
  const { body } = await call(amna.page, 'POST', `/proposals/${id}/sections`, {
    body: { parentId: police, afterId: null, heading: 'Desk' },
    key: crypto.randomUUID(),
  });
  const { sectionId } = body as { sectionId: string };
  for (const { page } of [amna, bilal]) {
    await page.goto(`/app/proposals/${id}?section=${sectionId}`);
    await textOf(page).waitFor();
  }
  await amna.page.getByText('2 here').waitFor();
  await typeAtEnd(amna.page, 'Open at night.');
  await textOf(bilal.page).getByText('Open at night.').waitFor();
  await typeAtEnd(bilal.page, ' For women.');
  await textOf(amna.page).getByText('Open at night. For women.').waitFor();
  await heading(bilal.page).fill('Desk for women');
  await amna.page.waitForFunction(
    () =>
      document.querySelector<HTMLTextAreaElement>('textarea, [aria-label="Heading of the section"]')?.value ===
      'Desk for women',
  );
  await saved(amna.page);
  expect(await looked(amna.page, 'new-section-together')).toEqual([]);
  const stored = await call(amna.page, 'GET', `/proposals/${id}/sections/${sectionId}`);
  expect(stored.body).toMatchObject({ heading: 'Desk for women', together: true });
  expect(JSON.stringify(stored.body)).toContain('Open at night. For women.');

  await bilal.page
    .locator('nav.rail')
    .getByRole('link', { name: /Sindh Police/ })
    .click();
  await bilal.page.getByText('2 here').waitFor({ state: 'detached' });
  const { version } = stored.body as { version: number };
  const taken = await bilal.context.request.delete(`/api/v1/proposals/${id}/sections/${sectionId}`, {
    headers: { origin: server.address, 'if-match': `"${String(version)}"` },
  });
  expect(taken.status()).toBe(204);
  await amna.page.getByText('This section was taken out of the draft').waitFor();
  expect(await looked(amna.page, 'new-section-taken-out')).toEqual([]);
}, 240_000);
