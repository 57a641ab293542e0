import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { changedInWord } from './changed-in-word.js';
import { looked, reader, signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

let server: RunningServer;
let browser: Browser;
let close: () => Promise<void>;
beforeAll(async () => {
  [server, { browser, close }] = await Promise.all([startServer(), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await close?.();
  await server?.stop();
});

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a section leaves as a Word file and comes back as a draft: its tracked change, and its comments as the officer chooses', async () => {
  const { page } = await signedIn(
    browser,
    server.address,
    'officer@sindh.example',
    '/institutional-framework/sindh/sindh-police',
  );
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'This section as Word file' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('institutional-framework-1.0.docx');
  const back = changedInWord(new Uint8Array(await readFile(await saved.path())), {
    from: 'Madadgar 15',
    to: 'Madadgar 1715',
    remarks: [
      ['safeguarding public safety', 'Is this ours to say?'],
      ['forced labor', 'The Act writes labour.'],
    ],
    answer: 'It does, in section 2.',
  });

  await page.goto('/app/proposals');
  await page.getByRole('link', { name: 'Bring back a Word file' }).click();
  const file = page.getByLabel('Word file (.docx)');
  await file.setInputFiles({ name: 'letter.docx', mimeType: wordType, buffer: Buffer.from('no file of Word') });
  await page.getByRole('button', { name: 'See what is in it' }).click();
  await page.getByText('This is not a Word file. Choose a file whose name ends in .docx.').waitFor();
  await file.setInputFiles({ name: 'police, checked.docx', mimeType: wordType, buffer: back });
  await page.getByRole('button', { name: 'See what is in it' }).click();

  const part = page.getByRole('region', { name: 'Sindh Police' });
  await part.getByText('in the file: Ayesha Khan').waitFor();
  expect(await part.locator('del').allInnerTexts()).toEqual(['15']);
  expect(await part.locator('ins').allInnerTexts()).toEqual(['1715']);
  await page.getByText('It does, in section 2.').waitFor();
  await page
    .getByLabel('What becomes of comment 2')
    .selectOption({ label: 'Send it as feedback (a moderator reads it, then everybody)' });
  expect(await looked(page, 'word-comes-back')).toEqual([]);
  await page.getByRole('button', { name: 'Make a draft proposal' }).click();

  await page.getByText('Discussion', { exact: true }).first().click();
  const said = page.locator('.said');
  await said.getByText('Is this ours to say?').waitFor();
  await said.getByText('In a Word file, under the name Ayesha Khan').waitFor();
  await page.getByText('The Word file it was made from').click();
  await page.getByText('Sent as feedback F 1.').waitFor();
  await page.getByText('Now in the discussion of this proposal.').waitFor();
  expect(await looked(page, 'word-record')).toEqual([]);

  const moderator = await signedIn(browser, server.address, 'moderator@commission.example', '/app/feedback');
  await moderator.page.getByText('The Act writes labour.').waitFor();
  expect(await moderator.page.locator('main').innerText()).not.toContain('Is this ours to say?');
}, 240_000);

test('several sections leave as one Word file and come back as one proposal of all of them', async () => {
  const { page } = await signedIn(browser, server.address, 'officer@sindh.example', '/app/proposals');
  await page.getByRole('link', { name: 'Save sections as Word files' }).click();
  for (const name of ['Sindh Police', 'Sindh Human Rights Commission']) await page.getByLabel(name).check();
  expect(await looked(page, 'word-goes-out')).toEqual([]);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save 2 sections as one Word file' }).click(),
  ]);
  const parts = unzipSync(new Uint8Array(await readFile(await saved.path())));
  const text = strFromU8(parts['word/document.xml']!)
    .replace('Madadgar 15', 'Madadgar 1715')
    .replace('remedial measures', 'legal measures');
  await page.getByRole('link', { name: 'Bring back a Word file' }).click();
  await page.getByLabel('Word file (.docx)').setInputFiles({
    name: 'two sections.docx',
    mimeType: wordType,
    buffer: Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(text) })),
  });
  await page.getByRole('button', { name: 'See what is in it' }).click();
  for (const [name, words] of [
    ['Sindh Police', '1715'],
    ['Sindh Human Rights Commission', 'legal'],
  ] as const)
    await page.getByRole('region', { name }).locator('ins', { hasText: words }).waitFor();
  await page.getByRole('button', { name: 'Make a draft proposal' }).click();
  const sections = page.getByRole('navigation', { name: 'Sections' });
  for (const name of ['Sindh Police', 'Sindh Human Rights Commission'])
    await sections.getByRole('link', { name }).first().waitFor();
}, 240_000);

