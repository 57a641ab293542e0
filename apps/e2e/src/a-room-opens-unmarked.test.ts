import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { signedIn } from './persons.js';
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

test('a text that colleagues may write together opens without a mark on it', async () => {
  const { page } = await signedIn(browser, server.address, 'officer@sindh.example');
  await page.goto(`${server.address}/institutional-framework/sindh/labor-department`);
  await page
    .getByRole('link', { name: /Suggest a change/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Begin a draft' }).click();
  const text = page.getByRole('textbox', { name: /Text of the section/ });
  await text.getByText('The Labor Department of Sindh').waitFor();
  await page.waitForTimeout(300); // longer than the redline waits after a keystroke
  expect(await text.locator('del, ins').count()).toBe(0);
}, 240_000);
