import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call, caretMoved, comesTo, crash, keepsNothing, openDraft, saved, textOf, toEnd, written } from './drafts.js';
import { looked, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);
const unsent = 'Not saved: no connection. Your text is kept on this device.';

describe('nothing that somebody wrote is lost', () => {
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

  it('without a connection: the screen says so, keeps the words on the device, offers them after a crash, and forgets them once saved', async () => {
    const { context, page } = await officer();
    const { text } = await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    await page.keyboard.type(' First.');
    await saved(page);
    await context.setOffline(true);
    await page.keyboard.type(' Second.');
    await page.getByText('Not saved: no connection. Your text is kept on this device.').waitFor();
    expect(await looked(page, '56-offline')).toEqual([]);
    const address = page.url();
    await crash(page);

    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(address);
    await again.getByText('There is newer text of yours on this device').waitFor();
    // Before she chooses, she writes on: neither takes anything from the other, and the offer outlives another crash.
    await toEnd(again);
    await again.keyboard.type(' Third.');
    await saved(again);
    await again.reload();
    await again.getByText('There is newer text of yours on this device').waitFor();
    await toEnd(again);
    await again.keyboard.type(' Fourth.');
    await again.getByRole('button', { name: 'Use it' }).click();
    await again.getByText('There is newer text of yours on this device').waitFor({ state: 'detached' });
    await comesTo(() => written(textOf(again)), 'Second.');
    await keepsNothing(again);
    await saved(again);
    await again.reload();
    await textOf(again).waitFor();
    const all = await written(textOf(again));
    for (const word of ['First.', 'Second.', 'Third.', 'Fourth.']) expect(all.split(word)).toHaveLength(2);
    await keepsNothing(again);
    await text.page().context().close();
  });

  it('in two windows of one author: the second is told, and both writings are joined', async () => {
    const { context, page } = await officer();
    const { text } = await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    await page.keyboard.type(' Base.');
    await saved(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await textOf(other).waitFor();
    await toEnd(other);
    await other.keyboard.press('Enter');
    await other.keyboard.type('From the other window.');
    await saved(other);
    await textOf(page).locator('p').first().click();
    await page.keyboard.press('Control+Home');
    await caretMoved(page);
    await page.keyboard.type('Here: ');
    await page.getByText('Not saved: a newer version of this section was saved meanwhile.').first().waitFor();
    await page.getByRole('button', { name: 'Join both' }).click();
    await page
      .getByText(/From the other window/)
      .first()
      .waitFor();
    await saved(page);
    const both = await written(text);
    expect(both).toMatch(/^<p>Here: The .* Base\.<\/p><p>From the other window\.<\/p>$/);
    await page.reload();
    await textOf(page).waitFor();
    expect(await written(textOf(page))).toBe(both);
    await context.close();
  });

  it.each([
    ['', true],
    [' and without the locks of a secure one', false],
  ])(
    'in two windows without a connection%s: each keeps its own words, and who comes back is offered both',
    async (_, secure) => {
      const { context, page } = await officer();
      if (!secure) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
      await openDraft(page, 'punjab/labor-department');
      const other = await context.newPage();
      await other.goto(page.url());
      await textOf(other).waitFor();
      for (const each of [page, other]) await each.route('**/api/**', (route) => route.abort());
      await toEnd(page);
      await page.keyboard.insertText(' From the one.'); // at once: what is typed may be kept in two pieces
      await page.getByText(unsent).waitFor();
      await toEnd(other);
      await other.keyboard.insertText(' From the other.');
      await other.getByText(unsent).waitFor();
      const kept = () => page.evaluate(() => Object.values({ ...localStorage }).join());
      await comesTo(kept, /From the one\.[^]*From the other\.|From the other\.[^]*From the one\./);
      const address = page.url();
      await page.close({ runBeforeUnload: false });
      // The other window writes still: its words are its own to send, and no offer to anybody else.
      const again = await context.newPage();
      await again.goto(address);
      await again.getByText('There is newer text of yours on this device').waitFor();
      await again.getByRole('button', { name: 'Use it' }).click();
      await comesTo(() => written(textOf(again)), 'From the one.');
      await again.getByText('There is newer text of yours on this device').waitFor({ state: 'detached' });
      await saved(again);
      await other.close({ runBeforeUnload: false });
      // That window is gone without having sent them: they are offered here.
      await again.getByText('There is newer text of yours on this device').waitFor();
      await again.getByRole('button', { name: 'Use it' }).click();
      await comesTo(() => written(textOf(again)), 'From the other.');
      await saved(again);
      await again.reload();
      await textOf(again).waitFor();
      await comesTo(() => written(textOf(again)), /From the one\..*From the other\.|From the other\..*From the one\./);
      await keepsNothing(again);
      await context.close();
    },
  );

  it('on a device without room: the screen does not say that it keeps them, and asks to stay', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await page.evaluate(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function full(key, value) {
        if (key.startsWith('tarmeem.kept.')) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
    });
    await context.setOffline(true);
    await toEnd(page);
    await page.keyboard.type(' Here alone.');
    await page
      .getByText('Not saved: no connection. This device has no room to keep it: leave this page open.')
      .waitFor();
    expect(await looked(page, '57-no-room')).toEqual([]);
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page
      .getByRole('dialog')
      .getByText(/They are lost if you leave/)
      .waitFor();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await context.setOffline(false);
    await saved(page);
    expect(await written(textOf(page))).toContain('Here alone.');
    await context.close();
  });

  it('in a message of the discussion that is not sent: it is there again when the page is loaded again, until it is sent', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await page.getByText('Discussion', { exact: true }).first().click();
    await page.getByLabel('Your message').fill('Not sent yet.');
    await page.reload();
    const message = page.getByLabel('Your message');
    await message.waitFor();
    expect(await message.inputValue()).toBe('Not sent yet.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.said', { hasText: 'Not sent yet.' }).waitFor();
    await page.reload();
    await textOf(page).waitFor();
    await keepsNothing(page);
    await context.close();
  });

  it('in messages of two windows: each keeps its own, and what a closed one has left is put into an empty field', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    const other = await context.newPage();
    await other.goto(page.url());
    for (const each of [page, other]) {
      await textOf(each).waitFor();
      await each.getByText('Discussion', { exact: true }).first().click();
    }
    await page.getByRole('textbox', { name: 'Your message' }).fill('Of the one.');
    await other.getByRole('textbox', { name: 'Your message' }).fill('Of the other.');
    for (const [each, words] of [
      [page, 'Of the one.'],
      [other, 'Of the other.'],
    ] as const) {
      await each.reload();
      await each.getByRole('textbox', { name: 'Your message' }).waitFor();
      expect(await each.getByRole('textbox', { name: 'Your message' }).inputValue()).toBe(words);
    }
    await other.close({ runBeforeUnload: false });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.said', { hasText: 'Of the one.' }).waitFor();
    await page.reload();
    await page.getByRole('textbox', { name: 'Your message' }).waitFor();
    await comesTo(() => page.getByRole('textbox', { name: 'Your message' }).inputValue(), 'Of the other.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.said', { hasText: 'Of the other.' }).waitFor();
    await keepsNothing(page);
    await context.close();
  });

  it('on a telephone: that it is not saved stays in sight where she writes', async () => {
    const { context, page } = await officer();
    await page.setViewportSize({ width: 320, height: 640 });
    await openDraft(page, 'punjab/labor-department');
    await context.setOffline(true);
    await toEnd(page);
    await page.keyboard.type(' Off the line.');
    const state = page.locator('.saved', { hasText: 'Not saved: no connection.' });
    await state.waitFor();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200);
    const isSeen = () =>
      state.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && element.contains(middle);
      });
    expect(await isSeen()).toBe(true);
    expect(await looked(page, '58-telephone')).toEqual([]);
    await context.setOffline(false);
    await saved(page);
    // So does that it is saved, and the tools below it, in one line each; both leave the words their place.
    const ends = await page.evaluate(() => {
      const box = (of: string) => document.querySelector(of)!.getBoundingClientRect();
      const [line, tools] = [box('.saved'), box('.tools')];
      return { line: [line.top, line.height], tools: [tools.top - line.bottom, tools.height], scrolled: scrollY };
    });
    expect(ends.scrolled).toBeGreaterThan(200);
    expect(ends.line[0]).toBeGreaterThanOrEqual(0);
    expect(ends.line[0]).toBeLessThan(3);
    expect(ends.line[1]! + ends.tools[1]!).toBeLessThan(90);
    expect(Math.abs(ends.tools[0]!)).toBeLessThan(3);
    await page.getByRole('button', { name: 'More formatting' }).click();
    await page.getByRole('menuitem', { name: /^Line across/ }).click({ trial: true });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Find and replace' }).click();
    const found = (await page.locator('.findbar').boundingBox())!;
    expect([found.y > 0, found.y + found.height < 640]).toEqual([true, true]);
    await context.close();
  });

  it('while the heading is empty: the text is saved all the same, under the last heading', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await page.getByRole('textbox', { name: 'Heading of the section' }).fill('');
    await page.getByText('A section needs a heading.').waitFor();
    await toEnd(page);
    await page.keyboard.type(' Under no heading.');
    await page.getByText('Not saved: the heading is empty').waitFor();
    await page.reload();
    await textOf(page).waitFor();
    expect(await written(textOf(page))).toContain(' Under no heading.');
    expect(await page.getByRole('textbox', { name: 'Heading of the section' }).inputValue()).toBe('Labor Department');
    await context.close();
  });

  it('when the session ends while somebody writes: signing in again in place saves it', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    await page.keyboard.type(' Kept.');
    await saved(page);
    await context.clearCookies();
    await page.keyboard.type(' Unsent.');
    // She types on until she is told, and further without looking: none of it goes into the password.
    const told = page.getByText('Not saved: you are signed out. Your text is kept on this device.');
    while (!(await told.count())) await page.keyboard.type(' on');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.type(' secret words');
    await page.keyboard.press('Enter');
    const fields = dialog.locator('input:not([type=checkbox])');
    await fields.nth(1).waitFor();
    expect(await fields.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))).toEqual([
      'officer@punjab.example',
      '',
    ]);
    expect(await looked(page, '60-signed-out')).toEqual([]);
    await dialog.getByLabel('Password', { exact: true }).fill('tarmeem-evaluation');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await saved(page);
    await page.reload();
    await textOf(page).waitFor();
    expect(await written(textOf(page))).toContain('Kept. Unsent.');
    await context.close();
  });

  it('while the text is read anew under who writes alone: what is typed meanwhile stands in it', async () => {
    const { context, page } = await officer();
    const { id, sectionId } = await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    await page.keyboard.type(' One.');
    await saved(page);
    let asked: () => void;
    let answer: () => void;
    const isAsked = new Promise<void>((done) => (asked = done));
    const mayAnswer = new Promise<void>((done) => (answer = done));
    await page.route(`**/proposals/${id}/sections/${sectionId}`, async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const response = await route.fetch();
      asked();
      await mayAnswer;
      return route.fulfill({ response });
    });
    const rail = page.locator('nav.rail');
    await rail.evaluate((element) => element.setAttribute('data-before', ''));
    await rail.locator('a[aria-current]').focus();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await isAsked;
    await toEnd(page);
    await page.keyboard.type(' Two.');
    answer!();
    await page.locator('nav.rail:not([data-before])').waitFor();
    await comesTo(() => written(textOf(page)), 'One. Two.');
    await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'));
    await page.keyboard.type(' Three.');
    await saved(page);
    const { body } = await call(page, 'GET', `/proposals/${id}/sections/${sectionId}`);
    expect(JSON.stringify(body)).toContain('One. Two. Three.');
    await context.close();
  });

  it('when somebody signs out with the last key: the words are on the server, and none on the device', async () => {
    const { context, page } = await officer();
    const { id, sectionId } = await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    await page.keyboard.type(' The last words.');
    await page.getByRole('button', { name: /: account$/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await keepsNothing(page);
    await context.close();
    const again = await officer();
    const { body } = await call(again.page, 'GET', `/proposals/${id}/sections/${sectionId}`);
    expect(JSON.stringify(body)).toContain('The last words.');
    await again.context.close();
  });

  it('when a dialog or a part does not come: that is said in its place, the text stays, and it comes with the page loaded again', async () => {
    const { context, page } = await officer();
    await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    const parts = /\/(?:submit-dialog|discussion)-[\w-]+\.js/u;
    await page.route(parts, (route) => route.abort());
    await page.keyboard.type(' Still here.');
    await page.getByRole('button', { name: 'Submit' }).click();
    const told = page.getByRole('dialog', { name: 'This part could not be fetched.' });
    await told.getByRole('button', { name: 'Go back' }).click();
    await page.getByText('Discussion', { exact: true }).first().click();
    const note = page.getByRole('status').filter({ hasText: 'This part could not be fetched.' });
    await note.waitFor();
    expect(await written(textOf(page))).toContain('Still here.');
    await saved(page);
    await page.unroute(parts);
    await note.getByRole('button', { name: 'Load again' }).click();
    await note.waitFor({ state: 'detached' });
    await textOf(page).waitFor();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('dialog', { name: 'Submit to the Commission' }).waitFor();
    expect(await written(textOf(page))).toContain('Still here.');
    await context.close();
  });

  it('when the server is killed while somebody types: all that was called saved is there, and the rest follows', async () => {
    const { context, page } = await officer();
    const { id, sectionId, text } = await openDraft(page, 'punjab/labor-department');
    await toEnd(page);
    let told = '';
    for (let word = 0; word < 12; word++) {
      await page.keyboard.type(` w${String(word)}`);
      await page.waitForTimeout(400);
      if ((await page.locator('.saved').first().innerText()).startsWith('Saved at')) told = await written(text);
    }
    await saved(page);
    told = await written(text);
    await page.keyboard.type(' after');
    const crashing = server.crash();
    await page.keyboard.type(' the crash');
    server = await crashing;
    const { body } = await call(page, 'GET', `/proposals/${id}/sections/${sectionId}`);
    const [words = ''] = /w0.*w11/.exec(told) ?? [];
    expect(JSON.stringify(body)).toContain(words);
    await saved(page);
    await page.waitForTimeout(1500);
    await saved(page);
    await page.reload();
    await textOf(page).waitFor();
    expect(await written(textOf(page))).toContain('w11 after the crash');
    await context.close();
  });
});
