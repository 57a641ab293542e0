import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { drop, fromGoogleDocs, fromWord, hostile, paste } from './clipboards.js';
import { caretMoved, comesTo, exactly, openDraft, saved, written } from './drafts.js';
import { looked, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

describe('what is pasted into the editor', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let page: Page;
  let text: Locator;
  let before: string;

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    ({ page } = await signedIn(browser, server.address, 'officer@sindh.example'));
  });
  beforeEach(async () => {
    ({ text } = await openDraft(page, 'sindh/labor-department'));
    before = await written(text);
    await text.locator('p').first().click();
    await page.keyboard.press('Control+End');
    await caretMoved(page);
    await page.keyboard.press('Enter');
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });
  const tail = async () => (await written(text)).replace(/^<p>.*?<\/p>/, '');

  it('from Word keeps headings, lists, tables, footnotes and links, says what it left out, and one undo takes it back', async () => {
    await paste(text, { html: fromWord, plain: 'Duties' });
    await comesTo(
      tail,
      exactly(
        '<h2>Duties of the Labour Wing</h2>' +
          '<p>Inspectors visit each <strong>kiln</strong> once a quarter<span data-footnote="Factories Act, s. 50."></span> and report to <a href="https://labour.sindh.gov.pk/">the Secretary</a>.</p>' +
          '<ul><li><p>Brick kilns</p><ul><li><p>registered</p></li></ul></li><li><p>Carpet looms</p></li></ul>' +
          '<p>In this order:</p><ol><li><p>Rescue</p></li><li><p>Shelter</p></li></ol>' +
          '<table><tbody><tr><td colspan="2"><p><strong>Offices</strong></p></td></tr><tr><td><p>Karachi</p></td><td><p>3</p></td></tr></tbody></table>',
      ),
    );
    const note = page.getByText(/^Left out:/);
    for (const kind of [/comment/, /names of authors/, /colours and fonts/, /deleted passage/])
      await comesTo(() => note.innerText(), kind);
    expect(await page.content()).not.toContain('Aslam');
    expect(await looked(page, '55-pasted')).toEqual([]);
    await saved(page);
    await text.focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await comesTo(() => written(text), exactly(before));
  });

  it('is undone by itself, though words were typed right before it and right behind', async () => {
    await page.keyboard.type('Before ');
    await paste(text, { plain: 'pasted' });
    await page.keyboard.type(' behind');
    await comesTo(tail, exactly('<p>Before pasted behind</p>'));
    await page.keyboard.press('Control+z');
    await comesTo(tail, exactly('<p>Before pasted</p>'));
    await page.keyboard.press('Control+z');
    await comesTo(tail, /^<p>Before ?<\/p>$/);
  });

  it('is told of where the writer looks, however far down the page that is, until it is put away', async () => {
    for (let line = 1; line <= 60; line += 1) await page.keyboard.press('Enter');
    await paste(text, { html: fromWord, plain: 'Duties' });
    const note = page.getByText(/^Left out:/);
    await note.waitFor();
    await page.waitForFunction(() => scrollY > innerHeight);
    const box = await note.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    expect(box && box.y > 0 && box.y + box.height < height).toBe(true);
    await page.getByRole('button', { name: 'All right' }).click();
    await note.waitFor({ state: 'detached' });
    await saved(page);
  });

  it('from Google Docs keeps what it says, without its looks', async () => {
    await paste(text, { html: fromGoogleDocs, plain: 'Contacts' });
    await comesTo(
      tail,
      exactly(
        '<h3>Contacts</h3><p><strong>Helpline</strong> is <a href="https://scpa.gos.pk/">online</a>.</p>' +
          '<ul><li><p>Day</p><ul><li><p>noon</p></li></ul></li></ul>',
      ),
    );
  });

  const table = (...rows: string[][]) =>
    `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const shown = async () =>
    (await tail())
      .replaceAll(/<\/?(?:p|tbody)>/g, '')
      .replaceAll(/<(table|tr|t[dh])>/g, (_, name: string) => (name === 'th' ? '#' : ''))
      .replaceAll(/<\/t[dh]>/g, '|')
      .replaceAll(/<\/tr>|<\/table>/g, '/');

  it('a table into a table: over empty cells, else as rows below that of the caret; among words and alone, its words', async () => {
    await paste(text, {
      html: '<table><tr><th>a</th><th></th></tr><tr><td></td><td></td></tr></table><p>end</p>',
      plain: 'a',
    });
    await comesTo(shown, exactly('#a|#|/||//end'));
    const cell = (at: number) => text.locator('th, td').nth(at);
    await cell(2).click();
    await caretMoved(page);
    await paste(text, { html: table(['1', '2', '3'], ['4', '5', '6']), plain: '1' });
    await comesTo(shown, exactly('#a|#|#|/1|2|3|/4|5|6|//end'));
    await page.keyboard.type('!');
    await comesTo(shown, exactly('#a|#|#|/1|2|3|/4|5|6!|//end'));
    await cell(1).click();
    await caretMoved(page);
    await paste(text, { html: table(['b', 'c']), plain: 'b' });
    await comesTo(shown, exactly('#a|#b|#c|/1|2|3|/4|5|6!|//end'));
    await cell(3).click();
    await caretMoved(page);
    await paste(text, { html: table(['x', 'y'], ['z', 'w']), plain: 'x' });
    await comesTo(shown, exactly('#a|#b|#c|/1|2|3|/x|y||/z|w||/4|5|6!|//end'));
    await page.keyboard.press('Control+z');
    await comesTo(shown, exactly('#a|#b|#c|/1|2|3|/4|5|6!|//end'));
    await cell(8).click();
    await page.keyboard.press('End');
    await caretMoved(page);
    await paste(text, { html: table(['7']), plain: '7' });
    await comesTo(shown, exactly('#a|#b|#c|/1|2|3|/4|5|6!7|//end'));
    await paste(text, { html: `<p>8</p>${table(['9', '10'])}`, plain: '8' });
    await comesTo(shown, exactly('#a|#b|#c|/1|2|3|/4|5|6!78910|//end'));
    await saved(page);
  });

  it('a table that is dropped into a cell by the mouse stands as where it is pasted there, never within it; one undo takes it back', async () => {
    await paste(text, {
      html: `${table(['a', ''])}<p>between</p>${table(['1', '2'])}<p>end</p>`,
      plain: 'a',
    });
    const first = 'a||//between1|2|//end';
    await comesTo(shown, exactly(first));
    const cell = (at: number) => text.locator('th, td').nth(at);
    // From another program.
    await drop(cell(1), table(['x', 'y']));
    await comesTo(shown, exactly('a|x|y|//between1|2|//end'));
    await page.keyboard.press('Control+z');
    await comesTo(shown, exactly(first));
    // From the text itself: the second table, taken with the words around it, is dropped into the first, and is there no more.
    await text.evaluate((element) => {
      const [, between, end] = [...element.querySelectorAll(':scope > p')];
      getSelection()!.setBaseAndExtent(between!.firstChild!, 0, end!.firstChild!, 0);
    });
    await caretMoved(page);
    await drop(cell(1), null, cell(2));
    expect(await text.locator('table table').count()).toBe(0);
    await comesTo(shown, /^a\|between12\|\/\/end/);
    await page.keyboard.press('Control+z');
    await comesTo(shown, exactly(first));
    await saved(page);
  });

  it('from a hostile page runs nothing and keeps only words', async () => {
    await paste(text, { html: hostile, plain: 'Fair' });
    await page.waitForTimeout(200);
    await comesTo(tail, 'Fair');
    expect(await page.title()).not.toContain('owned');
    const after = await tail();
    expect(after).not.toMatch(/javascript|data:text|onerror|<img|<svg|<iframe|<form|colspan="100000"/);
    await saved(page);
  });

  it('of one paragraph goes on in the sentence, also where the reader of pastes comes late; plain text has no looks', async () => {
    let arrive = () => {};
    const typed = new Promise<void>((done) => (arrive = done));
    await page.route('**/assets/read-html-*.js', async (route) => {
      await typed;
      await route.continue();
    });
    await page.reload();
    await text.locator('p').nth(1).click();
    await page.keyboard.type('See ');
    await paste(text, { html: '<p>the <b>Act</b></p>', plain: 'the Act' });
    await page.keyboard.type(' now');
    expect(await tail()).toContain('See  now');
    arrive();
    await text.getByText('See the Act now').waitFor();
    await page.unroute('**/assets/read-html-*.js');
    await page.keyboard.press('End');
    await caretMoved(page);
    await paste(text, { plain: '\nand then' });
    await comesTo(
      async () => (await tail()).replace(/<\/?strong>/g, ''),
      exactly('<p>See the Act now</p><p>and then</p>'),
    );
  });

  it('over one megabyte asks first', async () => {
    await paste(text, { html: `<p>${`<span style="color:#123456"></span>`.repeat(40_000)}words</p>`, plain: 'words' });
    await page.getByRole('dialog', { name: 'Paste a very long text?' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await tail()).toBe('<p></p>');
  });

  it('over the whole text keeps unchanged paragraphs as published when asked', async () => {
    await page.keyboard.press('Control+a');
    await caretMoved(page);
    const words = before.replace(/<[^>]+>/g, '');
    await paste(text, { html: `<p><i>${words}</i></p><p>And a new duty.</p>`, plain: words });
    await page.getByRole('button', { name: 'Keep 1 unchanged paragraph' }).click();
    await comesTo(() => written(text), exactly(`${before}<p>And a new duty.</p>`));
    await page.getByRole('heading', { name: '1 change' }).waitFor();
  });
});
