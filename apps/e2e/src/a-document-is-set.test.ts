import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { looked, reader, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

let server: RunningServer;
let browser: Browser;
let close: () => Promise<void>;
beforeAll(async () => {
  [server, { browser, close }] = await Promise.all([startServer(), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await close?.();
  await server?.stop();
});

const framework = '/institutional-framework';

test('an administrator sets when feedback is shown and until when it is taken; a reader without scripts is told, and keeps what they wrote', async () => {
  const admin = await signedIn(browser, server.address, 'admin@commission.example');
  const second = await admin.context.newPage();
  await admin.page.getByRole('button', { name: / account$/u }).click();
  await admin.page.getByRole('link', { name: 'Settings of the document' }).click();
  await admin.page.getByLabel('After a moderator has read it').waitFor();
  await second.goto('/app/documents/settings');
  await second.getByLabel('At once').waitFor();
  expect(await looked(admin.page, 'settings-of-a-document')).toEqual([]);

  // By keyboard alone, from the first choice on.
  await admin.page.getByLabel('After a moderator has read it').focus();
  await admin.page.keyboard.press('ArrowDown');
  expect(await admin.page.getByLabel('At once').isChecked()).toBe(true);
  await admin.page.keyboard.press('Enter');
  await admin.page.getByText('Saved. The public pages say it now.').waitFor();

  const anyone = await reader(browser, server.address, { scripts: false });
  const { page } = anyone;
  await page.goto(`${framework}/feedback/new`);
  await page.getByText('Your words are public at once').waitFor();
  await page.getByLabel('Comment').check();
  await page.locator('textarea').fill('The helpline is not staffed at night.');
  await page.waitForTimeout(1_600); // what comes faster than anybody fills in a form waits for a moderator
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('It is public now.').waitFor();
  await page.goto(`${framework}/feedback`);
  await page.getByText('The helpline is not staffed at night.').waitFor();

  // Somebody saw the settings as they were before: they are told, and what they chose stays.
  await second.getByLabel('Last day').fill('2020-01-31');
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Somebody else has changed these settings meanwhile').waitFor();
  expect(await second.getByLabel('Last day').inputValue()).toBe('2020-01-31');
  await page.goto(`${framework}/feedback/new`);
  await page.getByLabel('Comment').check();
  await page.locator('textarea').fill('Written while it was open.');
  await second.getByLabel('First day').fill('2020-02-01');
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('The last day is before the first one.').waitFor();
  await second.getByLabel('First day').fill('2020-01-01');
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Saved. The public pages say it now.').waitFor();
  await second.getByText('Feedback is closed.').waitFor();

  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Your feedback was not sent' }).waitFor();
  expect(await page.locator('textarea').inputValue()).toBe('Written while it was open.');
  await page.goto(framework);
  await page.getByText('Feedback is closed. It was taken until the end of 31 January 2020.').waitFor();
  expect(await page.locator(`a[href^="${framework}/feedback/new"]`).count()).toBe(0);

  // The record says who set what.
  await second.goto('/app/audit');
  await second.getByText('From none to 2020-01-01/2020-01-31.').waitFor();

  await second.setViewportSize({ width: 320, height: 640 });
  await second.goto('/app/documents/settings?lang=ur');
  await second.getByRole('heading', { name: 'دستاویز کی ترتیبات' }).waitFor();
  await second.getByLabel('پہلا دن').waitFor();
  expect(await second.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await looked(second, 'settings-of-a-document-narrow')).toEqual([]);
}, 240_000);

test('who is no administrator is told who sets these', async () => {
  const moderator = await signedIn(browser, server.address, 'moderator@commission.example', '/app/documents/settings');
  await moderator.page.getByText('Only administrators set these.').waitFor();
}, 120_000);
