import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { doubleClickWord, looked, reader, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

const section = '/institutional-framework/sindh/labor-department';

describe('from a sentence in the published text to its correction in the next edition', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  const found: string[] = [];
  let proposal: string;
  const look = async (...args: Parameters<typeof looked>) => void found.push(...(await looked(...args)));

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  it('an officer of Sindh reads the text, edits it and submits', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example');
    await page.getByText('No decisions yet.').waitFor();
    await page
      .getByRole('heading', { name: 'Your sections' })
      .locator('xpath=../..')
      .getByRole('link')
      .first()
      .waitFor();
    await look(page, '02-home-officer');
    await page.goto('/institutional-framework');
    await look(page, '01-document');
    await page.goto(section);
    await look(page, '01-section');
    await page
      .getByRole('link', { name: /Suggest a change/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Begin a draft' }).click();
    const text = page.getByRole('textbox', { name: 'Text of the section Labor Department' });
    await text.waitFor();
    await doubleClickWord(text, 'combating');
    await page.keyboard.type('combat');
    await doubleClickWord(text, 'equitable');
    await page.keyboard.type('lawful');
    await page
      .getByText(/^Saved at/)
      .first()
      .waitFor();
    await text.locator('del', { hasText: 'combating' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await look(page, '03-editor');
    await page.getByRole('button', { name: 'Submit…' }).click();
    await page.getByLabel('Title').fill('Grammar in the Labor Department');
    await page
      .getByLabel(/What you propose and why/)
      .fill('“to identify and combat” is right; “lawful” is the word of the Act.');
    await look(page, '04-submit');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page
      .getByText(/with the Commission/i)
      .first()
      .waitFor();
    await look(page, '05-submitted');
    proposal = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await context.close();
  });

  it('a moderator accepts one change and rejects the other with a reason', async () => {
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example', '/app/desk');
    await page.getByText('Grammar in the Labor Department').first().waitFor();
    await look(page, '06-desk');
    await page
      .getByRole('link', { name: /Grammar in the Labor Department/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^Accept/ })
      .first()
      .waitFor();
    await look(page, '07-review');
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('a');
    await page.keyboard.press('x');
    await page.getByLabel('Reason for rejecting').fill('The Act says “equitable”.');
    await page.getByRole('button', { name: /Mark rejected/ }).click();
    await look(page, '08-review-marked');
    await page.getByRole('button', { name: /^Send 2/ }).click();
    await look(page, '09-send');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Send 2 decisions/ })
      .click();
    await page
      .getByText(/2 decisions were sent|Every change is decided/)
      .first()
      .waitFor();
    await page.getByText('2 of 2 decided').first().waitFor();
    expect(await page.getByText(/before you sent/).count()).toBe(0); // nobody was faster: they are her own
    await context.close();
  });

  it('readers still see edition 1.0, and nothing of the proposal', async () => {
    const { context, page } = await reader(browser, server.address);
    await page.goto('/institutional-framework');
    expect(await page.content()).toContain('identify and combating cases');
    expect(await page.content()).not.toContain('Grammar in the Labor Department');
    await context.close();
  });

  it('the moderator prepares the edition, and a second person publishes it', async () => {
    const moderator = await signedIn(browser, server.address, 'moderator@commission.example', '/app/editions/draft');
    await moderator.page.getByLabel(/Change note/).fill('Grammar set right in the Labor Department of Sindh.');
    await moderator.page.getByRole('button', { name: 'Prepare for publication' }).click();
    await moderator.page.getByText(/^Prepared by/).waitFor();
    await look(moderator.page, '10-draft-edition');
    await moderator.context.close();

    const publisher = await signedIn(browser, server.address, 'publisher@commission.example', '/app/editions/draft');
    await publisher.page.getByRole('button', { name: 'Publish…' }).click();
    await look(publisher.page, '11-publish');
    await publisher.page.getByRole('button', { name: 'Publish edition 1.1' }).click();
    await publisher.page.getByText('Edition 1.1 is published.').waitFor();
    await look(publisher.page, '12-published');
    await publisher.page.goto('/app/editions');
    await publisher.page.getByText('1.1').first().waitFor();
    await look(publisher.page, '13-editions');
    await publisher.context.close();
  });

  it('the reader sees edition 1.1 and its redline, with scripts off', async () => {
    const { context, page } = await reader(browser, server.address, { scripts: false });
    await page.goto(section);
    const text = await page.locator('main').innerText();
    expect(text).toContain('identify and combat cases');
    expect(text).toContain('equitable');
    await page.goto('/institutional-framework/compare/1.0...1.1');
    expect(await page.locator('del', { hasText: 'combating' }).count()).toBe(1);
    expect(await page.locator('ins', { hasText: 'combat' }).count()).toBe(1);
    await context.close();
    const withScripts = await reader(browser, server.address);
    for (const [name, address] of [
      ['14-document-1.1', '/institutional-framework'],
      ['15-redline', '/institutional-framework/compare/1.0...1.1'],
      ['16-public-editions', '/institutional-framework/editions'],
      ['17-documents', '/'],
      ['18-urdu', '/institutional-framework?lang=ur'],
    ] as const) {
      await withScripts.page.goto(address);
      await look(withScripts.page, name);
    }
    await withScripts.context.close();
  });

  it('the officer reads what became of each change', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example', '/app/proposals');
    await look(page, '19-proposals');
    await page
      .getByRole('link', { name: /Grammar in the Labor Department/ })
      .first()
      .click();
    await page.getByText('The Act says “equitable”.').first().waitFor();
    await look(page, '20-decided');
    await context.close();
  });

  it('a citizen leaves a correction without scripts, a moderator answers it, and the answer stands beside the text', async () => {
    const citizen = await reader(browser, server.address, { scripts: false });
    await citizen.page.goto(section);
    await citizen.page
      .getByRole('link', { name: /Give feedback/ })
      .first()
      .click();
    await citizen.page.getByRole('radio', { name: /Correction/ }).check();
    await citizen.page.locator('textarea').first().fill('The department has moved to another building in Karachi.');
    await new Promise((read) => setTimeout(read, 3500)); // a person needs a moment to write
    await citizen.page
      .locator('form[method="post"] button[type="submit"], form[method="post"] button:not([type])')
      .first()
      .click();
    expect((await citizen.page.locator('.track').innerText()).trim()).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/u);

    const moderator = await signedIn(browser, server.address, 'moderator@commission.example', '/app/feedback');
    await moderator.page.getByText('The department has moved').first().click();
    await moderator.page.getByRole('button', { name: 'Release for everybody' }).click();
    await moderator.page.getByRole('radio', { name: 'Deferred' }).waitFor();
    await moderator.page.getByLabel('Your reply').fill('Thank you. We have asked the department.');
    const replied = moderator.page.waitForResponse((response) => response.url().endsWith('/replies'));
    await moderator.page.getByRole('button', { name: 'Send the reply' }).click();
    expect((await replied).status()).toBe(201);
    await moderator.page.getByText('We have asked the department.').first().waitFor();
    await moderator.page.getByRole('radio', { name: 'Deferred' }).check();
    await moderator.page.getByLabel(/Official response/).fill('We wait for the department to confirm its address.');
    const answered = moderator.page.waitForResponse((response) => response.url().endsWith('/disposition'));
    await moderator.page.getByRole('button', { name: 'Answer', exact: true }).click();
    expect((await answered).ok()).toBe(true);
    await moderator.page.getByText('We wait for the department to confirm its address.').first().waitFor();
    await look(moderator.page, '21-feedback');
    await moderator.context.close();

    await citizen.page.goto('/institutional-framework/feedback');
    expect(await citizen.page.locator('main').innerText()).toContain(
      'We wait for the department to confirm its address.',
    );
    await citizen.context.close();
    const withScripts = await reader(browser, server.address);
    await withScripts.page.goto(`${section}#feedback`);
    await look(withScripts.page, '22-thread');
    await withScripts.page.goto('/institutional-framework/feedback/1');
    await look(withScripts.page, '23-answered');
    await withScripts.context.close();
  });

  it('the officer takes a section out of a draft again, by keyboard', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example');
    await page.goto(section);
    await page
      .getByRole('link', { name: /Suggest a change/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Begin a draft' }).click();
    const text = page.getByRole('textbox', { name: 'Text of the section Labor Department' });
    await text.waitFor();
    await doubleClickWord(text, 'equitable');
    await page.keyboard.type('lawful');
    await page
      .getByText(/^Saved at/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo my changes to this section…' }).focus();
    await page.keyboard.press('Enter');
    await look(page, '24-take-out');
    await page.getByRole('button', { name: 'Undo the changes' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is changed yet.').waitFor();
    expect(await text.innerText()).toContain('equitable');
    await page.reload();
    await page.getByText('Nothing is changed yet.').waitFor();
    await context.close();
  });

  it('what is not for a person says so, with one heading and a way home', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example');
    for (const address of ['/app/desk', '/app/editions/draft', '/app/nowhere']) {
      await page.goto(address);
      await page.getByRole('link', { name: 'Go to Home' }).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    }
    await page.goto('/app/feedback');
    await page.getByRole('heading', { level: 1, name: 'Feedback' }).waitFor();
    // A proposal that somebody sees at another address than the one they were sent is shown there.
    const own = `/app/proposals/${proposal}`;
    const desk = `/app/desk/${proposal}`;
    await page.goto(desk);
    await page.waitForURL(`**${own}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
    const moderator = await signedIn(browser, server.address, 'moderator@commission.example');
    await moderator.page.goto(own);
    await moderator.page.waitForURL(`**${desk}`);
    await moderator.page.getByRole('heading', { level: 1 }).waitFor();
    await moderator.context.close();
    const stranger = await signedIn(browser, server.address, 'officer@punjab.example');
    for (const address of [own, desk]) {
      await stranger.page.goto(address);
      await stranger.page.getByRole('link', { name: 'Go to Home' }).waitFor();
    }
    await stranger.context.close();
  });

  it('axe finds nothing serious on any of these screens', () => {
    expect(found).toEqual([]);
  });
});
