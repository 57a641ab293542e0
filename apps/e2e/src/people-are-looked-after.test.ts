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

const officer = 'colleague@sindh.example';

test('one is revoked while the other acts: what was typed is kept, and goes on after signing in again', async () => {
  const admin = await signedIn(browser, server.address, 'admin@commission.example');
  const theirs = await signedIn(browser, server.address, officer, '/app/settings');
  const name = theirs.page.getByLabel('Name', { exact: true });
  await name.fill('Bilal Soomro, Karachi');

  // The administrator gives a role meanwhile: the officer is signed out everywhere.
  await admin.page.goto('/app/people');
  await admin.page.getByRole('link', { name: 'Bilal Soomro' }).click();
  const panel = admin.page.getByRole('region', { name: 'Bilal Soomro' });
  await panel.getByLabel('Role', { exact: true }).selectOption('focal-person');
  await panel.getByLabel('Jurisdiction').selectOption('sindh');
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await panel.getByText('Added. They were signed out').waitFor();
  await panel.getByText('Focal person for Sindh').first().waitFor();
  expect(await looked(admin.page, 'people')).toEqual([]);

  await theirs.page.getByRole('button', { name: 'Save' }).click();
  const again = theirs.page.getByRole('dialog', { name: 'You were signed out' });
  await again.waitFor();
  expect(await name.inputValue()).toBe('Bilal Soomro, Karachi');
  await again.locator('input[type=password]:focus').waitFor();
  await theirs.page.keyboard.type('tarmeem-evaluation');
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByText('Saved.').waitFor();
  expect(await name.inputValue()).toBe('Bilal Soomro, Karachi');

  // With the new role they see the people of their organisation, and nobody else.
  await theirs.page.goto('/app/people');
  await theirs.page.getByText('You see the people of your organisation').waitFor();
  expect(await theirs.page.getByRole('button', { name: 'Invite…' }).count()).toBe(0);
  await theirs.page.getByRole('table').getByText('Amna Siddiqui').waitFor();
  const seen = await theirs.page.getByRole('table').innerText();
  expect(seen).not.toContain('Commission');

  // The role is taken back, and with it the list.
  await admin.page.getByRole('button', { name: 'Remove: Focal person for Sindh' }).click();
  await panel.getByText('Removed. They were signed out').waitFor();
  const answer = await theirs.context.request.get('/api/v1/people');
  expect(answer.status()).toBe(401);
}, 240_000);

test('a closed account is shown the door at once; what a form holds stays through 409, 413 and 503', async () => {
  const admin = await signedIn(browser, server.address, 'admin@commission.example', '/app/people/organisations');
  await admin.page.getByRole('button', { name: 'Add an organisation…' }).click();
  const dialog = admin.page.getByRole('dialog', { name: 'Add an organisation' });
  await dialog.getByLabel('Name', { exact: true }).fill('Sindh Police, again');
  await dialog.getByLabel('Short name').fill('sindh-police');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await dialog.getByText('This short name is taken.').waitFor();
  const kept = async () => [
    await dialog.getByLabel('Name', { exact: true }).inputValue(),
    await dialog.getByLabel('Short name').inputValue(),
  ];
  expect(await kept()).toEqual(['Sindh Police, again', 'sindh-police']);
  for (const [status, words] of [
    [413, 'This is too large to be sent.'],
    [503, 'The service is not available at the moment.'],
  ] as const) {
    const code = status === 413 ? 'too-large' : 'unavailable';
    await admin.page.route('**/api/v1/organisations', (route) =>
      route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ code, status }) }),
    );
    await dialog.getByRole('button', { name: 'Add it' }).click();
    await dialog.getByText(words).waitFor();
    expect(await kept()).toEqual(['Sindh Police, again', 'sindh-police']);
    await admin.page.unroute('**/api/v1/organisations');
  }
  await dialog.getByLabel('Short name').fill('sindh-police-karachi');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await admin.page.getByText('Sindh Police, again is saved.').waitFor();
  expect(await looked(admin.page, 'organisations')).toEqual([]);

  const theirs = await signedIn(browser, server.address, officer);
  await admin.page.goto('/app/people');
  await admin.page.getByRole('link', { name: /Bilal Soomro/u }).click();
  await admin.page.getByRole('button', { name: 'Close this account…' }).click();
  await admin.page.getByRole('button', { name: 'Close the account', exact: true }).click();
  await admin.page.getByText('The account is closed.').waitFor();
  await theirs.page.goto('/app/proposals');
  await theirs.page.waitForURL(/sign-in/u);
  const stranger = await reader(browser, server.address);
  const back = await stranger.context.request.post('/api/v1/sessions', {
    data: { email: officer, password: 'tarmeem-evaluation' },
  });
  expect(back.status()).toBe(401);
}, 240_000);

test('people, organisations and an invitation read from the right in Urdu, in the dark and on a telephone', async () => {
  const { page } = await signedIn(browser, server.address, 'admin@commission.example');
  await page.emulateMedia({ colorScheme: 'dark' });
  const found: string[] = [];
  const seen = async (name: string) => {
    await page.locator('html[lang=ur][dir=rtl]').waitFor();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await looked(page, `${name}-ur-${String(width)}`)));
      expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, width]);
    }
  };
  await page.goto('/app/people?lang=ur');
  await page.getByRole('table').waitFor();
  await seen('people');
  await page.getByRole('link', { name: 'Amna Siddiqui' }).click();
  await page.getByRole('region', { name: 'Amna Siddiqui' }).waitFor();
  await seen('person');
  await page.goto('/app/people?lang=ur');
  await page.getByRole('button', { name: 'دعوت دیں…' }).click();
  await page.getByRole('dialog').waitFor();
  await seen('invitation');
  await page.goto('/app/people/organisations?lang=ur');
  await page.getByRole('table').or(page.getByRole('list')).first().waitFor();
  await seen('organisations');
  expect(found).toEqual([]);
}, 240_000);
