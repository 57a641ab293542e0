import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { comesTo, call, caretMoved, exactly, openDraft, saved, written } from './drafts.js';
import { doubleClickWord, looked, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

describe('the editor, by keyboard as in Word', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let page: Page;
  let text: Locator;
  let draft: { id: string; sectionId: string };
  const keys = async (...names: string[]) => {
    for (const name of names) {
      await page.keyboard.press(name);
      await caretMoved(page);
    }
  };
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    // Nobody else of her organisation writes: the tools are tried without a room.
    ({ page } = await signedIn(browser, server.address, 'officer@punjab.example'));
  });
  beforeEach(async () => {
    ({ text, ...draft } = await openDraft(page, 'punjab/labor-department'));
    await text.locator('p').first().click();
    await keys('Control+End', 'Enter');
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });
  const tail = async () => (await written(text)).replace(/^<p>.*?<\/p>/, '');

  it('deletes a double-clicked word with one space beside it, as Word does, and calls that deleted', async () => {
    await keys('Backspace');
    const [, before = '', word = ''] = /(\S+ ([a-z]{6,}) \S+)/.exec(await written(text)) ?? [];
    await doubleClickWord(text, word);
    await keys('Delete');
    await comesTo(() => written(text), before.replace(` ${word} `, ' '));
    expect(await written(text)).not.toContain('  ');
    await page.locator('.chs .ch', { hasText: 'Deleted' }).waitFor();
    await keys('Control+z');
    await comesTo(() => written(text), before);
    await saved(page);
  });

  it('cuts a double-clicked word with one space beside it: pasted again all is as it was, and one undo brings it back', async () => {
    await keys('Backspace');
    const before = await written(text);
    const [, word = ''] = /\S+ ([a-z]{6,}) \S+/.exec(before) ?? [];
    await doubleClickWord(text, word);
    await keys('Control+x');
    await comesTo(() => written(text), before.replace(` ${word} `, ' '));
    await keys('Control+v');
    await comesTo(() => written(text), before);
    await keys('Control+z');
    await comesTo(() => written(text), before.replace(` ${word} `, ' '));
    await keys('Control+z');
    await comesTo(() => written(text), before);
    await keys('Control+y');
    await comesTo(() => written(text), before.replace(` ${word} `, ' '));
    await saved(page);
  });

  it('makes lists with levels, splits and joins items with Enter and Backspace, and undoes it all', async () => {
    await page.keyboard.type('- One');
    await keys('Enter', 'Tab');
    await page.keyboard.type('Inner');
    await keys('Enter', 'Shift+Tab');
    await page.keyboard.type('Two');
    expect(await tail()).toBe('<ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul>');
    await keys('Alt+Shift+ArrowUp');
    expect(await tail()).toBe('<ul><li><p>Two</p></li><li><p>One</p><ul><li><p>Inner</p></li></ul></li></ul>');
    await keys('End', 'Enter', 'Enter');
    await page.keyboard.type('After');
    await keys('Home', 'Backspace');
    await saved(page);
    for (let i = 0; i < 30; i++) await keys('Control+z');
    expect(await tail()).toBe('');
    await saved(page);
  });

  it('draws the marks of new words once, and puts what is typed into them', async () => {
    await page.keyboard.type('New words');
    await page.locator('.chs', { hasText: 'New words' }).waitFor(); // compared, as it is listed
    const mark = (await text.locator('ins', { hasText: 'New words' }).elementHandle())!;
    const stands = () => mark.evaluate((it) => it.isConnected && it.textContent);
    await page.keyboard.type(' her, so');
    expect(await stands()).toBe('New words her, so');
    await keys('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await page.keyboard.type('e');
    expect(await stands()).toBe('New words here, so');
    await keys('Backspace');
    await page.keyboard.type('e');
    expect(await tail()).toBe('<p>New words here, so</p>');
    await saved(page);
  });

  it('puts letters into new words where the caret is seen, however fast the keys come', async () => {
    await page.keyboard.type('ne words');
    await page.locator('.chs', { hasText: 'ne words' }).waitFor();
    const atOnce = (...names: string[]) => Promise.all(names.map((name) => page.keyboard.press(name)));
    await atOnce('Home', 'O', 'End', '.', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'l');
    expect(await tail()).toBe('<p>One worlds.</p>');
    await saved(page);
  });

  it('has tables with heading cells, rows, columns, merged cells', async () => {
    const table = async (item: string) => {
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await table('Insert a table');
    const size = page.getByRole('dialog', { name: 'Insert a table' });
    await size.getByLabel('Columns').fill('0');
    await size.getByRole('button', { name: 'Insert', exact: true }).click();
    await size.getByText('Write a number from 1 to 12.').waitFor();
    await size.getByLabel('Columns').fill('3');
    await size.getByRole('button', { name: 'Insert', exact: true }).click();
    await size.waitFor({ state: 'detached' });
    await page.keyboard.type('District');
    await keys('Tab');
    await page.keyboard.type('Office');
    await table('Delete the column');
    await table('Add a row above');
    await keys('ArrowUp');
    await table('Delete the row');
    expect((await tail()).match(/<t[hd]>/g)).toHaveLength(6);
    expect(await tail()).toContain('<th><p>District</p></th>');
    await text.locator('tr').nth(1).locator('td').first().click();
    await caretMoved(page);
    await page.keyboard.down('Shift');
    for (let tries = 0; tries < 8 && (await text.locator('.selectedCell').count()) < 2; tries += 1)
      await keys('ArrowRight');
    await page.keyboard.up('Shift');
    await text.locator('.selectedCell').nth(1).waitFor();
    await page.keyboard.type('over both');
    await comesTo(tail, '<tr><td><p>over both</p></td><td><p></p></td>');
    for (let undo = 0; undo < 4 && (await tail()).includes('over'); undo += 1) await keys('Control+z');
    await text.locator('td').first().click();
    await caretMoved(page);
    await page.keyboard.down('Shift');
    for (let tries = 0; tries < 8 && (await text.locator('.selectedCell').count()) < 2; tries += 1)
      await keys('ArrowRight');
    await page.keyboard.up('Shift');
    await table('Merge the cells');
    await comesTo(tail, '<td colspan="2">');
    await table('Split the cell');
    await comesTo(tail, /^(?!.*colspan)/s);
    // Behind the last cell there is another row; the last row takes the table along, and one undo brings it back.
    await text.locator('tr').last().locator('td').last().click();
    await keys('Tab');
    await page.keyboard.type('third');
    await comesTo(tail, /<tr><td><p>third<\/p><\/td><td><p><\/p><\/td><\/tr><\/tbody><\/table>/);
    await keys('Shift+Tab', 'Tab', 'Control+z', 'Control+z');
    await comesTo(tail, /^(?!.*third)/s);
    const whole = await tail();
    for (let row = await text.locator('tr').count(); row > 0; row -= 1) await table('Delete the row');
    await comesTo(tail, /^(?!.*<table)/s);
    await keys('Control+z');
    await comesTo(tail, '<table');
    await table('Delete the column');
    await table('Delete the column');
    await comesTo(tail, /^(?!.*<table)/s);
    for (let undo = 0; undo < 8 && (await tail()) !== whole; undo += 1) await keys('Control+z');
    await comesTo(tail, exactly(whole));
    await text.locator('td').first().click();
    await caretMoved(page);
    await table('Delete the table');
    await comesTo(tail, /^(?!.*<table)/s);
  });

  it('sets links, footnotes, languages and lines, and changes them', async () => {
    await page.keyboard.type('See the Act here');
    await keys('Control+Shift+ArrowLeft', 'Control+k');
    await page.getByLabel('Address').fill('na.gov.pk/act');
    await keys('Enter', 'ArrowRight');
    await comesTo(tail, '<a href="https://na.gov.pk/act">here</a>');
    // A dialog that is left gives the caret back to where it was: nothing lands in another paragraph.
    await keys('Control+Alt+f', 'Escape', 'Control+k', 'Escape', 'Control+Alt+f');
    await page.getByLabel('Words of the footnote').fill('Act XII of 2018');
    await page.getByRole('button', { name: 'Set the footnote' }).click();
    await comesTo(tail, 'data-footnote="Act XII of 2018"');
    await keys('ArrowLeft', 'Enter');
    await page.getByLabel('Words of the footnote').fill('Act XII of 2018, s. 3');
    await page.getByRole('button', { name: 'Set the footnote' }).click();
    await comesTo(tail, 'data-footnote="Act XII of 2018, s. 3"');
    await page.keyboard.type(' ترمیم');
    await keys('Control+Shift+ArrowLeft');
    await page.getByRole('button', { name: 'More formatting' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Language of the words…' }).click();
    await page.getByRole('button', { name: 'Set the language' }).waitFor();
    const languages = await page.locator('dialog[open] option').allTextContents();
    expect(languages).toEqual(expect.arrayContaining(['Urdu', 'Balochi', 'Saraiki']));
    await page.getByRole('button', { name: 'Set the language' }).click();
    await comesTo(tail, '<span lang="ur" dir="rtl">ترمیم</span>');
    await keys('Control+End');
    await page.getByRole('button', { name: 'More formatting' }).click();
    await page.getByRole('menuitem', { name: 'Line across' }).click();
    await comesTo(tail, /<hr><p>/);
    await saved(page);
    const { body } = await call(page, 'GET', `/proposals/${draft.id}/sections/${draft.sectionId}`);
    expect(JSON.stringify(body)).toContain('Act XII of 2018, s. 3');
  });

  it('finds and replaces words, and one undo takes it back', async () => {
    const before = await written(text);
    await keys('Control+Home', 'Control+f');
    await page.keyboard.type('LABOR');
    const found = page.getByRole('search').getByRole('status');
    await comesTo(() => found.innerText(), /^1 of \d+$/);
    const count = Number(/of (\d+)/.exec(await found.innerText())?.[1]);
    expect(count).toBeGreaterThan(3);
    await keys('Enter');
    await comesTo(() => found.innerText(), exactly(`2 of ${String(count)}`));
    await keys('Shift+Enter', 'Shift+Enter');
    await comesTo(() => found.innerText(), exactly(`${String(count)} of ${String(count)}`));
    // On a telephone, too, one sees what one looks for.
    await page.setViewportSize({ width: 320, height: 720 });
    expect((await page.locator('.findbar input').first().boundingBox())!.width).toBeGreaterThan(200);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByLabel('Replace by').fill('labour');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await comesTo(() => found.innerText(), exactly(`${String(count)} places replaced`));
    expect(await written(text)).not.toMatch(/labor/i);
    await keys('Escape', 'Control+z');
    expect(await written(text)).toBe(before);
  });

  it('takes one change back from the text as it stands, also where the list is older, and one undo brings it again', async () => {
    await page.keyboard.type('Added below.');
    await keys('Control+Home');
    await page.keyboard.type('Early ');
    const restoring = (number: number) =>
      page.getByRole('button', { name: `Restore change ${number}: bring the published words back` });
    await restoring(2).waitFor();
    /** Types and restores before the list can hear of what was typed. */
    const typeAndRestore = (number: number, words: string) =>
      restoring(number).evaluate(async (button, typed) => {
        document.execCommand('insertText', false, typed);
        await new Promise((next) => setTimeout(next));
        (button as HTMLElement).click();
      }, words);
    await typeAndRestore(2, 'words ');
    await comesTo(() => written(text), /^<p>Early words (?!.*Added below)/);
    await text.focus();
    await keys('Control+z');
    await comesTo(() => written(text), /^<p>Early words .*<p>Added below\.<\/p>$/);
    await restoring(2).waitFor();
    await keys('Control+Home', 'Control+ArrowRight');
    await typeAndRestore(1, 'new ');
    await comesTo(() => written(text), /^<p>(?!Early).*<p>Added below\.<\/p>$/);
    expect(await written(text)).not.toMatch(/Early|new words/);
  });

  it('goes on in the text where words were restored: the next key undoes it', async () => {
    const before = await written(text);
    await keys('Control+Home');
    await page.keyboard.type('Early ');
    await keys('Control+End');
    await page.keyboard.type('Added below.');
    const restore = async () => {
      await page.getByRole('button', { name: 'Restore change 2: bring the published words back' }).waitFor();
      await page.getByRole('button', { name: 'Restore change 1: bring the published words back' }).focus();
      await page.keyboard.press('Enter');
    };
    await restore();
    await comesTo(() => written(text), /^<p>(?!Early).*<p>Added below\.<\/p>$/);
    await page.keyboard.press('Control+z');
    await comesTo(() => written(text), /^<p>Early .*<p>Added below\.<\/p>$/);
    await restore();
    await comesTo(() => written(text), /^<p>(?!Early).*<p>Added below\.<\/p>$/);
    await page.keyboard.type('Here ');
    await comesTo(
      () => written(text),
      exactly(before.replace('<p>', '<p>Here ').replace(/<p><\/p>$/, '<p>Added below.</p>')),
    );
  });

  it('makes a bulleted list with the keys of Word and with those of others', async () => {
    for (const key of ['Control+Shift+L', 'Control+Shift+8']) {
      await page.keyboard.type('One');
      await keys(key);
      await comesTo(tail, exactly('<ul><li><p>One</p></li></ul>'));
      await keys(key);
      await comesTo(tail, exactly('<p>One</p>'));
      await keys('Control+Shift+ArrowLeft', 'Backspace');
    }
  });

  it('is reached by Alt F10 and left by Esc; arrows go along the tools, and Tab leaves the text', async () => {
    await page.keyboard.type('x');
    await keys('Alt+F10');
    await comesTo(focused, exactly('Style of block'));
    await keys('ArrowRight');
    await comesTo(focused, exactly('Bold'));
    await keys('Enter');
    await page.keyboard.type('bold');
    expect(await tail()).toContain('<strong>bold</strong>');
    await keys('Alt+F10');
    await page.getByRole('button', { name: 'Bold', pressed: true }).waitFor();
    await keys('End');
    await comesTo(focused, exactly('Find and replace'));
    await keys('Escape');
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
    await keys('Tab');
    expect(await text.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });

  it('goes on where the caret was, however one comes back into the text', async () => {
    await text.locator('p').first().click();
    await keys('Control+Home', ...Array<string>(10).fill('ArrowRight'));
    await page.keyboard.type('(here)');
    // By way of the tools and the heading, where the Tab key leads into the text.
    await keys('Alt+F10', 'Tab');
    await comesTo(focused, /^Heading/);
    await keys('Tab');
    await page.keyboard.type('(tab)');
    // By a dialog that was opened over the text, also when the words around the caret were drawn anew meanwhile.
    await keys('Control+k');
    await page.getByRole('dialog').waitFor();
    await keys('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.type('(dialog)');
    // By whatever gives the focus back.
    await page.evaluate(() => document.querySelector<HTMLElement>('.headline')?.focus());
    await page.evaluate(() => document.querySelector<HTMLElement>('.ProseMirror')?.focus());
    await page.keyboard.type('(focus)');
    expect(await written(text)).toMatch(/^<[^>]+>.{10}\(here\)\(tab\)\(dialog\)\(focus\)/);
    // Who presses into the text means the place that is pressed.
    await page.evaluate(() => document.querySelector<HTMLElement>('.headline')?.focus());
    await text.locator('p').last().click();
    await keys('Control+End');
    await page.keyboard.type('(pressed)');
    expect(await tail()).toContain('(pressed)');
  });

  it('has nothing serious to say to axe, at a desk and on a phone, also with menus open', async () => {
    await doubleClickWord(text, 'identifying');
    await page.keyboard.type('combat');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const found = await looked(page, '50-editor-menu');
    await keys('Escape');
    await page.getByRole('button', { name: 'More formatting' }).click();
    const rows = await page.locator('.tools .pop > button').evaluateAll((all) =>
      all.map((row) => {
        const [label, key] = [row.querySelector('span')!, row.querySelector('kbd')].map((it) =>
          it?.getBoundingClientRect(),
        );
        return { height: row.getBoundingClientRect().height, label: label!.left, key: key?.right };
      }),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ label }) => label)).size).toBe(1);
    expect(new Set(rows.flatMap(({ key }) => key ?? [])).size).toBe(1);
    expect(Math.max(...rows.map(({ height }) => height)) - Math.min(...rows.map(({ height }) => height))).toBeLessThan(
      2,
    );
    await keys('Escape');
    await page.setViewportSize({ width: 360, height: 800 });
    found.push(...(await looked(page, '51-editor-360')));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    // On a telephone the list of changes stands below the text: it does not pull the page down when it comes.
    await saved(page);
    await page.reload();
    await page.locator('.chs [data-row]').first().waitFor();
    await caretMoved(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(found).toEqual([]);
  });
});
