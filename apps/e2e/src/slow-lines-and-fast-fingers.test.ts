import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { call, caretMoved, comesTo, crash, openDraft, saved, textOf, toEnd, written } from './drafts.js';
import { type Person, signedIn } from './persons.js';
import { type RunningServer, startServer } from './server.js';

/** A line to the rooms on which answers come late, nothing goes for a while, or nothing any more. */
async function slowLine({ context }: Person) {
  let late: (() => void)[] = [];
  const line = { isSlow: false, isHeld: false, isDead: false };
  await context.routeWebSocket(/\/collab/u, (socket) => {
    const there = socket.connectToServer();
    socket.onMessage((message) => {
      if (line.isHeld) late.push(() => there.send(message));
      else if (!line.isDead) there.send(message);
    });
    there.onMessage((message) => {
      if (line.isSlow || line.isHeld) late.push(() => socket.send(message));
      else if (!line.isDead) socket.send(message);
    });
  });
  /** What is late until now. */
  const taken = () => {
    const all = late;
    late = [];
    return () => all.forEach((each) => each());
  };
  return { line, taken };
}

describe('a room', () => {
  let server: RunningServer;
  let browser: Browser;
  let closeBrowser: () => Promise<void>;
  beforeAll(async () => {
    server = await startServer();
    ({ browser, close: closeBrowser } = await openBrowser());
  }, 240_000);
  afterAll(async () => {
    await closeBrowser?.();
    await server?.stop();
  });
  const kept = (page: Page) => page.evaluate(() => Object.values({ ...localStorage }).join('\n'));

  it('on a line slower than the keys brings back after a crash what was not sent, and nothing twice', async () => {
    const officer = await signedIn(browser, server.address, 'officer@sindh.example');
    const { page } = officer;
    const { line, taken } = await slowLine(officer);
    const { id, sectionId } = await openDraft(page, 'sindh/sindh-human-rights-commission');
    const arrived = async (words: string) =>
      comesTo(
        async () => JSON.stringify((await call(page, 'GET', `/proposals/${id}/sections/${sectionId}`)).body),
        words,
      );
    await toEnd(page);
    await page.keyboard.type(' Begun.');
    await saved(page);
    line.isSlow = true;
    await page.keyboard.type(' One twoo');
    await arrived('Begun. One twoo');
    const answers = taken();
    await page.keyboard.press('Control+Home');
    await caretMoved(page);
    await page.keyboard.type('Now ');
    await arrived('"Now The');
    answers();
    taken(); // the line dies with the last answers, and a word is put right
    Object.assign(line, { isSlow: false, isDead: true });
    await page.keyboard.type('this: ');
    await page.keyboard.press('Control+End');
    await caretMoved(page);
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(' three.'); // at once: what is typed may be kept in two pieces
    await comesTo(() => kept(page), / three\./u);
    const address = page.url();
    await crash(page);

    line.isDead = false;
    const again = await officer.context.newPage();
    await again.goto(address);
    await again.getByRole('button', { name: 'Use it' }).click();
    await comesTo(() => written(textOf(again)), 'two three.');
    expect(await written(textOf(again))).toMatch(/^<p>Now this: The [^]* Begun\. One two three\.<\/p>$/u);
    await saved(again);
    await arrived('Begun. One two three.');
    await officer.context.close();
  }, 240_000);

  it('takes what comes faster than anybody types, and says nothing of it', async () => {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example');
    let sent = 0;
    const closed: string[] = [];
    page.on('websocket', (socket) => {
      socket.on('framesent', () => (sent += 1));
      socket.on('close', () => closed.push(socket.url()));
    });
    const { text } = await openDraft(page, 'sindh/sindh-police');
    await toEnd(page);
    const before = sent;
    const all = Array.from({ length: 80 }, (_, nth) => `w${String(nth)}.`).join(' ');
    // Each sign is a step of its own, as a text expander puts it.
    await text.evaluate((_, words) => {
      for (const sign of words) document.execCommand('insertText', false, sign);
    }, ` ${all}`);
    await saved(page);
    expect(await written(text)).toContain(` ${all}</p>`);
    expect([closed, await page.getByText('There is newer text of yours').count()]).toEqual([[], 0]);
    expect(sent - before).toBeLessThan(all.length);
    await page.reload();
    await comesTo(() => written(textOf(page)), ` ${all}</p>`);
    await context.close();
  }, 240_000);

  it('in which two rename the section at once holds both headings apart, and tells who comes back', async () => {
    const [officer, colleague] = [
      await signedIn(browser, server.address, 'officer@sindh.example'),
      await signedIn(browser, server.address, 'colleague@sindh.example'),
    ];
    const { line, taken } = await slowLine(officer);
    await openDraft(officer.page, 'sindh/labor-department');
    await colleague.page.goto(officer.page.url());
    await textOf(colleague.page).waitFor();
    const heading = ({ page }: Person) => page.getByRole('textbox', { name: 'Heading of the section' });
    line.isHeld = true;
    await heading(officer).fill('Human Resources');
    await heading(colleague).fill('Work Authority');
    await saved(colleague.page);
    line.isHeld = false;
    taken()();
    await officer.page.getByText('Yours was “Human Resources”.').waitFor();
    await comesTo(
      () => heading(officer).inputValue(),
      /^(?:Human Resources Work Authority|Work Authority Human Resources)$/u,
    );
    await comesTo(() => heading(colleague).inputValue(), await heading(officer).inputValue());
    await officer.page.getByRole('button', { name: 'Take yours alone' }).click();
    await comesTo(() => heading(colleague).inputValue(), /^Human Resources$/u);
    await officer.page.getByText('Yours was').waitFor({ state: 'detached' });
    await saved(officer.page);
    for (const { context } of [officer, colleague]) await context.close();
  }, 240_000);
});
