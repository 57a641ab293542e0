import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { looked, reader, signedIn } from './persons.js';
import { Program } from './programs.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

const at = '/institutional-framework/sindh';

describe('a proposal changes the contents', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let proposal = '';
  const found: string[] = [];
  const look = async (...args: Parameters<typeof looked>) => void found.push(...(await looked(...args)));

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  const contents = (page: Page) => page.getByRole('navigation', { name: 'Sections' });
  const act = async (page: Page, heading: string, name: string) => {
    await contents(page)
      .getByRole('button', { name: `Change where “${heading}” stands, its name, or what is under it` })
      .click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
  };

  /** Accepts what is open, and returns the changes of one kind; how many there were. */
  const accept = async (moderator: Program, returned?: string) => {
    const { sections } = await moderator.ask<Review>('GET', `/proposals/${proposal}/review`);
    const open = sections.flatMap(({ changes }) => changes.filter(({ outcome }) => outcome === 'open'));
    const decisions = open.map(({ id, seq, payloadHash, structure }) => {
      const back = returned !== undefined && structure?.kind === returned;
      const [outcome, reason] = back ? ['returned', 'Say who takes over.'] : ['accepted', ''];
      return { changeId: id, seq, payloadHash, outcome, reason };
    });
    await moderator.ask('POST', `/proposals/${proposal}/decisions`, { body: { decisions } });
    return decisions.length;
  };
  const publish = async () => {
    const [moderator, publisher] = await Promise.all(
      ['moderator@commission', 'publisher@commission'].map((name) => Program.of(server.address, name)),
    );
    const draft = '/documents/institutional-framework/draft';
    const { version, changesHash } = await moderator!.ask<{ version: number; changesHash: string }>('GET', draft);
    const body = { changesHash, changeNote: 'The helpline has a section.', major: false, leaveOut: [] };
    await moderator!.ask('PUT', `${draft}/preparation`, { version, body });
    const ready = await publisher!.ask<{ version: number; preparation: { manifestHash: string } }>('GET', draft);
    const { manifestHash } = ready.preparation;
    await publisher!.ask('POST', `${draft}/publication`, { version: ready.version, body: { manifestHash } });
  };

  it('an officer adds a sub-section, moves another by keys, and retires one', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example', `${at}/sindh-police`);
    await page
      .getByRole('link', { name: /Suggest a change/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Begin a draft' }).click();
    await page.getByRole('textbox', { name: 'Text of the section Sindh Police' }).waitFor();

    const unknown: string[] = [];
    page.on('response', (answer) => void (answer.status() === 404 && unknown.push(answer.url())));
    await act(page, 'Sindh Police', 'Add a section under it…');
    await page.getByRole('dialog').getByLabel('Heading').fill('Helpline');
    await look(page, '40-add-a-section');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    // Who added it goes on writing: the caret is in its text.
    await page.getByRole('textbox', { name: 'Text of the section Helpline' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Call 1121 by day and night.');
    await page
      .getByText(/^Saved at/)
      .first()
      .waitFor();

    // It is one change, text and all, with its sources.
    const changes = page.getByRole('complementary', { name: 'Changes' });
    await changes.getByText('Section added').waitFor();
    expect(await changes.locator('.ch').count()).toBe(1);
    await changes.getByRole('button', { name: 'Add a source for change 1' }).click();
    await page.getByRole('dialog').getByLabel('Its title').fill('Police Order 2002');
    await page.getByRole('dialog').getByRole('button', { name: 'Add a source' }).click();
    await changes.getByText('Police Order 2002').waitFor();

    // The open section goes one place by its dialog, and back by keys: neither the dialog nor the focus is lost while its text is read anew.
    const rail = page.locator('nav.rail');
    const readAnew = async (step: () => Promise<void>) => {
      await rail.evaluate((element) => element.setAttribute('data-before', ''));
      await step();
      await page.locator('nav.rail:not([data-before])').waitFor();
    };
    const onHelpline = () => page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Helpline'));
    await readAnew(() => act(page, 'Helpline', 'Move out, after Sindh Police'));
    await page.getByRole('dialog').getByRole('button', { name: 'Move under Sindh Police' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await onHelpline();
    await readAnew(() => page.keyboard.press('Alt+Shift+ArrowRight'));
    await onHelpline();

    await contents(page)
      .getByRole('link', { name: /^Labor Department/ })
      .first()
      .focus();
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page.getByText('Labor Department moved.').first().waitFor({ state: 'attached' });
    await contents(page)
      .getByText(/^\s*moved from Sindh/)
      .waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Labor Department'));

    await act(page, 'Sindh Human Rights Commission', 'Retire…');
    await page.getByRole('dialog').getByRole('button', { name: 'Retire', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await contents(page).getByText('retired', { exact: true }).waitFor();
    await look(page, '41-contents-of-a-draft');
    await page.setViewportSize({ width: 360, height: 740 });
    await look(page, '41-contents-of-a-draft-narrow');
    await page.setViewportSize({ width: 1280, height: 900 });
    // The section that goes is there to be read, with the way to keep it.
    const gone = contents(page).getByRole('link', { name: /^Sindh Human Rights Commission/ });
    await gone.first().click();
    await page.getByText('This section is retired in the draft').waitFor();
    await page
      .getByRole('article', { name: /Sindh Human Rights Commission/ })
      .locator('p', { hasText: /\w{4}/ })
      .last()
      .waitFor();
    await look(page, '41-retired-section');
    await page.setViewportSize({ width: 360, height: 740 });
    await look(page, '41-retired-section-narrow');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('main').getByRole('button', { name: 'Keep it after all' }).click();
    await page.getByRole('textbox', { name: /^Text of the section/ }).waitFor();
    await contents(page).getByText('retired', { exact: true }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('textbox', { name: /^Text of the section/ }).waitFor();
    await act(page, 'Sindh Human Rights Commission', 'Retire…');
    await page.getByRole('dialog').getByRole('button', { name: 'Retire', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('This section is retired in the draft').waitFor();
    await page.getByRole('button', { name: 'Submit…' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('Put the police in order');
    await page.getByRole('dialog').getByRole('textbox').nth(1).fill('The helpline stands under the police.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Submit|Send/ })
      .click();
    await page.getByText('Section added').first().waitFor();
    expect(unknown).toEqual([]); // what is only in the draft is asked of nobody else
    await look(page, '42-structure-sent');
    proposal = page.url().split('/').at(-1)!.split('?')[0]!;
    await context.close();
  });

  it('a moderator accepts the addition and the move, and returns the retirement', async () => {
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example', `/app/desk`);
    await page
      .getByRole('link', { name: /Put the police in order/ })
      .first()
      .click();
    await page.getByText('Section retired').first().waitFor();
    await page.getByText('Section moved').first().waitFor();
    await look(page, '43-structure-in-review');
    await context.close();
    expect(await accept(await Program.of(server.address, 'moderator@commission'), 'retired')).toBe(3);
  });

  it('the officer reads why, and finds what was accepted beside the draft, though it is in none of its texts any more', async () => {
    const { context, page } = await signedIn(
      browser,
      server.address,
      'officer@sindh.example',
      `/app/proposals/${proposal}`,
    );
    const beside = page.getByRole('complementary', { name: 'Changes' });
    await page.getByText('This section is retired in the draft').waitFor();
    await page.getByRole('main').getByText('Say who takes over.').waitFor();
    await beside.getByText('Decided in other sections (2)').click();
    await beside.getByText('Section added').waitFor();
    await beside.getByText('In the next edition').first().waitFor();
    await look(page, '43-decided-beside-the-draft');

    // A section whose words are changed says so in the contents as soon as they are saved.
    await contents(page)
      .getByRole('link', { name: /^Sindh Police/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Text of the section Sindh Police' }).click();
    await page.keyboard.type('Now: ');
    await contents(page)
      .getByRole('link', { name: /^Sindh Police changed/ })
      .waitFor();
    await page.keyboard.press('Control+z');
    await beside.getByText('Decided in other sections (3)').waitFor();
    await page.getByText('Nothing is changed yet.').waitFor();
    await page
      .getByText(/^Saved at/)
      .first()
      .waitFor();
    await context.close();
  });

  it('once it is published, readers find it, and the old addresses answer', async () => {
    await publish();
    const { context, page } = await reader(browser, server.address);
    await page.goto(`${at}/sindh-police/helpline`);
    await page.getByText('Call 1121 by day and night.').first().waitFor();
    await page.goto(`${at}/labor-department`);
    expect(new URL(page.url()).pathname).toMatch(/^\/institutional-framework\/sindh\/[a-z-]+\/labor-department$/);
    // What was returned stays where it is.
    expect((await page.goto(`${at}/sindh-human-rights-commission`))?.status()).toBe(200);
    await page.goto('/institutional-framework/compare/1.0...1.1');
    await page.getByText('Helpline').first().waitFor();
    await look(page, '44-structure-compared');
    await page.setViewportSize({ width: 360, height: 740 });
    await look(page, '44-structure-compared-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });

  it('what was returned is sent again, accepted and published; the old address says where the last text stands', async () => {
    const [officer, moderator] = await Promise.all(
      ['officer@sindh', 'moderator@commission'].map((name) => Program.of(server.address, name)),
    );
    const { version, contentHash } = await officer!.ask<{ version: number; contentHash: string }>(
      'GET',
      `/proposals/${proposal}`,
    );
    const words = { title: 'Put the police in order', summary: 'The commission has moved.', contentHash };
    await officer!.ask('POST', `/proposals/${proposal}/submission`, { version, body: words });
    await accept(moderator!);
    await publish();
    const { context, page } = await reader(browser, server.address);
    const gone = await page.goto(`${at}/sindh-human-rights-commission`);
    expect(gone?.status()).toBe(410);
    await look(page, '45-section-retired');
    await page.setViewportSize({ width: 360, height: 740 });
    await look(page, '45-section-retired-narrow');
    await page.getByRole('link', { name: 'Read its last text' }).click();
    await page.waitForURL(/editions\/1\.1\/sindh\/sindh-human-rights-commission$/);
    await context.close();
    expect(found).toEqual([]);
  });
});

interface Review {
  sections: {
    changes: { id: string; seq: number; payloadHash: string; outcome: string; structure: { kind: string } | null }[];
  }[];
}
