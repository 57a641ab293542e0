import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { type Person, signedIn } from './persons.js';
import { decideAll, Program } from './programs.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

const document = '/documents/institutional-framework';

/** What a moderator meets beside deciding one change after the other: the same change twice, a decision to replace, somebody faster. */
describe('a moderator', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let moderator: Person;
  let [amna, bilal, second]: Program[] = [];

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    [amna, bilal, second] = await Promise.all(
      ['officer@sindh', 'colleague@sindh', 'second@commission'].map((name) => Program.of(server.address, name)),
    );
    moderator = await signedIn(browser, server.address, 'moderator@commission.example');
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  /** A submitted proposal on a section that puts words for others. */
  async function propose(who: Program, path: string, words: readonly (readonly [string, string])[]): Promise<string> {
    const { sections } = await who.ask<{ sections: { path: string; sectionId: string }[] }>(
      'GET',
      `${document}/outline`,
    );
    const sectionId = sections.find((section) => section.path === path)?.sectionId ?? '';
    const { id } = await who.ask<{ id: string }>('POST', `${document}/proposals`, { body: { sectionId } });
    const copy = `/proposals/${id}/sections/${sectionId}`;
    const { version, generation, heading, body } = await who.ask<
      Record<'generation' | 'heading' | 'body', unknown> & { version: number }
    >('GET', copy);
    let json = JSON.stringify(body);
    for (const [from, to] of words) json = json.replace(from, to);
    await who.ask('PUT', copy, { version, body: { generation, heading, body: JSON.parse(json) as unknown } });
    const it = await who.ask<{ version: number; contentHash: string }>('GET', `/proposals/${id}`);
    const title = `Words of ${path}`;
    await who.ask('POST', `/proposals/${id}/submission`, {
      version: it.version,
      body: { title, summary: 'They are right.', contentHash: it.contentHash },
    });
    return id;
  }

  const changeRow = (page: Page, at: number): Locator => page.locator('.chs > li').nth(at);
  const open = async (id: string): Promise<Page> => {
    const { page } = moderator;
    await page.goto(`/app/desk/${id}`);
    await page.locator('.chs .cur [data-row]').waitFor();
    return page;
  };
  const send = async (page: Page) => {
    await page
      .getByRole('button', { name: /^Send \d/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).click();
  };

  it('reads the next edition where two proposals made the same change: one edit of the text, credited to both', async () => {
    const path = 'sindh/labor-department';
    const [one, other] = [
      await propose(amna!, path, [['grievances', 'complaints']]),
      await propose(bilal!, path, [['grievances', 'complaints']]),
    ];
    const page = await open(other);
    await changeRow(page, 0).getByText('The same change is open in proposal 1').waitFor();
    await decideAll(second!, one, () => 'accepted');
    await page.reload();
    await changeRow(page, 0).getByText('The same change of proposal 1 is accepted: both are credited').waitFor();
    await decideAll(second!, other, () => 'accepted');
    await page.goto('/app/editions/draft');
    const sheet = page.locator('.sheet.redline');
    await sheet.locator('ins').first().waitFor();
    expect(await sheet.locator('ins').allInnerTexts()).toEqual(['complaints']);
    await page.getByText('Also made in proposal 2; all are credited.').waitFor();
    // They go out together: one that is left out takes the other along.
    const box = (number: number) => page.getByLabel(`Include change 1 of proposal ${String(number)}`);
    await box(1).uncheck();
    expect(await box(2).isChecked()).toBe(false);
  });

  it('replaces a decision that was made, after reading what that does, and both stay in the record', async () => {
    const id = await propose(amna!, 'sindh/sindh-police', [
      ['entrusted', 'charged'],
      ['swift', 'quick'],
    ]);
    await decideAll(second!, id, (at) => (at === 0 ? 'rejected' : 'accepted'));
    const page = await open(id);
    await changeRow(page, 0).locator('[data-row]').click();
    await changeRow(page, 0).getByText('Rejected by Salman Qureshi').waitFor();
    await page.getByRole('button', { name: 'Decide anew…' }).click();
    await page.getByText('The decision that stands is replaced. Both stay readable.').waitFor();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await changeRow(page, 0).getByText('You marked: accept').waitFor();
    // The mark is kept as any other: it is there again when the page is.
    await page.reload();
    await changeRow(page, 0).getByText('You marked: accept').waitFor();
    await page.getByText('If you send this one').waitFor();
    await send(page);
    await page.getByText('1 decision was sent.').waitFor();
    const { sections } = await second!.ask<{
      sections: { changes: { outcome: string; decisions: { outcome: string }[] }[] }[];
    }>('GET', `/proposals/${id}/review`);
    const [change] = sections.flatMap(({ changes }) => changes);
    expect([change?.outcome, change?.decisions.map(({ outcome }) => outcome)]).toEqual([
      'accepted',
      ['rejected', 'accepted'],
    ]);
  });

  it('sees the templates of a reason with the field, and all of what is said of an odd letter', async () => {
    const id = await propose(amna!, 'sindh/sindh-human-rights-commission', [
      ['the', 'th\u0435'],
      ['human', 'humane'],
    ]);
    const page = await open(id);
    await page
      .locator('.chs')
      .getByText(/letter of another script/)
      .waitFor();
    const list = page.locator('.chs');
    expect(await list.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await page.keyboard.press('x');
    const field = list.locator('textarea');
    await field.and(page.locator(':focus')).waitFor();
    const box = (await list.boundingBox())!;
    for (const part of [list.locator('.tpl .chip').first(), list.getByRole('button', { name: /^Mark rejected/ })]) {
      const { y, height } = (await part.boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(box.y - 1);
      expect(y + height).toBeLessThanOrEqual(box.y + box.height + 1);
    }
  });

  it('sees what turns the direction in the heading and in the words of a section that is added, and so does who wrote it', async () => {
    const { sections } = await amna!.ask<{ sections: { path: string; sectionId: string }[] }>(
      'GET',
      `${document}/outline`,
    );
    const sectionId = sections.find(({ path }) => path === 'sindh/sindh-police')?.sectionId ?? '';
    const { id } = await amna!.ask<{ id: string }>('POST', `${document}/proposals`, { body: { sectionId } });
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Call th\u0435 desk.' }] }],
    };
    const added = { parentId: sectionId, afterId: null, heading: 'Desk \u202eA', body };
    await amna!.ask('POST', `/proposals/${id}/sections`, { body: added });
    const {
      sections: touched,
      version,
      contentHash,
    } = await amna!.ask<{
      sections: { sectionId: string }[];
      version: number;
      contentHash: string;
    }>('GET', `/proposals/${id}`);
    const author = await signedIn(
      browser,
      server.address,
      'officer@sindh.example',
      `/app/proposals/${id}?section=${touched[0]?.sectionId ?? ''}`,
    );
    await author.page.locator('.sheet').getByText('turns the direction of the text (U+202E)').waitFor();
    await author.context.close();
    await amna!.ask('POST', `/proposals/${id}/submission`, {
      version,
      body: { title: 'A desk', summary: 'It is needed.', contentHash },
    });
    const page = await open(id);
    await page.locator('.chs').getByText('turns the direction of the text (U+202E)').waitFor();
    await page
      .locator('.chs')
      .getByText(/letter of another script, U\+0435/)
      .waitFor();
  });

  it('reads who was faster, without anything about a sending that did not happen', async () => {
    const id = await propose(amna!, 'sindh/sindh-child-protection-authority', [['comprehensive', 'broad']]);
    const page = await open(id);
    await page.keyboard.press('a');
    await page.getByText('1 marked, not sent').waitFor();
    await decideAll(second!, id, () => 'rejected');
    await send(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Salman Qureshi decided change 1 before you: Rejected/).waitFor();
    await dialog.getByRole('heading', { name: 'Your decision was not sent' }).waitFor();
    expect(await dialog.getByText(/next edition changes|You wrote none|0 accepted/).count()).toBe(0);
    // The way back has the focus: what was pressed to send is there no more.
    await dialog.locator('button:focus', { hasText: 'Go back' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Your mark “Accepted” was not recorded.').waitFor();
    expect(await page.getByText('Your reason is kept').count()).toBe(0);
  });

  it('takes on the second row of the desk with a finger', async () => {
    const { page } = moderator;
    await propose(bilal!, 'sindh/sindh-child-protection-authority', [
      ['preventing', 'stopping'],
      ['operates', 'works'],
    ]);
    await propose(amna!, 'sindh/labor-department', [['tasked', 'charged']]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/app/desk?kind=proposal');
    const row = page.locator('.q-row').nth(1);
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Claim 1 selected' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Claim/ })
      .click();
    await page.getByRole('dialog').getByText('Claimed by you').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await row.locator('.cl', { hasText: 'You' }).waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
