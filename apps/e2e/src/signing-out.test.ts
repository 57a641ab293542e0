import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call, openDraft, saved, textOf, toEnd, written } from './drafts.js';
import { looked, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

describe('signing out', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });
  const officer = () => signedIn(browser, server.address, 'officer@punjab.example');
  const typeAtEnd = async (page: Page, words: string) => {
    await toEnd(page);
    await page.keyboard.type(words);
  };
  const signOut = async (page: Page) => {
    await page.getByRole('button', { name: /: account$/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
  };
  const keepsAny = (page: Page) => page.evaluate(() => Object.keys(localStorage).some((key) => key.includes('kept')));
  const isSignedIn = async (page: Page) => (await call(page, 'GET', '/me')).status === 200;

  it('without a connection says that nobody is signed out, deletes nothing, and goes on where the author was', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await context.setOffline(true);
    await typeAtEnd(page, ' Not gone.');
    await page.locator('.saved', { hasText: 'Not saved: no connection.' }).waitFor();
    await signOut(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Words of yours are on this device only').waitFor();
    await dialog.getByRole('button', { name: 'Sign out and keep them' }).click();
    await dialog.getByText('You are still signed in').waitFor();
    expect(await looked(page, 'signing-out-offline')).toEqual([]);
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await keepsAny(page)).toBe(true);
    await context.setOffline(false);
    await saved(page);
    expect(await written(textOf(page))).toContain('Not gone.');
    await context.close();
  });

  it('ends the session when the connection is back, after the last words, and shows nothing until then', async () => {
    const { context, page } = await officer();
    const { id, sectionId } = await openDraft(page, 'punjab/labor-department');
    const other = await context.newPage();
    await other.goto('/app/');
    await other.getByRole('heading', { name: 'Needs you' }).waitFor();
    await context.setOffline(true);
    await typeAtEnd(page, ' Sent later.');
    await page.locator('.saved', { hasText: 'Not saved: no connection.' }).waitFor();
    await signOut(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sign out and keep them' }).click();
    await dialog.getByRole('button', { name: 'End it when the connection is back' }).click();
    for (const each of [page, other]) {
      await each.getByRole('heading', { name: 'Not signed out yet' }).waitFor();
      expect(await each.locator('#root').isVisible()).toBe(false);
    }
    expect(await looked(page, 'signing-out-waits')).toEqual([]);
    await context.setOffline(false);
    for (const each of [page, other]) await each.waitForURL(/sign-in/);
    expect([await keepsAny(page), await isSignedIn(page)]).toEqual([false, false]);
    await context.close();
    const again = await officer();
    const { body } = await call(again.page, 'GET', `/proposals/${id}/sections/${sectionId}`);
    expect(JSON.stringify(body)).toContain('Sent later.');
    await again.context.close();
  });

  it('is finished by whoever opens the application next, when the window was closed meanwhile', async () => {
    const { context, page } = await officer();
    await page.getByRole('heading', { name: 'Needs you' }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await signOut(page);
    await page.getByRole('button', { name: 'End it when the connection is back' }).click();
    await page.getByRole('heading', { name: 'Not signed out yet' }).waitFor();
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    const asked: string[] = [];
    next.on('request', (request) => void (request.url().includes('/api/') && asked.push(request.method())));
    await next.goto('/app/proposals');
    await next.waitForURL(/sign-in/);
    expect(asked[0]).toBe('DELETE');
    expect(await isSignedIn(next)).toBe(false);
    await context.close();
  });

  it('takes every window of the browser along: none shows or keeps anything afterwards', async () => {
    const { context, page } = await officer();
    const { id, sectionId } = await openDraft(page, 'punjab/labor-department');
    const other = await context.newPage();
    await other.goto('/app/');
    await other.getByRole('heading', { name: 'Needs you' }).waitFor();
    await typeAtEnd(page, ' The last of this window.');
    await signOut(other);
    for (const each of [page, other]) await each.waitForURL(/sign-in/);
    expect([await keepsAny(page), await isSignedIn(page)]).toEqual([false, false]);
    await context.close();
    const again = await officer();
    const { body } = await call(again.page, 'GET', `/proposals/${id}/sections/${sectionId}`);
    expect(JSON.stringify(body)).toContain('The last of this window.');
    await again.context.close();
  });

  it('deletes words that can not be sent only when their author says so', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await page.route('**/sections/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback(),
    );
    await typeAtEnd(page, ' Never sent.');
    await page.locator('.saved', { hasText: 'Not saved: no connection.' }).waitFor();
    await signOut(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    expect([await keepsAny(page), await isSignedIn(page)]).toEqual([true, true]);
    await signOut(page);
    await dialog.getByRole('button', { name: 'Sign out and delete them' }).click();
    await page.waitForURL(/sign-in/);
    expect([await keepsAny(page), await isSignedIn(page)]).toEqual([false, false]);
    await context.close();
  });

  it('by another person who signs in beside it: what is typed here is not sent as theirs, and is kept for its author', async () => {
    const { context, page } = await officer();
    const { id, sectionId } = await openDraft(page, 'punjab/labor-department');
    await page.route('**/sections/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback(),
    );
    await typeAtEnd(page, ' Hers.');
    await page.locator('.saved', { hasText: 'Not saved: no connection.' }).waitFor();
    await page.unroute('**/sections/*');
    const saves: string[] = [];
    context.on('request', (request) => void (request.method() === 'PUT' && saves.push(request.url())));
    page.on('dialog', (dialog) => void dialog.accept());
    const door = await context.newPage();
    await door.goto('/app/sign-in');
    await door.getByLabel('E-mail').fill('officer@sindh.example');
    await door.getByLabel('Password', { exact: true }).fill('tarmeem-evaluation');
    await door.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname === '/app/');
    expect([saves, await keepsAny(page)]).toEqual([[], true]);
    await context.close();
    const again = await officer();
    const { body } = await call(again.page, 'GET', `/proposals/${id}/sections/${sectionId}`);
    expect(JSON.stringify(body)).not.toContain('Hers.');
    await again.context.close();
  });
});
