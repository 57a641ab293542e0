import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { looked, reader } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

const email = 'moderator@commission.example';
const chosen = 'seven unrelated herons';

describe('the ways in, by keyboard', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let page: Page;
  let secret = '';
  let recoveryCode = '';
  const found: string[] = [];
  const look = async (name: string) => {
    await page.evaluate(() => scrollTo(0, 0)); // the bar that stays above covers what is scrolled under it
    found.push(...(await looked(page, name)));
  };
  const code = (ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });

  beforeAll(async () => {
    server = await startServer({ TARMEEM_SECOND_FACTOR: 'required' });
    ({ browser, close: closeBrowser } = await openBrowser());
    ({ page } = await reader(browser, server.address));
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  it('a forgotten password is asked for, and what was typed stays when the server is not there', async () => {
    await page.goto('/app/sign-in');
    await page.getByRole('link', { name: 'Forgotten password' }).press('Enter');
    await page.getByRole('heading', { name: 'Forgotten password' }).waitFor();
    await look('30-forgotten');
    await page.getByLabel('E-mail').fill(email);
    for (const [status, words] of [
      [503, 'not available'],
      [413, 'too large'],
      [409, 'not possible'],
      [401, 'signed out'],
    ] as const) {
      await page.route('**/password-resets', (route) => refuse(route, status), { times: 1 });
      await page.getByLabel('E-mail').press('Enter');
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
      expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
    }
    await page.keyboard.press('Enter');
    await page.getByText(`If ${email} has an account here`).waitFor();
    await look('31-forgotten-sent');
  });

  it('the link in the letter sets a new one, which has to be a good one', async () => {
    await page.goto(await linkIn(server.data));
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await page.getByLabel('New password').fill('password123');
    await page.keyboard.press('Enter');
    await page.getByText('among those people choose most').waitFor();
    expect(await page.getByLabel('New password').inputValue()).toBe('password123');
    await look('32-link-weak');
    await page.getByLabel('New password').fill(chosen);
    await page.keyboard.press('Enter');
    await page.getByText('Your password is set').waitFor();
    await look('33-password-set');
  });

  it('a moderator sets up the second factor before anything else', async () => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(chosen);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /Picture to scan/ }).waitFor();
    await look('34-enrolment');
    secret = (await page.locator('.key-text').innerText()).replaceAll(' ', '');
    await page.getByLabel(/Code the app shows/).fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('This code is not right').waitFor();
    await page.getByLabel(/Code the app shows/).fill(code());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
    recoveryCode = await page.locator('.codes li').first().innerText();
    await look('35-recovery-codes');
    await page.getByRole('button', { name: 'I have kept them' }).press('Enter');
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  });

  it('the account page shows the ways in, and asks for a code before they change', async () => {
    await page.goto('/app/settings');
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    await page.getByText('This browser', { exact: true }).waitFor();
    await look('36-account');
    await page.getByLabel('Name').fill('Mariam A. Khan');
    await page.route('**/me/profile', (route) => refuse(route, 503), { times: 1 });
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Mariam A. Khan');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Use another telephone' }).press('Enter');
    await page.getByLabel(/^Code/).waitFor();
    await look('37-account-confirm');
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  });

  it('who was signed out meanwhile signs in again over the page, and what they typed is sent', async () => {
    await page.getByLabel('Name').fill('Mariam B. Khan');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password', { exact: true }).fill(chosen);
    const [first, second] = await Promise.all(
      [dialog.getByLabel('E-mail'), dialog.getByText('Password', { exact: true })].map((it) => it.boundingBox()),
    );
    expect(second!.y - first!.y - first!.height).toBeGreaterThanOrEqual(8);
    await page.keyboard.press('Enter');
    await dialog.getByLabel(/^Code/).fill(code(1)); // the code of now was taken
    await look('38-code-in-dialog');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Mariam B. Khan');
  });

  it('who lost the telephone signs in with a recovery code', async () => {
    await page.context().clearCookies();
    await page.goto('/app/sign-in?next=/app/settings');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(chosen);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await look('39-code');
    await page.getByRole('button', { name: 'Use a recovery code' }).press('Enter');
    await page.getByLabel(/Recovery code/).fill(recoveryCode);
    await page.keyboard.press('Enter');
    await page.getByText('9 recovery codes are left').waitFor();
  });

  it('in Urdu and in the dark they read from the right, fit a telephone, and keep to the same', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const seen = async (name: string) => {
      await page.locator('html[lang=ur][dir=rtl]').waitFor();
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await look(`${name}-ur-${String(width)}`);
        expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, width]);
      }
    };
    await page.goto('/app/settings?lang=ur');
    await page.locator('main h2').first().waitFor();
    await seen('40-account');
    await page.context().clearCookies();
    await page.goto('/app/forgotten?lang=ur');
    await page.locator('input[type=email]').waitFor();
    await seen('41-forgotten');
    await page.goto('/app/sign-in?lang=ur');
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(chosen);
    await seen('42-sign-in');
    await page.keyboard.press('Enter');
    await page.locator('input[autocomplete=one-time-code]').waitFor();
    await seen('43-code');
    await page.getByRole('button', { name: 'بحالی کا کوڈ استعمال کریں' }).press('Enter');
    await page.getByLabel('بحالی کا کوڈ').waitFor();
    await seen('44-recovery');
  });

  it('axe finds nothing serious on any of these screens', () => {
    expect(found).toEqual([]);
  });
});

const codes = { 401: 'signed-out', 409: 'not-now', 413: 'too-large', 503: 'unavailable' } as const;

function refuse(route: Parameters<Parameters<Page['route']>[1]>[0], status: keyof typeof codes): Promise<void> {
  const body = { type: '', title: '', status, code: codes[status], requestId: '0' };
  return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(body) });
}

/** The path of the link in the only letter of the outbox. */
async function linkIn(data: string): Promise<string> {
  const folder = join(data, 'outbox/new');
  for (let tries = 0; tries < 600; tries += 1) {
    const [name] = await Promise.resolve()
      .then(() => readdirSync(folder))
      .catch(() => []);
    if (name) {
      const { text = '' } = await simpleParser(readFileSync(join(folder, name)));
      const path = /\/app\/link#[\w-]+/.exec(text)?.[0];
      if (path) return path;
    }
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error('no letter came');
}
