import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { fromWord, paste } from './clipboards.js';
import { call, caretMoved, comesTo, keepsNothing, openDraft, saved, textOf, written } from './drafts.js';
import { doubleClickWord, looked, signedIn } from './persons.js';
import { decideAll, Program, publishDraft, publishInEmergency, publishWords } from './programs.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

describe('the text moves under a draft', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  let page: Page;
  const found: string[] = [];
  const look = async (name: string) => void found.push(...(await looked(page, name)));

  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
    ({ page } = await signedIn(browser, server.address, 'officer@sindh.example'));
  });
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });

  it('an untouched draft that is opened by its own address shows the section it was begun on', async () => {
    const { id } = await openDraft(page, 'sindh/sindh-police');
    await page.goto(`/app/proposals/${id}`);
    await page.getByRole('textbox', { name: 'Text of the section Sindh Police' }).waitFor();
  });

  it('what was not touched comes over alone; each conflict is chosen by keys, and nothing is lost on leaving', async () => {
    const { id, sectionId, text } = await openDraft(page, 'sindh/labor-department');
    for (const [word, mine, count] of [
      ['combating', 'combat', '1 change'],
      ['equitable', 'decent', '2 changes'],
      ['awareness', 'understanding', '3 changes'],
    ] as const) {
      await doubleClickWord(text, word);
      await page.keyboard.type(mine);
      await page.getByRole('heading', { name: count }).waitFor(); // the redline moves the words behind it
    }
    await saved(page);
    await publishWords(server.address, {
      sectionId,
      words: [
        ['equitable', 'just'],
        ['awareness', 'alertness'],
      ],
    });
    await page.reload();
    await page.getByText('The published text has moved on.', { exact: true }).waitFor();
    await look('60-outdated');
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByRole('heading', { name: '2 conflicts' }).waitFor();
    await look('61-conflict');
    await page.keyboard.press('3');
    await page.locator('.outcome', { hasText: /just.*decent/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^2\. / }).waitFor();
    await page.getByRole('button', { name: '1 conflict left' }).waitFor();

    // Away and back: the first choice is still there.
    await page.getByRole('link', { name: 'Back to the draft' }).click();
    await textOf(page).waitFor();
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByText('1 settled').waitFor();
    await page.keyboard.press('4');
    await page.getByLabel('The words that shall stand here').fill('public awareness');
    await look('62-conflict-write');
    await page.keyboard.press('Control+Enter');
    await page.getByText('2 settled').waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await look('63-conflict-360');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.setViewportSize({ width: 1280, height: 900 });

    // A colleague writes in the same words meanwhile: it is another conflict, and what was written for the one before is not gone.
    const focal = await Program.of(server.address, 'focal@sindh');
    const copyAt = `/proposals/${id}/sections/${sectionId}`;
    const { version, generation, heading, body } = await focal.ask<{ version: number } & Record<string, unknown>>(
      'GET',
      copyAt,
    );
    const more = JSON.parse(JSON.stringify(body).replace('understanding', 'understandings')) as unknown;
    await focal.ask('PUT', copyAt, { version, body: { generation, heading, body: more } });
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByText('You wrote this to settle a conflict that has changed since').waitFor();
    await look('63b-conflict-written-before');
    await page.getByRole('button', { name: 'Write on from these words' }).click();
    expect(await page.getByLabel('The words that shall stand here').inputValue()).toBe('public awareness');
    await page.getByText('2 settled').waitFor();
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await textOf(page).waitFor();
    for (const words of ['just decent', 'public awareness', 'combat cases'])
      await comesTo(() => written(textOf(page)), words);
    await page.getByText('The published text has moved on.', { exact: true }).waitFor({ state: 'detached' });
    await keepsNothing(page);
    await page.getByText(/compared with edition 1\.1/).waitFor();
    expect(await page.evaluate((proposal) => location.pathname.endsWith(proposal), id)).toBe(true);
  });

  it('a draft that fits comes over in one click, and a sentence that both changed is shown to be read again', async () => {
    await page.clock.install();
    const { sectionId, text } = await openDraft(page, 'sindh/labor-department');
    await doubleClickWord(text, 'grievances');
    await page.keyboard.type('complaints');
    await page.getByRole('heading', { name: '1 change' }).waitFor();
    await saved(page);
    await publishWords(server.address, { sectionId, words: [['related to', 'about']] });
    await page.clock.fastForward('01:05'); // she goes on writing, and is told within a minute
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByText('1 place to read again').waitFor();
    // The text of the new generation comes a moment after the note.
    await comesTo(() => written(textOf(page)), 'complaints about');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.getByText('1 place to read again').waitFor({ state: 'detached' });
  });

  it('after a round the author sees what became of each change, and can read the round for ever', async () => {
    const { id, text } = await openDraft(page, 'sindh/sindh-police');
    await text.locator('p').first().click();
    await page.keyboard.press('Control+End');
    await caretMoved(page);
    for (const words of ['A first duty.', 'A second duty.']) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(words);
    }
    await text.locator('p').first().click();
    await page.keyboard.press('Control+Home');
    await caretMoved(page);
    await page.keyboard.type('New: ');
    await page.getByRole('heading', { name: '2 changes' }).waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'Submit…' }).click();
    await page.getByLabel('Title').fill('Duties');
    await page.getByLabel(/What you propose and why/).fill('They are missing.');
    await page.getByRole('button', { name: 'Submit', exact: true }).dblclick(); // a hasty person
    await page
      .getByText(/with the Commission/i)
      .first()
      .waitFor();
    const moderator = await Program.of(server.address, 'moderator@commission');
    await decideAll(moderator, id, (at) => (at === 0 ? 'rejected' : 'returned'));
    await page.reload();
    await textOf(page).waitFor();
    await page.getByRole('heading', { name: '1 change', exact: true }).waitFor();
    // What was asked stands above the text and at its change; the answer is read by those who asked.
    await page.getByText('1 change came back to you').waitFor();
    await comesTo(() => page.locator('.chs .ch').first().innerText(), /The source does not say so\./);
    await page.getByRole('button', { name: 'Answer…' }).first().click();
    await page.getByLabel(/^Your message/).fill('It is section 3 of the Act.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('the organisation, moderators and publishers read this').waitFor();
    await look('63-answer');
    await page.getByRole('button', { name: 'Back to the text' }).click();
    const heard = await moderator.ask<{ messages: { text: string }[] }>('GET', `/proposals/${id}/discussion`);
    expect(heard.messages.map((message) => message.text)).toEqual(['It is section 3 of the Act.']);
    await page.getByRole('link', { name: 'Round 1' }).click();
    await page.getByText('Round 1, as it was submitted').waitFor();
    await page.getByText('The source does not say so.').first().waitFor();
    await page.locator('.chs .ch').nth(1).waitFor();
    expect(await page.locator('.chs .ch').count()).toBe(2);
    await look('64-round');
    await page.goBack();
    await textOf(page).waitFor();
  });

  it('what waits is shown in the text that it was sent over, also when an edition has moved it', async () => {
    const { id, sectionId, text } = await openDraft(page, 'sindh/sindh-police');
    await doubleClickWord(text, 'swift');
    await page.keyboard.type('prompt');
    await page.getByRole('heading', { name: '1 change' }).waitFor();
    await saved(page);
    const sentOf = async () => JSON.stringify((await call(page, 'GET', `/proposals/${id}`)).body);
    const { version, contentHash } = JSON.parse(await sentOf()) as { version: number; contentHash: string };
    const body = { title: 'A better word', summary: 'It is meant so.', contentHash };
    expect((await call(page, 'POST', `/proposals/${id}/submission`, { version, body, key: randomUUID() })).status).toBe(
      200,
    );
    const hashOf = async () =>
      (JSON.parse(await sentOf()) as { changes: { payloadHash: string }[] }).changes[0]?.payloadHash;
    const before = await hashOf();
    await publishWords(server.address, {
      sectionId,
      words: [['The police', 'The police of the whole province of Sindh']],
    });
    // It is carried into the new text a moment later.
    await comesTo(async () => String((await hashOf()) !== before), 'true');
    await page.reload();
    const sheet = page.locator('article.sheet');
    await sheet.locator('ins').first().waitFor();
    expect(await sheet.locator('del').allInnerTexts()).toEqual([expect.stringContaining('swift')]);
    expect(await sheet.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('prompt')]);
  });

  it('journey 2: over three days an officer writes, pastes, moves and cites; she is told who else is at it, sends it, and takes it back', async () => {
    const first = await openDraft(page, 'sindh/sindh-child-protection-authority');
    const address = page.url();
    await first.text.locator('p').first().click();
    await page.keyboard.press('Control+End');
    await caretMoved(page);
    await page.keyboard.press('Enter');
    await paste(first.text, { html: fromWord, plain: 'Duties' });
    await first.text.getByText('Brick kilns').waitFor();
    expect(await written(first.text)).toContain('<ol><li><p>Rescue</p></li><li><p>Shelter</p></li></ol>');
    await saved(page);

    // The second day, in a window of its own: what was written is there; a paragraph goes up, and that is a move.
    await page.goto('/app/');
    await page.goto(address);
    const text = textOf(page);
    await text.getByText('Brick kilns').waitFor();
    await text.locator('p').first().click();
    await page.keyboard.press('Control+Home');
    await caretMoved(page);
    await page.keyboard.type('Now: ');
    // The mark in the margin says what the list says, also where it said something else a key ago.
    const mark = page.locator('.marks .mk').first();
    await page.waitForFunction(() =>
      document.querySelector('.marks .mk')?.getAttribute('aria-label')?.includes('Inserted'),
    );
    expect(await mark.getAttribute('aria-label')).toContain('Inserted');
    await page.getByRole('button', { name: 'Add a source for change 1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Its title').fill('Sindh Child Protection Authority Act 2011');
    await dialog.getByLabel('Where in it').fill('s. 10');
    await dialog.getByRole('button', { name: 'Add a source' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Sindh Child Protection Authority Act 2011').waitFor();
    await look('65-cited');
    await saved(page);

    // A colleague sends another proposal for the same words; the officer is told before she sends hers, and by the body's name.
    const colleague = await Program.of(server.address, 'focal@sindh');
    const of = '/documents/institutional-framework/proposals';
    const { id } = await colleague.ask<{ id: string }>('POST', of, { body: { sectionId: first.sectionId } });
    const at = `/proposals/${id}/sections/${first.sectionId}`;
    const copy = await colleague.ask<{ version: number; generation: number; heading: string; body: unknown }>(
      'GET',
      at,
    );
    const body: unknown = JSON.parse(JSON.stringify(copy.body).replace('"text":"', '"text":"Since 2011: '));
    const { version, generation, heading } = copy;
    await colleague.ask('PUT', at, { version, body: { generation, heading, body } });
    const ready = await colleague.ask<{ version: number; contentHash: string }>('GET', `/proposals/${id}`);
    const words = { title: 'Since when', summary: 'The Act is of 2011.', contentHash: ready.contentHash };
    await colleague.ask('POST', `/proposals/${id}/submission`, { version: ready.version, body: words });
    const end = await colleague.ask<{ id: string; version: number }>('POST', of, {
      body: { sectionId: first.sectionId },
    });
    const gone = `/proposals/${end.id}/sections/${first.sectionId}`;
    await colleague.ask('PATCH', gone, { version: end.version, body: { live: false } });
    const last = await colleague.ask<{ version: number; contentHash: string }>('GET', `/proposals/${end.id}`);
    await colleague.ask('POST', `/proposals/${end.id}/submission`, {
      version: last.version,
      body: { title: 'No Authority', summary: 'It is no more.', contentHash: last.contentHash },
    });

    // The third day. That the whole section may go is said above its text.
    await page.reload();
    await text.waitFor();
    const warned = page.getByRole('status').filter({ hasText: 'This section is proposed to be retired' });
    await warned
      .getByText(/proposal \d+, Sindh Child Protection Authority \(SCPA\), would retire this section/)
      .waitFor();
    expect(await warned.innerText()).not.toContain('Farah');
    await page.getByRole('button', { name: 'Submit…' }).click();
    await dialog.getByText(/words that others want to change too/).waitFor();
    await comesTo(() => dialog.innerText(), /Also open on these words: proposal \d+, Sindh Child Protection Authority/);
    expect(await dialog.innerText()).not.toContain('Farah');
    await look('66-collides');
    await dialog.getByLabel('Title').fill('Duties of the Authority');
    await dialog.getByLabel(/What you propose and why/).fill('The Act names them.');
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await page
      .getByText(/with the Commission/i)
      .first()
      .waitFor();
    await page.locator('[contenteditable="true"]').first().waitFor({ state: 'detached' });
    await page.getByText('Sindh Child Protection Authority Act 2011').waitFor();
    await page.getByText(/Round 1 sent/).waitFor();
    await look('67-sent');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    await dialog.getByRole('textbox').fill('It waits for the rules under the Act.');
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText('It waits for the rules under the Act.').waitFor();
    await page.getByText('This proposal was withdrawn.').first().waitFor();
  });

  it('journey 3: what was decided stands while the text moves under her, and a section that was retired is a conflict to settle', async () => {
    const [colleague, moderator, publisher] = (await Promise.all(
      ['colleague@sindh', 'moderator@commission', 'publisher@commission'].map((name) =>
        Program.of(server.address, name),
      ),
    )) as [Program, Program, Program];
    // She changes two paragraphs' words in one section and writes in another, and sends both.
    const { id, sectionId: police, text } = await openDraft(page, 'sindh/sindh-police');
    const address = page.url();
    const underSindh = async (of: string): Promise<string[]> => {
      const { body } = await call(page, 'GET', `${of}/outline`);
      const { sections } = body as { sections: { sectionId: string; parentId: string | null; heading: string }[] };
      const sindh = sections.find(({ sectionId }) => sectionId === police)?.parentId;
      return sections.flatMap(({ parentId, heading }) => (parentId === sindh ? [heading] : []));
    };
    const atFirst = await underSindh(`/proposals/${id}`);
    expect(atFirst.indexOf('Sindh Human Rights Commission')).toBeGreaterThan(0);
    for (const [word, mine, count] of [
      ['safeguarding', 'protecting', '1 change'],
      ['redressal', 'help', '2 changes'],
    ] as const) {
      await doubleClickWord(text, word);
      await page.keyboard.type(mine);
      await page.getByRole('heading', { name: count, exact: true }).waitFor();
    }
    await saved(page);
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: /^Sindh Human Rights Commission/ })
      .click();
    const rights = page.getByRole('textbox', { name: 'Text of the section Sindh Human Rights Commission' });
    await doubleClickWord(rights, 'authority');
    await page.keyboard.type('power');
    await page.getByRole('heading', { name: '1 change', exact: true }).waitFor();
    await saved(page);
    const shrc = new URL(page.url()).searchParams.get('section') ?? '';
    await page.getByRole('button', { name: 'Submit…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Plain words');
    await dialog.getByLabel(/What you propose and why/).fill('Readers know them.');
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText(/Round 1 sent/).waitFor();

    // Two are accepted, one comes back; while she goes on with it, its section is retired, and an emergency changes one of the two.
    await decideAll(moderator, id, (_, sectionId) => (sectionId === police ? 'accepted' : 'returned'));
    await page.goto(`/app/proposals/${id}?section=${shrc}`);
    await rights.waitFor();
    await page.getByRole('heading', { name: '1 change', exact: true }).waitFor();
    await doubleClickWord(rights, 'remedial');
    await page.keyboard.type('corrective');
    await page.getByRole('heading', { name: '2 changes', exact: true }).waitFor();
    await saved(page);
    interface Sent {
      number: number | null;
      changes: {
        id: string;
        sectionId: string;
        outcome: string;
        edition: string | null;
        decisions: { cause: string | null }[];
      }[];
    }
    const mine = () => call(page, 'GET', `/proposals/${id}`).then(({ body }) => body as Sent);
    const before = await mine();
    const hers = before.changes.filter(({ sectionId }) => sectionId === police);
    const other = await colleague.ask<{ id: string }>('POST', '/documents/institutional-framework/proposals', {
      body: { sectionId: shrc },
    });
    const { version } = await colleague.ask<{ version: number }>('GET', `/proposals/${other.id}/outline`);
    await colleague.ask('PATCH', `/proposals/${other.id}/sections/${shrc}`, { version, body: { live: false } });
    const ready = await colleague.ask<{ version: number; contentHash: string }>('GET', `/proposals/${other.id}`);
    await colleague.ask('POST', `/proposals/${other.id}/submission`, {
      version: ready.version,
      body: { title: 'It is dissolved', summary: 'By law.', contentHash: ready.contentHash },
    });
    await decideAll(moderator, other.id, () => 'accepted');
    await publishDraft(
      moderator,
      publisher,
      hers.map((change) => change.id),
    );
    await publishInEmergency(publisher, { sectionId: police, word: 'redressal', to: 'remedy' });

    // What was accepted and not touched stays accepted; what the emergency touched is back, with that reason.
    await page.reload();
    await page.getByText('The published text has moved on.', { exact: true }).waitFor();
    await page.waitForFunction(() => /Put (it|each one) in again/.test(document.body.innerText));
    const after = await mine();
    expect(after.number).toBe(before.number);
    expect(after.changes.filter(({ sectionId }) => sectionId === police).map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'returned',
    ]);
    expect(after.changes.find(({ id: it }) => it === hers[1]?.id)?.decisions.at(-1)?.cause).toBe('text-moved');
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByText('Retired by a newer edition, with words of yours')
      .waitFor();
    await look('68-retired-under-her');
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.getByRole('heading', { name: /^1\. Section retired: Sindh Human Rights Commission/ }).waitFor();
    // What she wrote there is shown to her before she lets it go.
    await comesTo(() => page.locator('.conflict .doc').innerText(), /authority[^]*power[^]*remedial[^]*corrective/);
    await look('69-structural-conflict');
    // They go on as a section of their own where the old one stood; that lets the old ones go.
    await page.getByRole('button', { name: 'Put it in as a new section' }).click();
    await page.getByText('It stands in this draft as a new section now').waitFor();
    await page.getByText('1 settled').waitFor();
    // Once: also a page that is loaded again knows that they stand there.
    await page.reload();
    await page.getByText('It stands in this draft as a new section now').waitFor();
    expect(await page.getByRole('button', { name: 'Put it in as a new section' }).count()).toBe(0);
    expect(await underSindh(`/proposals/${id}`)).toEqual(atFirst);
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('conflicts'));
    const contents = page.getByRole('navigation', { name: 'Sections' });
    await contents.getByRole('link', { name: /^Sindh Human Rights Commission/ }).click();
    await comesTo(() => written(textOf(page)), /corrective/);
    await contents.getByText('Retired by a newer edition').waitFor({ state: 'detached' });

    // Her own words beside what was published there, and in again by one press; then the same number goes out once more.
    await page.goto(address);
    await page
      .getByText(/^Edition \S+ changed the words under it\.$/)
      .first()
      .waitFor();
    const { items } = await moderator.ask<{ items: { proposalId: string; fate: string; response: string }[] }>(
      'GET',
      '/documents/institutional-framework/response-matrix?language=en',
    );
    const told = items.filter(({ proposalId, fate }) => proposalId === id && fate === 'returned');
    expect(told.map(({ response }) => response)).toContainEqual(
      expect.stringMatching(/^Edition \S+ changed the words under it\.$/),
    );
    const parked = page.getByRole('region', { name: 'Your change' });
    await comesTo(() => parked.innerText(), /redressal[^]*help[^]*Published there since[^]*redressal[^]*remedy/);
    await look('70-parked');
    await parked.getByRole('button', { name: 'Put in' }).click();
    await page.getByRole('heading', { name: '1 change', exact: true }).waitFor();
    await comesTo(() => written(textOf(page)), /safeguarding[^]*swift help /);
    await page.getByRole('button', { name: 'Submit…' }).click();
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText(/Round 2 sent/).waitFor();
    const sent = await mine();
    expect(sent.number).toBe(before.number);
    expect(sent.changes.filter(({ sectionId }) => sectionId === police).map(({ outcome }) => outcome)).toContain(
      'accepted',
    );
  });

  it('axe has nothing serious to say', () => expect(found).toEqual([]));
});
