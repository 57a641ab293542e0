import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call, comesTo, openDraft } from './drafts.js';
import { looked, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(180_000);

describe('whoever knows what it is called', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let proposalId = '';

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  it('finds it by Ctrl K: an officer her section and her draft; in a text the same key makes a link', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example');
    const { id, text } = await openDraft(page, 'sindh/sindh-police');
    proposalId = id;
    await text.click();
    await page.keyboard.type('Calls are written down. ');
    await page
      .getByText(/^Saved/u)
      .first()
      .waitFor();
    const { body } = await call(page, 'GET', `/proposals/${proposalId}`);
    const { version } = body as { version: number };
    const titled = { body: { title: 'Calls of the helpline', summary: '' }, version };
    expect((await call(page, 'PATCH', `/proposals/${proposalId}`, titled)).status).toBe(200);
    await text.click();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: /link/iu }).waitFor();
    expect(await page.getByRole('combobox', { name: /A section, a proposal/u }).count()).toBe(0);
    await page.keyboard.press('Escape');

    await page.goto('/app/editions');
    await page.getByRole('heading', { name: 'Editions', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: /A section, a proposal/u });
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('sindh pol');
    const own = page.getByRole('group', { name: 'Suggest a change to' }).getByRole('option', { name: /Sindh Police/u });
    await own.waitFor();
    // Her draft is found by the section it is written on, and stands first.
    await page.getByRole('option', { name: /Calls of the helpline/u, selected: true }).waitFor();
    expect(await looked(page, 'going-by-name')).toEqual([]);
    // The arrows choose and the focus stays; what is chosen is named to a screen reader.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await own.getAttribute('id'));
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Search or go to' }).click();
    await page.keyboard.type('of the help');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/app/proposals/${proposalId}`);
    // Nobody outside the commission learns how much waits.
    expect(await page.getByRole('navigation', { name: 'Main' }).getByText(/wait/u).count()).toBe(0);
    await submit(page);
    await context.close();
  });

  it('a moderator the proposal by its number, and the navigation says how much waits, until it is decided', async () => {
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example');
    const desk = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Desk/u });
    await page.getByRole('heading', { name: 'Needs you' }).waitFor();
    await comesTo(async () => (await desk.textContent()) ?? '', /^Desk1 1 waits$/u);
    await page.keyboard.press('Control+k');
    // Enter before the answer is there goes to what was meant all the same.
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/app/desk/${proposalId}`);
    await page.locator('.chs .cur [data-row]:focus').waitFor();
    await page.keyboard.press('a');
    await page.getByText('1 marked, not sent').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByRole('button', { name: /^Send/u }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Editions', exact: true }).first().click();
    await comesTo(async () => (await desk.textContent()) ?? '', /^Desk$/u);

    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole('button', { name: 'اردو (Urdu)' }).click();
    await page.getByRole('button', { name: 'تلاش کریں یا جائیں' }).click();
    await page.keyboard.type('جوابات');
    await page.getByRole('option', { name: 'جوابات کی فہرست' }).waitFor();
    expect(await looked(page, 'going-by-name-urdu-narrow')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/app/matrix');
    // The matrix says its changes in the letters of the frame.
    await page
      .locator('.matrix')
      .getByText(/اضافہ: ”/u)
      .waitFor();
    await context.close();
  });

  it('without a connection a screen that was not fetched yet says so, leads back, and comes once there is one', async () => {
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example');
    await page.getByRole('heading', { name: 'Needs you' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Editions' }).first().click();
    await page.getByRole('heading', { name: 'This screen could not be fetched.' }).waitFor();
    // Tried in vain, the screen stays the application's own.
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').getByText('No connection to the server.').waitFor();
    await page.getByRole('button', { name: 'Go back' }).click();
    await page.getByRole('heading', { name: 'Needs you' }).waitFor();
    await page.getByRole('link', { name: 'Editions' }).first().click();
    await page.getByRole('heading', { name: 'This screen could not be fetched.' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Editions', exact: true }).waitFor();
    await context.close();
  });

  async function submit(page: Parameters<typeof call>[0]): Promise<void> {
    const { body } = await call(page, 'GET', `/proposals/${proposalId}`);
    const { version, contentHash } = body as { version: number; contentHash: string };
    const sent = { title: 'Calls', summary: 'They are written down.', contentHash };
    const answer = await call(page, 'POST', `/proposals/${proposalId}/submission`, {
      body: sent,
      version,
      key: randomUUID(),
    });
    expect(answer.status).toBeLessThan(300);
  }
});
