import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { reader } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(180_000);

const at = '/institutional-framework';

describe('The public pages, as they are set', () => {
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

  it('lines of Urdu have twice their height in a frame of either language', async () => {
    const { context, page } = await reader(browser, server.address);
    for (const language of ['en', 'ur'])
      for (const path of [at, `${at}/sindh/sindh-police`, `${at}/compare/1.0...1.0`, `${at}/feedback/new`]) {
        await page.goto(`${path}?lang=${language}`);
        const low = await page.evaluate(() => {
          // As a text in Urdu is marked in the frame: its title, headings, words and contents.
          for (const own of document.querySelectorAll(
            'main :is(h1, h2, h3, .text, .lede, .contents a, blockquote, bdi, .quote)',
          )) {
            own.setAttribute('lang', 'ur');
            own.setAttribute('dir', 'rtl');
          }
          return [...document.querySelectorAll('main :lang(ur)')].flatMap((own) => {
            const { lineHeight, fontSize } = getComputedStyle(own);
            const shows = [...own.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && it.textContent?.trim());
            const aside = own.closest('.n, .caret, .vh, option, [aria-hidden=true]');
            const ratio = parseFloat(lineHeight) / parseFloat(fontSize);
            return shows && !aside && ratio < 2 ? [`${own.tagName} ${own.className} ${ratio}`] : [];
          });
        });
        expect([path, language, ...new Set(low)]).toEqual([path, language]);
      }
    await context.close();
  });

  it('a paragraph of Urdu in an English text begins on its own side in a frame of either language', async () => {
    const { context, page } = await reader(browser, server.address);
    for (const language of ['en', 'ur']) {
      await page.goto(`${at}/sindh/sindh-police?lang=${language}`);
      const sides = await page
        .locator('main .text p')
        .first()
        .evaluate((own) => {
          own.setAttribute('lang', 'ur');
          own.setAttribute('dir', 'rtl');
          own.textContent = 'ہیلپ لائن';
          const words = document.createRange();
          words.selectNodeContents(own);
          return [own.getBoundingClientRect().right, words.getBoundingClientRect().right].map(Math.round);
        });
      expect([language, sides[1]]).toEqual([language, sides[0]]);
    }
    await context.close();
  });

  it('the empty search field is round on the side where it begins, in either direction', async () => {
    const { context, page } = await reader(browser, server.address);
    for (const [language, corners] of [
      ['en', ['6px', '0px']],
      ['ur', ['0px', '6px']],
    ] as const) {
      await page.goto(`${at}?lang=${language}`);
      const radii = await page.locator('.bar input').evaluate((field) => {
        const { borderTopLeftRadius, borderTopRightRadius } = getComputedStyle(field);
        return [borderTopLeftRadius, borderTopRightRadius];
      });
      expect([language, radii]).toEqual([language, corners]);
    }
    await context.close();
  });

  it('the link to the other language is as high as its neighbours, and those among the facts are large enough to hit', async () => {
    const { context, page } = await reader(browser, server.address);
    await page.goto(at);
    const heights = await page
      .locator('.bar nav a:visible')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
    expect(new Set(heights).size).toBe(1);
    const low = await page
      .locator('.facts a')
      .evaluateAll((all) => all.flatMap((it) => (it.getBoundingClientRect().height < 24 ? [it.textContent] : [])));
    expect(low).toEqual([]);
    await context.close();
  });

  it('at 320 px and twice the size of letters nothing goes beyond the page', async () => {
    const { context, page } = await reader(browser, server.address);
    await page.setViewportSize({ width: 320, height: 640 });
    const wide: string[] = [];
    for (const path of [
      at,
      `${at}/editions`,
      `${at}/sindh/sindh-police`,
      `${at}/sindh/sindh-police/history`,
      `${at}/compare/1.0...1.0`,
      '/',
    ])
      for (const language of ['en', 'ur']) {
        await page.goto(`${path}?lang=${language}`);
        const over = await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
          const { scrollWidth } = document.documentElement;
          if (scrollWidth <= 320) return [];
          return [...document.querySelectorAll('main *, header *')].flatMap((it) => {
            const { left, right } = it.getBoundingClientRect();
            return right > 321 || left < -1 ? [`${it.tagName}.${it.className} ${left}-${right}`] : [];
          });
        });
        if (over.length) wide.push(`${path} ${language}: ${over.slice(0, 4).join(' | ')}`);
      }
    expect(wide).toEqual([]);
    await context.close();
  });

  it('on paper there is nothing to press', async () => {
    const { context, page } = await reader(browser, server.address);
    await page.emulateMedia({ media: 'print' });
    for (const path of [`${at}/feedback`, `${at}/sindh/sindh-police`, '/nothing']) {
      await page.goto(path);
      expect([path, await page.locator('button:visible, .btn:visible, a[download]:visible').count()]).toEqual([
        path,
        0,
      ]);
    }
    await context.close();
  });
});
