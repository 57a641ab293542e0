import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Browser } from 'playwright-core';
import { openBrowser, plainHost } from './browser.js';
import { axe, reader, signedIn } from './persons.js';
import { Program, publishBody, publishWords } from './programs.js';
import { startServer, type RunningServer } from './server.js';
import { widthWithMoreSpace } from './more-space.js';

jest.setTimeout(300_000);

const slug = 'institutional-framework';
const path = 'sindh/labor-department';
const quote = 'combating';
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

interface Item {
  id: string;
  number: number;
  version: number;
  text: string;
}

describe('Readers, from a correction to its answer (journeys 1, 7 and 8)', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let moderator: Program;
  let code = '';
  let item: Item;

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    moderator = await Program.of(server.address, 'moderator@commission');
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  it('a citizen corrects a fact with scripts off: warned of what names a child, with the text kept, and gets a code', async () => {
    const { context, page } = await reader(browser, server.address, { scripts: false });
    await page.goto(`/${slug}/${path}`);
    await page
      .getByRole('link', { name: /^Give feedback/u })
      .first()
      .click();
    await page.waitForURL(/feedback\/new/u);
    // With scripts the selection does this; the address is the same.
    await page.goto(`${page.url()}&quote=${quote}`);
    expect(await page.locator('blockquote mark').innerText()).toBe(quote);
    await page.getByText('Is a child in danger now?').waitFor();
    await page.getByLabel('Correction').check();
    const words = page.getByLabel('Your words');
    await words.fill('Say “combat”. Ask Zainab, 9 years old, at 0300-1234567.');
    await page.getByRole('button', { name: 'Check and send' }).click();
    await page.getByText('Not sent yet').waitFor();
    expect(await words.inputValue()).toContain('Say “combat”.');
    expect(await page.locator('#care').innerText()).toContain('0300-1234567');
    await words.fill('Say “combat”: the sentence has no grammar.');
    // What a file is tells its content, never its name.
    await page
      .getByLabel(/^Evidence/u)
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ…') });
    await page
      .getByRole('button', { name: 'Check again' })
      .or(page.getByRole('button', { name: 'Check and send' }))
      .click();
    await page
      .getByText(/something else inside/u)
      .first()
      .waitFor();
    expect(await words.inputValue()).toContain('no grammar');
    await page
      .getByLabel(/^Evidence/u)
      .setInputFiles({ name: 'notification.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.getByRole('button', { name: 'Check and send' }).click();
    code = (await page.locator('.track').innerText()).trim();
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/u);
    const { items } = await moderator.ask<{ items: Item[] }>('GET', `/documents/${slug}/feedback`);
    item = items.find(({ text }) => text.includes('no grammar'))!;
    await page.goto(`/track/${code}`);
    await page.goto('/track?lang=ur');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('main').innerText()).toContain('no grammar');
    expect(page.url()).not.toContain(code);
    await context.close();
  });

  it('is answered: on the desk it becomes a proposal, and the thread ends in the words that changed', async () => {
    await moderator.ask('POST', `/feedback/${item.id}/release`, { version: item.version, body: {} });
    const officer = await signedIn(browser, server.address, 'officer@sindh.example', `/app/feedback/${item.id}`);
    await officer.page.getByRole('button', { name: 'Turn it into a proposal' }).click();
    await officer.page.waitForURL(/\/app\/proposals\//u);
    const id = /proposals\/([0-9a-f-]{36})/u.exec(officer.page.url())?.[1] ?? '';
    await officer.context.close();
    const program = await Program.of(server.address, 'officer@sindh');
    const { sections } = await program.ask<{ sections: { sectionId: string; path: string }[] }>(
      'GET',
      `/documents/${slug}/outline`,
    );
    const { sectionId } = sections.find((section) => section.path === path)!;
    const at = `/proposals/${id}/sections/${sectionId}`;
    const copy = await program.ask<{ version: number; generation: number; heading: string; body: unknown }>('GET', at);
    const body = JSON.parse(JSON.stringify(copy.body).replace(quote, 'combat')) as unknown;
    await program.ask('PUT', at, {
      version: copy.version,
      body: { generation: copy.generation, heading: copy.heading, body },
    });
    const proposal = await program.ask<{ version: number; contentHash: string }>('GET', `/proposals/${id}`);
    await program.ask('POST', `/proposals/${id}/submission`, {
      version: proposal.version,
      body: { title: 'Grammar', summary: 'A reader found it.', contentHash: proposal.contentHash },
    });

    const desk = await signedIn(browser, server.address, 'moderator@commission.example', `/app/desk/${id}`);
    await desk.page.locator('[data-row]').first().focus();
    await desk.page.keyboard.press('a');
    await desk.page.getByRole('button', { name: /^Send 1/u }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /Feedback \d+/u, checked: true }).waitFor();
    await dialog.getByRole('button', { name: /Send 1 decision/u }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.context.close();
    // An edition with this and other words of another section.
    await publishWords(server.address, {
      sectionId: sections.find((section) => section.path === 'sindh/sindh-police')!.sectionId,
      words: [['swift', 'quick']],
    });

    const { context, page } = await reader(browser, server.address, { scripts: false });
    await page.goto(`/track/${code}`);
    await page.getByText('Your correction changed these words in edition 1.1').waitFor();
    await page.goto(`/${slug}/feedback/${String(item.number)}`);
    await page.getByText('This correction changed these words in edition 1.1').waitFor();
    await page.getByRole('link', { name: /See it marked/u }).click();
    await page.locator('del', { hasText: quote }).first().waitFor();
    expect(await page.locator('del', { hasText: quote }).count()).toBe(1);
    // A new word that begins a line begins where the line does.
    const indents = page
      .locator('main ins')
      .evaluateAll((all) => all.map((it) => getComputedStyle(it).marginInlineStart));
    expect(new Set(await indents)).toEqual(new Set(['0px']));
    await context.close();
  });

  it('everybody is answered: the matrix holds each item once, with what was withdrawn, and its files count the same', async () => {
    const more = ['=1+1 is a formula', 'Taken back by its sender'];
    const codes: string[] = [];
    for (const text of more) {
      const sent = await fetch(`${server.address}/api/v1/documents/${slug}/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ kind: 'comment', text, name: '+cmd|calc' }),
      });
      codes.push(((await sent.json()) as { trackingCode: string }).trackingCode);
    }
    const sender = await reader(browser, server.address, { scripts: false });
    await sender.page.goto(`/track/${codes[1]!}`);
    await sender.page.locator('textarea').fill('Half a sentence');
    const paper = { name: 'notice.txt', mimeType: 'text/plain', buffer: Buffer.from('Of Monday') };
    await sender.page.locator('input[type=file]').setInputFiles(paper);
    await sender.page.locator('summary', { hasText: 'Withdraw' }).click();
    // Asked before it is done, in the form: what was typed stays, and the files that were chosen, also without scripts.
    await sender.page.getByText('This cannot be undone.').waitFor();
    expect(await sender.page.locator('textarea').inputValue()).toBe('Half a sentence');
    expect(await sender.page.locator('input[type=file]').inputValue()).toContain('notice.txt');
    await sender.page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await sender.page.getByRole('heading', { name: 'You withdrew it' }).waitFor();
    await sender.context.close();

    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example', '/app/matrix');
    await page.locator('table.matrix tbody tr').first().waitFor();
    const shown = await page.locator('table.matrix tbody tr').count();
    const total = Number(/\d+/u.exec(await page.getByRole('button', { name: /^All/u }).innerText())?.[0]);
    expect(shown).toBe(total);
    const csv = await (
      await page.request.get(`/api/v1/documents/${slug}/response-matrix/file?format=csv&names=yes`)
    ).text();
    const numbers = [...csv.matchAll(/^"?(F \d+|\d+\.\d+(?:\.\d+)?)"?[,;\t]/gmu)].map((match) => match[1]);
    expect(numbers).toHaveLength(total);
    expect(new Set(numbers).size).toBe(total);
    expect(csv).not.toMatch(/(^|[,;\t])"?[=+@]/mu);
    expect(csv).toContain('1.1');
    await page.getByRole('button', { name: /^Withdrawn/u }).click();
    await page.waitForURL(/fate=withdrawn/u);
    await page.reload();
    await page.getByText('Withdrawn by who sent it: these words are not passed on.').waitFor();
    expect(await page.locator('table.matrix').innerText()).not.toContain('Taken back by its sender');
    await context.close();
  });

  it('a journalist cites a section as at a date, compares it with today, and the link outlives a new text', async () => {
    const { context, page } = await reader(browser, server.address, { scripts: false });
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
    const dated = await page.goto(`/${slug}/at/${day}/${path}`);
    expect(dated?.status()).toBe(200);
    expect(await page.locator('main').innerText()).toContain('identify and combat cases');
    expect((await page.goto(`/${slug}/at/1999-01-01/${path}`))?.status()).toBe(404);
    await page.goto(`/${slug}/editions/1.0`);
    expect(await page.locator('main').innerText()).toContain('identify and combating cases');
    await page.goto(`/${slug}/compare/1.0...1.1`);
    expect(await page.locator('ins', { hasText: 'combat' }).count()).toBe(1);
    await page.goto(`/${slug}/${path}`);
    const permanent = await page.locator('a.perma').first().getAttribute('href');
    await page.goto(permanent ?? '');
    expect(new URL(page.url()).pathname).toBe(`/${slug}/${path}`);
    const manifest = await page.request.get(`/${slug}/editions/1.1/manifest.json`);
    expect(((await manifest.json()) as { sections: unknown[] }).sections.length).toBeGreaterThan(20);
    await context.close();
  });

  it('axe finds nothing on any public page, in both languages, light and dark, wide and at 320 px', async () => {
    const pages = [
      '/',
      '/accessibility',
      `/${slug}`,
      `/${slug}/${path}`,
      `/${slug}/${path}/history`,
      `/${slug}/${path}/compare/1...2`,
      `/${slug}/${path}/compare/1...2?view=side`,
      `/${slug}/editions/9.9`,
      `/${slug}/editions`,
      `/${slug}/compare/1.0...1.1`,
      `/${slug}/compare/1.0...1.1?view=side`,
      `/${slug}/feedback`,
      `/${slug}/feedback/${String(item.number)}`,
      `/${slug}/feedback/new?section=${path}&quote=equitable`,
      `/${slug}/alerts?section=${path}`,
      `/${slug}/search?q=police`,
      '/track',
      `/${slug}/no-such-section`,
      '/alerts/none',
    ];
    // Words of the text that are spoken of bear a caret: two remarks on neighbouring words, whose targets must not touch.
    const { sections } = await moderator.ask<{ sections: { sectionId: string; path: string }[] }>(
      'GET',
      `/documents/${slug}/outline`,
    );
    const { sectionId } = sections.find((section) => section.path === path)!;
    for (const exact of ['equitable', 'labor practices']) {
      const { number } = await moderator.ask<{ number: number }>('POST', `/documents/${slug}/feedback`, {
        body: { kind: 'comment', sectionId, text: `What is meant by “${exact}”?`, anchor: { exact } },
      });
      const { items } = await moderator.ask<{ items: Item[] }>('GET', `/documents/${slug}/feedback`);
      const { id, version } = items.find((each) => each.number === number)!;
      await moderator.ask('POST', `/feedback/${id}/release`, { version, body: {} });
    }
    const found: string[] = [];
    const { context, page } = await reader(browser, server.address);
    await page.goto(`/${slug}/${path}`);
    await page.locator('.text .caret').nth(1).waitFor();
    // All rules once a language; the colours of the other theme at the other width.
    const look = async (
      name: string,
      [wide, narrow]: readonly ['light' | 'dark', 'light' | 'dark'],
      all: 1280 | 320,
    ) => {
      for (const [width, colorScheme] of [[1280, wide] as const, [320, narrow] as const]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const taken = await page.evaluate(() => document.documentElement.scrollWidth);
        if (taken > width) found.push(`${name}: ${String(taken)} px wide at ${String(width)} px`);
        const spaced = await widthWithMoreSpace(page);
        if (spaced > width) found.push(`${name}: ${String(spaced)} px wide at ${String(width)} px, with more space`);
        const { violations } = await (
          width === all
            ? axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
            : axe(page).withRules(['color-contrast', 'target-size', 'scrollable-region-focusable'])
        ).analyze();
        for (const { id, nodes } of violations)
          found.push(
            `${name}, ${String(width)} px, ${colorScheme}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
          );
      }
    };
    const howFor = (language: string): [readonly ['light' | 'dark', 'light' | 'dark'], 1280 | 320] =>
      language === 'en' ? [['light', 'dark'], 1280] : [['dark', 'light'], 320];
    for (const language of ['en', 'ur']) {
      await context.addCookies([{ name: 'lang', value: language, url: server.address }]);
      for (const address of pages) {
        // The contents open by themselves on a window that is wide when the page comes.
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(address);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await look(`${language} ${address}`, ...howFor(language));
      }
      await page.goto(`/track/${code}`);
      await look(`${language} /track with a code`, ...howFor(language));
    }
    // In place of the form once feedback is closed: with what somebody was still typing, and without.
    const admin = await Program.of(server.address, 'admin@commission');
    const close = async (feedbackUntil: string | null) => {
      const at = `/documents/${slug}/settings`;
      const { version, standing: _, ...settings } = await admin.ask<{ version: number; standing: string }>('GET', at);
      await admin.ask('PUT', at, { version, body: { ...settings, feedbackUntil } });
    };
    const form = `/${slug}/feedback/new?section=${path}`;
    for (const language of ['en', 'ur']) {
      await context.addCookies([{ name: 'lang', value: language, url: server.address }]);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(form);
      await page.locator('textarea').fill('Half a sentence');
      await close('2020-01-31');
      await page.locator('main form:has(textarea) button').last().click();
      await page.locator('textarea[readonly]').waitFor();
      expect(await page.locator('textarea').inputValue()).toBe('Half a sentence');
      await look(`${language} ${form}, closed when it was sent`, ...howFor(language));
      await page.goto(form);
      await page.locator('main').getByText('2020').or(page.locator('main').getByText('۲۰۲۰')).first().waitFor();
      await look(`${language} ${form}, closed`, ...howFor(language));
      await close(null);
    }
    expect(found).toEqual([]);
    await context.close();
  }, 600_000);

  it('a wide table scrolls by keyboard and widens no page, and headings of a text go down by one level at a time', async () => {
    const police = 'sindh/sindh-police';
    const { sections } = await moderator.ask<{ sections: { sectionId: string; path: string }[] }>(
      'GET',
      `/documents/${slug}/outline`,
    );
    const { sectionId } = sections.find((section) => section.path === police)!;
    const block = (type: string, text: string, attrs?: object) => ({
      type,
      ...(attrs ? { attrs } : {}),
      content: [{ type: 'text', text }],
    });
    const cell = (type: string, text: string) => ({ type, content: [block('paragraph', text)] });
    const row = (type: string, words: readonly string[]) => ({
      type: 'tableRow',
      content: words.map((word) => cell(type, word)),
    });
    const columns = ['Responsibility', 'Administration', 'Establishments', 'Representative', 'Acknowledgement'];
    const item = (text: string) => ({ type: 'listItem', content: [block('paragraph', text)] });
    const text = {
      type: 'doc',
      content: [
        block('heading', 'How it is organised', { level: 2 }),
        block('heading', 'Who answers for what', { level: 3 }),
        { type: 'table', content: [row('tableHeader', columns), row('tableCell', columns)] },
        { type: 'bulletList', content: ['Interdepartmental', 'Confidentiality'].map(item) },
      ],
    };
    const newest = async () =>
      (await moderator.ask<{ number: string }[]>('GET', `/documents/${slug}/editions`))[0]!.number;
    await publishBody(server.address, { sectionId, write: () => text });
    const from = await newest();
    await publishWords(server.address, {
      sectionId,
      words: [
        ['Administration', 'Superintendence'],
        ['Interdep', 'Intradep'],
      ],
    });
    const to = await newest();
    const { context, page } = await reader(browser, server.address);
    const compare = `/${slug}/compare/${from}...${to}`;
    const history = await (await page.request.get(`/${slug}/${police}/history`)).text();
    const ofSection = /href="([^"]*\/compare\/[^"]*)"/u.exec(history)![1]!;
    const found: string[] = [];
    for (const address of [`/${slug}`, `/${slug}/${police}`, compare, `${compare}?view=side`, ofSection]) {
      await page.goto(address);
      const levels = await page
        .locator('main :is(h1, h2, h3, h4, h5, h6)')
        .evaluateAll((all) => all.map((it) => Number(it.tagName.slice(1))));
      const skips = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
      if (skips.length) found.push(`${address}: headings ${levels.join(' ')}`);
      for (const [width, size] of [
        [320, 16],
        [414, 16],
        [960, 32],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        const taken = await page.evaluate((px) => {
          document.documentElement.style.fontSize = `${String(px)}px`;
          return document.documentElement.scrollWidth;
        }, size);
        if (taken > width)
          found.push(`${address}: ${String(taken)} px wide at ${String(width)} px, letters of ${String(size)} px`);
      }
      await page.setViewportSize({ width: 320, height: 800 });
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      const { violations } = await axe(page).withRules(['scrollable-region-focusable', 'heading-order']).analyze();
      for (const { id, nodes } of violations)
        found.push(`${address}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    }
    expect(found).toEqual([]);
    // Alone as a file too.
    await page.goto(`/${slug}.html`);
    await page.getByRole('region', { name: 'Table 1' }).focus();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.goto(`/${slug}/${police}`);
    const table = page.getByRole('region', { name: 'Table 1' });
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
    await context.close();
  });

  it('words of a section are marked however short they are, and of more than can be quoted it is said', async () => {
    const { context, page } = await reader(browser, server.address);
    const police = `/${slug}/sindh/sindh-police`;
    await page.goto(police);
    const offered = page.locator('#sel');
    const select = (from: number, length: number) =>
      page.evaluate(
        ([start, count]) => {
          const words = document.querySelector('.text')!;
          const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
          const ends: [Node, number][] = [];
          let at = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const size = node.textContent!.length;
            for (const end of [start!, start! + count!]) if (end >= at && end < at + size) ends.push([node, end - at]);
            at += size;
          }
          getSelection()!.setBaseAndExtent(...ends[0]!, ...ends[1]!);
        },
        [from, length],
      );
    await select(4, 2);
    await offered.waitFor();
    const quoted = await page.evaluate(() => String(getSelection()).trim());
    expect(new URL((await offered.getAttribute('href'))!, server.address).searchParams.get('quote')).toBe(quoted);
    const paragraph = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Every station answers at once. '.repeat(50) }],
    };
    const { sections } = await moderator.ask<{ sections: { sectionId: string; path: string }[] }>(
      'GET',
      `/documents/${slug}/outline`,
    );
    const { sectionId } = sections.find((section) => section.path === 'sindh/sindh-police')!;
    await publishBody(server.address, { sectionId, write: () => ({ type: 'doc', content: [paragraph] }) });
    await page.goto(police);
    await select(0, 900);
    await offered.waitFor();
    expect(
      new URL((await offered.getAttribute('href'))!, server.address).searchParams.get('quote')!.length,
    ).toBeGreaterThan(890);
    await select(0, 1200);
    await offered.filter({ hasText: 'Too long to quote' }).waitFor();
    expect(await offered.getAttribute('href')).not.toContain('quote=');
    await offered.click();
    await page.waitForURL(/feedback\/new\?section=/u);
    await context.close();
  });

  it('words selected in the whole text are offered to be spoken of, in words of either language', async () => {
    const { context, page } = await reader(browser, server.address);
    for (const [address, words] of [
      [`/${slug}?lang=en`, 'Give feedback on these words'],
      [`/${slug}?lang=ur`, 'ان الفاظ پر رائے دیں'],
    ] as const) {
      await page.goto(address);
      await page
        .locator(`[id="${path}"] .text p`)
        .first()
        .evaluate((it) => getSelection()!.selectAllChildren(it));
      const offered = page.getByRole('link', { name: words, exact: true });
      await offered.waitFor();
      const quoted = await page.evaluate(() => String(getSelection()).trim());
      await offered.click();
      await page.waitForURL(/feedback\/new\?section=/u);
      expect(new URL(page.url()).searchParams.get('section')).toBe(path);
      expect(await page.locator('blockquote mark').innerText()).toBe(quoted);
    }
    await context.close();
  });

  it('where the server has a name and no https, a sender enters, adds, withdraws and leaves, and alerts are confirmed', async () => {
    const { trackingCode } = await moderator.ask<{ trackingCode: string }>('POST', `/documents/${slug}/feedback`, {
      body: { kind: 'comment', text: 'Sent from inside the department.' },
    });
    const address = server.address.replace('127.0.0.1', plainHost);
    const { context, page } = await reader(browser, address, { scripts: false });
    await page.goto('/track');
    await page.locator('[name=code]').fill(trackingCode);
    await page.locator('main form button').click();
    await page.getByText('Sent from inside the department.').waitFor();
    await page.locator('textarea').fill('And one thing more.');
    await page.locator('main form:has(textarea) button').first().click();
    await page.getByText('And one thing more.').waitFor();
    expect(await page.locator('textarea').inputValue()).toBe('');
    await page.locator('summary', { hasText: 'Withdraw' }).click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByRole('heading', { name: 'You withdrew it' }).waitFor();
    await page.locator('form[action="/track/close"] button').click();
    await page.locator('[name=code]').waitFor();

    await page.goto(`/${slug}/alerts`);
    await page.locator('[name=email]').fill('reader@example.org');
    await page.locator('main form button').click();
    await page.getByText('reader@example.org').waitFor();
    await page.goto(await confirmationIn(server.data));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: /change/iu }).waitFor();
    // A page of elsewhere that hides its origin closes nothing.
    await page.goto(`data:text/html,<form method=post action="${address}/track/close"><button>Go</button></form>`);
    const [refused] = await Promise.all([
      page.waitForResponse('**/track/close'),
      page.getByRole('button', { name: 'Go' }).click(),
    ]);
    expect([refused.status(), (await refused.request().allHeaders())['origin']]).toEqual([403, 'null']);
    await context.close();
  });

  it('the language of the last switch stays, however often it is switched', async () => {
    const { context, page } = await reader(browser, server.address, { scripts: false });
    await page.goto(`/${slug}`);
    for (const language of ['ur', 'en', 'ur', 'en']) {
      await page.locator(`.bar a[hreflang=${language}]`).click();
      await page.waitForURL(`**/*lang=${language}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const chosen = (await context.cookies()).find(({ name }) => name === 'lang');
      expect(chosen?.value).toBe(language);
    }
    await page.goto(`/${slug}/${path}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.close();
  });

  it('in colours that a reader has set, only the chosen view of the changes is marked', async () => {
    const { context, page } = await reader(browser, server.address);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`/${slug}/compare/1.0...1.1`);
    const lines = await page
      .locator('.views a')
      .evaluateAll((views) =>
        views.map((it) => [
          it.hasAttribute('aria-current'),
          getComputedStyle(it).borderBlockEndColor !== getComputedStyle(document.body).backgroundColor,
        ]),
      );
    expect(lines).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    await context.close();
  });
});

/** Where the first letter about alerts leads. */
async function confirmationIn(data: string): Promise<string> {
  const folder = join(data, 'outbox/new');
  for (let tries = 0; tries < 600; tries += 1) {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const { text = '' } = await simpleParser(readFileSync(join(folder, name)));
      const path = /\/alerts\/[\w.-]+/u.exec(text)?.[0];
      if (path) return path;
    }
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error('no letter came');
}