test('a file becomes a new document after its tree was seen, and a letter becomes feedback that says how it came', async () => {
  const { page } = await signedIn(browser, server.address, 'admin@commission.example', '/app/documents/new');
  const text =
    '<h1>Sindh</h1><p>What the province does.</p><h2>Registry</h2><p>It keeps the register.</p><h1>Annex</h1><p>Forms.</p>';
  await page.getByLabel('Word, HTML or text file').setInputFiles({
    name: 'register.html',
    mimeType: 'text/html',
    buffer: Buffer.from(`<title>The register</title>${text}`),
  });
  await page.getByRole('button', { name: 'See what is in it' }).click();
  const tree = page.getByRole('region', { name: 'Sections' });
  await tree.getByText('Registry').waitFor();
  expect(await tree.locator('.under strong').allInnerTexts()).toEqual(['Registry']);
  await tree.getByLabel('Jurisdiction of “Sindh”').selectOption('sindh');
  expect(await looked(page, 'document-to-import')).toEqual([]);
  await page.getByRole('button', { name: 'Import and publish as edition 1.0' }).click();
  await page.getByRole('link', { name: 'Read the document' }).click();
  await page.getByRole('heading', { name: 'Registry' }).first().waitFor();

  const moderator = await signedIn(browser, server.address, 'moderator@commission.example', '/app/feedback/enter');
  await moderator.page.getByLabel('On which day').fill('2026-11-03');
  await moderator.page.getByLabel('Who wrote or spoke').fill('Union of brick workers');
  await moderator.page.getByLabel('The words').fill('The kilns are not named anywhere.');
  await moderator.page
    .getByLabel('The scan')
    .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  expect(await looked(moderator.page, 'letter-entered')).toEqual([]);
  await moderator.page.getByRole('button', { name: 'Enter it' }).click();
  const done = await moderator.page.getByText(/^Entered as F \d+\./u).innerText();
  const [, number = ''] = /F (\d+)/u.exec(done)!;
  await moderator.page.goto('/app/feedback');
  await moderator.page.getByText('The kilns are not named anywhere.').first().click();
  const release = moderator.page.getByRole('button', { name: 'Release for everybody' });
  await release.click();
  await release.waitFor({ state: 'detached' });

  // Of two documents each item is shown in the frame of its own, whichever was chosen before; who chooses the other leaves it.
  const item = moderator.page.url();
  const about = moderator.page.getByRole('combobox', { name: 'Document', exact: true }).first();
  await about.selectOption({ label: 'The register' });
  await moderator.page.waitForURL((url) => url.pathname === '/app/feedback');
  await moderator.page.getByText('The kilns are not named anywhere.').waitFor({ state: 'detached' });
  await moderator.page.goto(item);
  await moderator.page.getByRole('heading', { name: `Feedback ${number}` }).waitFor();
  expect(await about.evaluate((select: HTMLSelectElement) => select.value)).toBe('institutional-framework');

  const anybody = await reader(browser, server.address);
  await anybody.page.goto(`/institutional-framework/feedback/${number}`);
  await anybody.page.getByText('Received by letter').waitFor();
}, 240_000);
