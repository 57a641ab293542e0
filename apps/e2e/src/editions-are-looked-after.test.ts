import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type TOTP, URI } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call } from './drafts.js';
import { looked, type Person, reader, signedIn } from './persons.js';
import { decideAll, Program } from './programs.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

const document = '/institutional-framework';
const police = `${document}/sindh/sindh-police`;

/** The Monday after the coming one: nobody has published before by then. */
const mondayAtNine = (): string => {
  const day = new Date(Date.now() + 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7));
  return `${day.toISOString().slice(0, 10)}T09:00`;
};

/** What the commission does to editions beside publishing the prepared one, each at its screen and as readers see it. */
describe('editions are looked after', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let [moderator, publisher, outside]: Person[] = [];
  const found: string[] = [];
  const look = async (page: Page, name: string) => {
    await page.evaluate(() => scrollTo(0, 0)); // the bar that stays above covers what is scrolled under it
    found.push(...(await looked(page, name)));
  };

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    await prepare('swift', 'quick');
    moderator = await signedIn(browser, server.address, 'second@commission.example');
    publisher = await signedIn(browser, server.address, 'publisher@commission.example');
    outside = await reader(browser, server.address);
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  /** An accepted change of words in the next edition, prepared by another than who publishes. */
  async function prepare(from: string, to: string, at = 'sindh/sindh-police'): Promise<void> {
    const [officer, decider, preparer] = await Promise.all(
      ['officer@sindh', 'moderator@commission', 'second@commission'].map((name) => Program.of(server.address, name)),
    );
    const { sections } = await officer!.ask<{ sections: { path: string; sectionId: string }[] }>(
      'GET',
      `/documents${document}/outline`,
    );
    const sectionId = sections.find(({ path }) => path === at)?.sectionId;
    const { id } = await officer!.ask<{ id: string }>('POST', `/documents${document}/proposals`, {
      body: { sectionId },
    });
    const path = `/proposals/${id}/sections/${sectionId ?? ''}`;
    const copy = await officer!.ask<{ version: number; generation: number; heading: string; body: unknown }>(
      'GET',
      path,
    );
    const body = JSON.parse(JSON.stringify(copy.body).replace(from, to)) as unknown;
    const { version, generation, heading } = copy;
    await officer!.ask('PUT', path, { version, body: { generation, heading, body } });
    const it = await officer!.ask<{ version: number; contentHash: string }>('GET', `/proposals/${id}`);
    await officer!.ask('POST', `/proposals/${id}/submission`, {
      version: it.version,
      body: { title: 'The right word', summary: 'It is the right word.', contentHash: it.contentHash },
    });
    await decideAll(decider!, id, () => 'accepted');
    const draft = await preparer!.ask<{ version: number; changesHash: string }>('GET', `/documents${document}/draft`);
    await preparer!.ask('PUT', `/documents${document}/draft/preparation`, {
      version: draft.version,
      body: {
        changesHash: draft.changesHash,
        changeNote: 'Names the duty as the Act does.',
        major: false,
        leaveOut: [],
      },
    });
  }

  const read = async (path: string): Promise<string> => {
    await outside!.page.goto(path);
    return outside!.page.locator('main').innerText();
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const inDialog = (page: Page) => page.getByRole('dialog');
  /** The words of a dialog with one field, and its button. */
  const answer = async (page: Page, label: string | RegExp, words: string, button: string) => {
    await inDialog(page).getByLabel(label).fill(words);
    await inDialog(page).getByRole('button', { name: button }).click();
    await inDialog(page).waitFor({ state: 'detached' });
  };

  /** What was done is told where the focus is, in sight. */
  const isTold = async (page: Page, words: string) => {
    const told = page.locator(':focus', { hasText: words });
    await told.waitFor();
    await page.waitForFunction(() => {
      const box = globalThis.document.activeElement?.getBoundingClientRect();
      return box && box.top >= 0 && box.bottom <= innerHeight;
    });
  };

  it('a publisher schedules what is prepared on the document’s clocks, and calls it off again', async () => {
    const { page } = publisher!;
    const monday = mondayAtNine();
    await moderator!.page.goto('/app/editions/draft');
    await moderator!.page.getByLabel('When it should come out').fill(monday);
    await press(moderator!.page, 'Prepare for publication');
    await moderator!.page.getByText(/^Proposed to come out: /).waitFor();
    await isTold(moderator!.page, 'Edition 1.1 is prepared.');

    await page.goto('/app/editions/draft');
    await page.getByText(/^Proposed to come out: .*9:00/).waitFor();
    await look(page, 'edition-prepared');
    await press(page, 'Schedule…');
    await inDialog(page).getByText('Pakistan Standard Time').waitFor();
    expect(await inDialog(page).getByLabel(/^When/).inputValue()).toBe(monday);
    await look(page, 'edition-schedule-dialog');
    await press(page, 'Confirm and schedule');
    await page.getByRole('heading', { name: /Comes out by itself/ }).waitFor();
    await page.getByText(/at the time that was proposed/).waitFor();
    await isTold(page, 'Edition 1.1 is scheduled.');
    const goingOut = page.getByRole('region', { name: 'What readers will see change when it comes out' });
    await goingOut.locator('del', { hasText: 'swift' }).waitFor();
    await goingOut.locator('ins', { hasText: 'quick' }).waitFor();
    // The text is as tall as its words, in lines that can be read.
    const text = goingOut.getByRole('document').first();
    expect(await text.evaluate((it) => getComputedStyle(it).minBlockSize)).toBe('0px');
    expect(await text.evaluate((it) => it.getBoundingClientRect().width)).toBeLessThan(760);
    await look(page, 'edition-scheduled');
    await goingOut.getByRole('button', { name: 'As in 1.1' }).click();
    await goingOut.locator('del').waitFor({ state: 'detached' });
    expect(await goingOut.innerText()).toContain('quick');
    expect(await goingOut.innerText()).not.toContain('swift');
    await moderator!.page.goto('/app/editions/draft');
    await moderator!.page
      .getByRole('region', { name: 'What readers will see change when it comes out' })
      .locator('ins', { hasText: 'quick' })
      .waitFor();
    expect(await read(police)).toContain('swift');
    await press(page, 'Call it off…');
    await inDialog(page).getByRole('button', { name: 'Call it off' }).click();
    await page.getByText(/was called off/).waitFor();
    await page.getByRole('heading', { name: 'Edition 1.1, in preparation' }).waitFor();

    // Its set waits again, with the note that was written, until a moderator prepares it anew.
    const second = moderator!.page;
    await second.goto('/app/editions/draft');
    await press(second, 'Prepare for publication');
    await second.getByText(/^Prepared by Salman Qureshi/).waitFor();
    expect(await second.getByLabel(/Change note/).inputValue()).toBe('Names the duty as the Act does.');
  });

  it('a fact-checker outside reads it by a secret link without an account, until the link is ended', async () => {
    const { page } = publisher!;
    await page.getByText('Give a link…').click();
    await page.getByLabel('For whom is it?').fill('A fact-checker');
    await press(page, 'Make the link');
    const address = await page.locator('output.secret').innerText();
    await look(page, 'edition-preview-link');
    const seen = await read(address);
    expect([seen.includes('quick'), seen.includes('swift')]).toEqual([true, true]);
    await look(outside!.page, 'preview-page');
    await press(page, 'End the link for A fact-checker');
    await page.getByText('The link is ended.').waitFor();
    expect((await outside!.page.goto(address))?.status()).toBe(404);
  });

  it('on a phone the publisher publishes with the thumb; readers have it at once', async () => {
    const { page } = publisher!;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/app/editions/draft');
    const button = page.getByRole('button', { name: 'Publish…' });
    await button.waitFor();
    // In sight and in reach before anything is scrolled.
    const box = await button.boundingBox();
    expect(box && box.y + box.height <= 740 && box.y > 370 && box.height >= 44).toBe(true);
    expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await look(page, 'edition-phone');
    await button.click();
    await press(page, 'Publish edition 1.1');
    await isTold(page, 'Edition 1.1 is published.');
    expect(await read(police)).toContain('quick redressal');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('an emergency goes out at once, is flagged to readers, and loses the flag when a second person confirms it', async () => {
    const { page } = publisher!;
    await page.goto('/app/editions/draft');
    await press(page, 'Emergency publication…');
    const dialog = inDialog(page);
    await dialog.getByLabel('Section', { exact: true }).selectOption({ label: '\u2003Sindh Police' });
    await dialog.locator('.ProseMirror').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' In need, call 1121.');
    // What is still missing is said at its field, and nothing is sent.
    await dialog.getByLabel(/Why it can’t wait/).fill('Children are told a number that nobody answers.');
    await press(page, 'Publish it now');
    await dialog.getByText('Write what readers should know of the change.').waitFor();
    await dialog.getByLabel(/Change note/).fill('The number that is answered.');
    await look(page, 'edition-emergency-dialog');
    await press(page, 'Publish it now');
    // Nobody else will have checked it: a session alone is not enough, and who has no second factor is shown the way to one.
    await dialog.getByText('This needs a second factor, and your account has none yet.').waitFor();
    await look(page, 'edition-emergency-factor');
    // In another tab of the same browser; what was written here stays.
    const { body } = await call(page, 'POST', '/me/second-factor', { body: {} });
    const app = URI.parse((body as { uri: string }).uri) as TOTP;
    expect((await call(page, 'PUT', '/me/second-factor', { body: { code: app.generate() } })).status).toBe(200);
    await press(page, 'I have set it up');
    await isTold(page, 'Edition 1.2 is published.');
    expect(await read(police)).toContain('In need, call 1121.');
    expect(await read(`${document}/editions/1.2`)).toContain('A second person has not confirmed it yet.');
    await look(outside!.page, 'edition-flagged-page');

    const second = moderator!.page;
    await second.goto('/app/editions');
    await look(second, 'editions-emergency-waiting');
    await press(second, 'Confirm…');
    await inDialog(second).getByRole('button', { name: 'Confirm it' }).click();
    await second.getByText('emergency, confirmed').waitFor();
    expect(await read(`${document}/editions/1.2`)).toContain('A second person has confirmed it since.');
  });

  it('a moderator prepares that an earlier text is put back in chosen sections, and a publisher publishes it', async () => {
    const second = moderator!.page;
    await second.goto('/app/editions');
    const edition = second.locator('.eds > li', { hasText: /^1\.1/ });
    await edition.getByRole('button', { name: 'Roll back to this edition…' }).click();
    await inDialog(second).getByLabel('Chosen sections').check();
    await inDialog(second).getByRole('button', { name: 'Prepare the rollback' }).click();
    // A reason, and then at least one section.
    await inDialog(second).getByLabel(/^Why/).fill('The number was right before.');
    await inDialog(second).getByRole('button', { name: 'Prepare the rollback' }).click();
    await inDialog(second).getByText('Choose at least one section').waitFor();
    await inDialog(second)
      .getByLabel(/Sindh Police/)
      .check();
    await look(second, 'edition-rollback-dialog');
    await press(second, 'Prepare the rollback');
    await inDialog(second).waitFor({ state: 'detached' });
    await second.getByText('Rollback to 1.1 is prepared, as edition 1.3').waitFor();

    const { page } = publisher!;
    await page.goto('/app/editions');
    await look(page, 'editions-rollback');
    await press(page, 'Publish edition 1.3');
    await inDialog(page).getByRole('button', { name: 'Publish edition 1.3' }).click();
    await page.locator('.eds > li', { hasText: /^1\.3/ }).waitFor();
    // The page of the section tells its history as well: the text alone.
    const text = await (await fetch(`${server.address}${document}.txt`)).text();
    expect([text.includes('quick redressal'), text.includes('call 1121')]).toEqual([true, false]);
  });

  it('a superseded edition gets a notice, a change note its correction, and readers see both', async () => {
    const { page } = publisher!;
    const one = (number: string) =>
      page.locator('.eds > li', { hasText: new RegExp(`^${number.replace('.', '\\.')}`) });
    await one('1.2').getByRole('button', { name: 'Withdraw…' }).click();
    await look(page, 'edition-withdraw-dialog');
    await answer(page, /The notice readers see/, 'The number in it is not answered.', 'Put the notice on it');
    await one('1.2').getByText('The number in it is not answered.').waitFor();
    await one('1.1').getByRole('button', { name: 'Correct the note…' }).click();
    await answer(page, /What was wrong/, 'The Act is of 2011.', 'Add the correction');
    await one('1.1').getByText('The Act is of 2011.').waitFor();
    await look(page, 'editions-marked');
    expect(await read(`${document}/editions/1.2`)).toContain('The number in it is not answered.');
    await look(outside!.page, 'edition-withdrawn-page');
    expect(await read(`${document}/editions/1.1`)).toContain('The Act is of 2011.');
  });

  it('a rollback is prepared over the edition that was seen, and again without what a later one changed', async () => {
    const out = async (from: string, to: string, at?: string) => {
      await prepare(from, to, at);
      const path = `/documents${document}/draft`;
      const ready = (await call(publisher!.page, 'GET', path)).body as {
        version: number;
        preparation: { manifestHash: string };
      };
      const { status } = await call(publisher!.page, 'POST', `${path}/publication`, {
        version: ready.version,
        key: crypto.randomUUID(),
        body: { manifestHash: ready.preparation.manifestHash },
      });
      expect(status).toBe(200);
    };
    await out('tasked', 'charged', 'sindh/labor-department'); // 1.4
    const second = moderator!.page;
    await second.goto('/app/editions');
    const edition = second.locator('.eds > li', { hasText: /^1\.0/ });
    await edition.getByRole('button', { name: 'Roll back to this edition…' }).click();
    await inDialog(second).getByText('Read what would change from 1.4 to 1.0').waitFor();
    await inDialog(second).getByLabel(/^Why/).fill('It was right before.');
    await out('vital', 'free'); // 1.5
    await inDialog(second).getByRole('button', { name: 'Prepare the rollback' }).click();
    await inDialog(second).getByText('Another edition came out meanwhile; the current one is 1.5.').waitFor();
    await inDialog(second).getByText('Read what would change from 1.5 to 1.0').waitFor();
    await inDialog(second).getByRole('button', { name: 'Prepare the rollback' }).click();
    await inDialog(second).waitFor({ state: 'detached' });
    await second.getByText('Rollback to 1.0 is prepared, as edition 1.6').waitFor();
    await out('free', 'useful'); // 1.6
    // On the narrowest telephone no button is wider than the screen.
    for (const { page } of [moderator!, publisher!]) {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto('/app/editions');
      await page.getByText(/^An edition has changed one of these sections since this was prepared/).waitFor();
      expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await publisher!.page.getByText(/A moderator prepares it again, or takes it away\.$/).waitFor();
    await press(second, 'Prepare it again without these…');
    await inDialog(second).getByRole('button', { name: 'Prepare the rollback' }).click();
    await inDialog(second).waitFor({ state: 'detached' });
    await second.getByText(/^An edition has changed one of these/).waitFor({ state: 'detached' });
  });

  it('nothing serious stands in the way of assistive technology, in dark and in Urdu either', async () => {
    const { page } = publisher!;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/app/editions');
    await page.locator('.eds').waitFor();
    await look(page, 'editions-dark');
    const second = moderator!.page;
    await second.emulateMedia({ colorScheme: 'dark' });
    for (const [path, name] of [
      ['/app/desk', 'desk-dark'],
      ['/app/audit', 'audit-dark'],
      ['/app/settings', 'account-dark'],
    ] as const) {
      await second.goto(path);
      await second.getByRole('heading', { level: 1 }).waitFor();
      expect(await second.getByText('There is no such page').count()).toBe(0);
      await look(second, name);
    }
    await second.emulateMedia({ colorScheme: 'light' });
    for (const name of ['desk', 'editions', 'audit']) {
      await second.goto(`/app/${name}?lang=ur`);
      await second.locator('html[dir=rtl]').waitFor();
      await second.getByRole('heading', { level: 1 }).waitFor();
      await look(second, `${name}-urdu`);
    }
    expect(found).toEqual([]);
  });
});
