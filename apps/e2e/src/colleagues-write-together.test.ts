import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { roomSchema } from '@tarmeem/contract';
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { Doc, XmlElement, XmlText } from 'yjs';
import { openBrowser } from './browser.js';
import { call, caretMoved, comesTo, crash, keepsNothing, openDraft, saved } from './drafts.js';
import { looked, type Person, signedIn } from './persons.js';
import { type RunningServer, startServer } from './server.js';

interface Copy {
  version: number;
  generation: number;
  heading: string;
  body: { content: object[] };
}

const longTitle = 'Duties of the police, written together so that those who read them know what they may expect of it';

/** Journey 2 of the product, with a colleague: two browsers on one section, one of them killed; then the server, while ten write. */
let server: RunningServer;
let shut: () => Promise<void>;
let browser: Browser;
let amna: Person;
let proposalId: string;
let sectionId: string;
beforeAll(async () => {
  server = await startServer();
  ({ browser, close: shut } = await openBrowser());
  amna = await signedIn(browser, server.address, 'officer@sindh.example');
  const api = amna.context.request;
  const of = '/api/v1/documents/institutional-framework';
  const outline = (await (await api.get(`${of}/outline`)).json()) as {
    sections: { path: string; sectionId: string }[];
  };
  sectionId = outline.sections.find(({ path }) => path === 'sindh/sindh-police')?.sectionId ?? '';
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: server.address };
  const begun = await api.post(`${of}/proposals`, { data: { sectionId, title: longTitle }, headers });
  ({ id: proposalId } = (await begun.json()) as { id: string });
}, 240_000);
afterAll(async () => {
  await shut();
  await server.stop();
});

const sheet = (page: Page) => page.getByRole('textbox', { name: /^Text of the section/u });
async function openEditor({ page }: Person): Promise<void> {
  await page.goto(`/app/proposals/${proposalId}?section=${sectionId}`);
  await sheet(page).waitFor();
}
async function goToEnd(page: Page): Promise<void> {
  await sheet(page).locator('p').first().click();
  await page.keyboard.press('Control+End'); // the end of the text, however its lines wrap
  await caretMoved(page);
}
async function typeAtEnd(page: Page, words: string): Promise<void> {
  await goToEnd(page);
  await page.keyboard.type(words);
}
const stored = async (): Promise<string> => {
  const copy = await amna.context.request.get(`/api/v1/proposals/${proposalId}/sections/${sectionId}`);
  return copy.text();
};

test('two write in one section, see each other, undo only their own, and lose nothing when one browser dies', async () => {
  const bilal = await signedIn(browser, server.address, 'colleague@sindh.example');
  // A browser that is told to be offline goes on with the lines that it has.
  let isCut = false;
  await amna.context.routeWebSocket(/\/collab/u, (line) => {
    const there = line.connectToServer();
    line.onMessage((message) => !isCut && there.send(message));
    there.onMessage((message) => !isCut && line.send(message));
  });
  await openEditor(amna);
  await openEditor(bilal);
  await amna.page.getByText('2 here: Bilal Soomro').waitFor();
  await typeAtEnd(amna.page, ' Written by Amna.');
  await sheet(bilal.page).getByText('Written by Amna.').waitFor();
  await typeAtEnd(bilal.page, ' Written by Bilal.');
  await sheet(amna.page).getByText('Written by Bilal.').waitFor();
  await amna.page.getByText(/Saved at .*, with changes by Bilal Soomro/u).waitFor();
  // The head stays one line: what is seen in it stands beside each other.
  const overlaps = await amna.page.locator('.wh').evaluate((head) => {
    const boxes = [...head.children].map((child) => child.getBoundingClientRect()).filter(({ width }) => width > 0);
    return Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map(({ bottom }) => bottom));
  });
  expect(overlaps).toBe(true);
  const title = amna.page.getByRole('heading', { level: 1 });
  expect(await title.getAttribute('data-whole')).toBe(longTitle);
  await title.focus();
  expect(await title.evaluate((it) => getComputedStyle(it, '::after').content)).toContain(longTitle);
  await sheet(amna.page).focus();
  await amna.page.locator('.caret bdi', { hasText: 'Bilal Soomro' }).waitFor();
  const { width = 0, height = 0 } = amna.page.viewportSize() ?? {};
  for (const narrow of [320, 340, 360, 380]) {
    await amna.page.setViewportSize({ width: narrow, height: 700 });
    expect(await amna.page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow);
  }
  await amna.page.setViewportSize({ width, height });
  await amna.page
    .getByRole('complementary', { name: 'Changes' })
    .getByText(/Written by Amna/u)
    .first()
    .waitFor();
  expect(await looked(amna.page, 'together')).toEqual([]);

  await amna.page.keyboard.press('Control+z');
  await sheet(bilal.page).getByText('Written by Amna.').waitFor({ state: 'detached' });
  await sheet(bilal.page).getByText('Written by Bilal.').waitFor();
  await typeAtEnd(bilal.page, ' Before the end.');
  await bilal.page.getByText(/^Saved at/u).waitFor();

  // Cells that she selected stay selected while his words come in.
  await amna.page.keyboard.press('Control+End');
  await caretMoved(amna.page);
  await amna.page.getByRole('button', { name: 'Table', exact: true }).click();
  await amna.page.getByRole('menuitem', { name: 'Insert a table' }).click();
  await amna.page.getByRole('button', { name: 'Insert', exact: true }).click();
  await sheet(amna.page).locator('td').first().click();
  await caretMoved(amna.page);
  await amna.page.keyboard.press('Shift+ArrowRight');
  const cells = sheet(amna.page).locator('.selectedCell');
  await cells.nth(1).waitFor();
  await typeAtEnd(bilal.page, ' More.');
  await sheet(amna.page).getByText('More.').waitFor();
  await caretMoved(amna.page);
  expect(await cells.count()).toBe(2);
  await sheet(bilal.page).locator('td').first().waitFor();

  // Without a connection she is told at once, and her words come when it is back.
  await amna.context.setOffline(true);
  await amna.page.getByText('No connection. Everything written here is saved.').waitFor();
  await typeAtEnd(amna.page, ' Offline.');
  await amna.page.getByText('Not saved: no connection. Your text is kept on this device.').waitFor();
  await amna.context.setOffline(false);
  await sheet(bilal.page).getByText('Offline.').waitFor();
  await amna.page.getByText(/^Saved at/u).waitFor();

  // Her browser dies without a connection; he writes on; what she had typed is offered, and comes beside his words.
  await amna.context.setOffline(true);
  isCut = true;
  await goToEnd(amna.page);
  await amna.page.keyboard.insertText(' Stranded.'); // at once: what is typed may be kept in two pieces
  await amna.page.getByText('Not saved: no connection. Your text is kept on this device.').waitFor();
  await amna.page.waitForFunction(() => Object.values({ ...localStorage }).some((kept) => kept.includes('Stranded.')));
  await crash(amna.page);
  await typeAtEnd(bilal.page, ' Meanwhile.');
  await bilal.page.getByText(/^Saved at/u).waitFor();
  await amna.context.setOffline(false);
  isCut = false;
  amna.page = await amna.context.newPage();
  await openEditor(amna);
  await sheet(amna.page).getByText('Meanwhile.').waitFor();
  await amna.page.getByRole('button', { name: 'Use it' }).click();
  await sheet(bilal.page).getByText('Stranded.').waitFor();
  expect(await sheet(bilal.page).textContent()).toContain('Meanwhile.');
  expect(await sheet(amna.page).textContent()).toMatch(/Meanwhile\..*Stranded\.|Stranded\..*Meanwhile\./u);
  await amna.page.getByText(/^Saved at/u).waitFor();
  await bilal.context.close();
  await amna.page.getByText('2 here').waitFor({ state: 'detached' });
  expect(await stored()).toContain('Before the end.');
  expect(await sheet(amna.page).textContent()).toContain('Before the end.');
}, 240_000);

test('what is typed while the text is replaced under her is offered, and she goes on where she was', async () => {
  await openEditor(amna);
  await typeAtEnd(amna.page, ' Before.');
  await amna.page.getByText(/^Saved at/u).waitFor();
  const other = { type: 'paragraph', content: [{ type: 'text', text: 'Put in front.' }] };
  let isPut = false;
  let count = 0;
  const typing = (async () => {
    // She writes on and on; the last words find the room closed.
    for (let after = 0; after < 5; count++) {
      await amna.page.keyboard.type(` k${String(count)}`, { delay: 5 });
      if (isPut) after++;
      else await new Promise((next) => setTimeout(next, 100));
    }
  })();
  const put = async () => {
    for (;;) {
      const { version, generation, heading, body } = JSON.parse(await stored()) as Copy;
      const answer = await amna.context.request.put(`/api/v1/proposals/${proposalId}/sections/${sectionId}`, {
        data: { generation, heading, body: { type: 'doc', content: [other, ...body.content] } },
        headers: { origin: server.address, 'if-match': `"${String(version)}"` },
      });
      if (answer.ok()) return;
      expect(answer.status()).toBe(412); // she wrote meanwhile
    }
  };
  await put();
  isPut = true;
  await typing;
  await sheet(amna.page).getByText('Put in front.').waitFor();
  // What the new text does not hold is offered; nothing is lost, and nothing stands elsewhere.
  await amna.page.keyboard.type(' On.');
  await sheet(amna.page).locator('p', { hasText: 'Before.' }).getByText('On.').waitFor();
  const offer = amna.page.getByRole('button', { name: 'Use it' });
  await offer.click();
  await offer.waitFor({ state: 'detached' });
  await amna.page.getByText(/^Saved at/u).waitFor();
  const all = (await sheet(amna.page).textContent()) ?? '';
  for (let nth = 0; nth < count; nth++) expect(all).toContain(`k${String(nth)}`);
}, 240_000);

/** Two colleagues on a new draft; the line of the one can be cut, and is dead then until it is mended. */
async function twoOnADraft(path: string) {
  const hers = await signedIn(browser, server.address, 'officer@sindh.example');
  const his = await signedIn(browser, server.address, 'colleague@sindh.example');
  let isCut = false;
  const mends: (() => void)[] = [];
  await hers.context.routeWebSocket(/\/collab/u, (line) => {
    const there = line.connectToServer();
    const close = () => void line.close();
    line.onMessage((message) => !isCut && there.send(message));
    there.onMessage((message) => !isCut && line.send(message));
    there.onClose((code, reason) => !isCut && line.close({ code, reason }));
    line.onClose(() => there.close());
    mends.push(close);
  });
  const { id, sectionId: at } = await openDraft(hers.page, path);
  await his.page.goto(hers.page.url());
  await sheet(his.page).waitFor();
  await hers.page.getByText('2 here').waitFor();
  return {
    hers,
    his,
    id,
    at,
    /** Her line is dead, and she types. */
    typeCutOff: async (words: string) => {
      isCut = true;
      await hers.context.setOffline(true);
      await goToEnd(hers.page);
      await hers.page.keyboard.insertText(words);
      await hers.page.getByText('Not saved: no connection. Your text is kept on this device.').waitFor();
      await hers.page.waitForFunction((kept) => JSON.stringify({ ...localStorage }).includes(kept), words);
    },
    mend: async () => {
      isCut = false;
      await hers.context.setOffline(false);
      for (const close of mends.splice(0)) close();
    },
    act: async (name: string, body: object) => {
      const { body: now } = await call(his.page, 'GET', `/proposals/${id}`);
      const { version, contentHash } = now as { version: number; contentHash: string };
      const all = name === 'submission' ? { ...body, contentHash } : body;
      const answer = await call(his.page, 'POST', `/proposals/${id}/${name}`, {
        body: all,
        version,
        key: crypto.randomUUID(),
      });
      expect(answer.status).toBeLessThan(300);
    },
  };
}
/** Types at the end, until the server holds it. */
async function typeAndStore({ page }: Person, words: string): Promise<void> {
  await typeAtEnd(page, words);
  const [, id = '', at = ''] = /proposals\/([\w-]+)\?section=([\w-]+)/u.exec(page.url()) ?? [];
  await comesTo(async () => JSON.stringify((await call(page, 'GET', `/proposals/${id}/sections/${at}`)).body), words);
}
const stranded = (page: Page) => page.locator('.note', { hasText: 'Words of yours did not arrive' });

test('what she typed cut off while a colleague submitted stands beside the text that can only be read, and is offered after a recall', async () => {
  const { hers, his, typeCutOff, mend, act } = await twoOnADraft('sindh/sindh-police');
  await typeAtEnd(his.page, ' Agreed.');
  await sheet(hers.page).getByText('Agreed.').waitFor();
  await saved(his.page);
  await typeCutOff(' Stranded words.');
  await act('submission', { title: 'Without her last words', summary: 'They did not arrive.' });
  await mend();
  await comesTo(() => stranded(hers.page).innerText(), 'Stranded words.');
  await hers.page.reload();
  await comesTo(() => stranded(hers.page).innerText(), 'Stranded words.');
  expect(await stranded(hers.page).innerText()).not.toContain('Agreed.\n');
  expect(await looked(hers.page, '59-stranded')).toEqual([]);
  await act('recall', {});
  await hers.page.reload();
  await hers.page.getByRole('button', { name: 'Use it' }).click();
  await comesTo(() => sheet(hers.page).innerText(), 'Stranded words.');
  await saved(hers.page);
  expect(await sheet(hers.page).innerText()).toContain('Agreed.');
  await keepsNothing(hers.page);
  await hers.context.close();
  await his.context.close();
}, 240_000);

test('what comes in while somebody submits is shown to them marked before it goes', async () => {
  const { hers, his } = await twoOnADraft('sindh/sindh-human-rights-commission');
  await typeAtEnd(his.page, ' Agreed words.');
  await saved(his.page);
  await sheet(hers.page).getByText('Agreed words.').waitFor();
  await his.page.getByRole('button', { name: 'Submit…' }).click();
  const dialog = his.page.getByRole('dialog', { name: 'Submit to the Commission' });
  await dialog.getByLabel('Title').fill('What both have read');
  await dialog.getByLabel(/What you propose and why/u).fill('One came in late.');
  await typeAndStore(hers, ' Late words.');
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
  const shown = dialog.getByRole('region', { name: 'What would be submitted now' });
  await comesTo(() => shown.locator('ins').allInnerTexts().then(String), 'Late words.');
  expect(await looked(his.page, '61-as-it-stands')).toEqual([]);
  await typeAndStore(hers, ' Later still.');
  await dialog.getByRole('button', { name: 'Submit this' }).click();
  await comesTo(() => shown.locator('ins').allInnerTexts().then(String), 'Later still.');
  await dialog.getByRole('button', { name: 'Submit this' }).click();
  await his.page.getByText('It is with the Commission: the text can only be read.').waitFor();
  await comesTo(() => his.page.getByRole('main').innerText(), 'Late words. Later still.');
  await hers.context.close();
  await his.context.close();
}, 240_000);

test('when a colleague discards the draft she is told so, and her last words can be read until she lets them go', async () => {
  const { hers, his, id, typeCutOff, mend } = await twoOnADraft('sindh/sindh-police');
  await typeCutOff(' Stranded words.');
  const { body } = await call(his.page, 'GET', `/proposals/${id}`);
  const { version } = body as { version: number };
  const gone = await his.context.request.delete(`/api/v1/proposals/${id}`, {
    headers: { origin: server.address, 'if-match': `"${String(version)}"` },
  });
  expect(gone.ok()).toBe(true);
  await mend();
  await hers.page.getByText('This draft was discarded').waitFor();
  await hers.page.reload();
  await comesTo(() => stranded(hers.page).innerText(), 'Stranded words.');
  await hers.page.getByRole('button', { name: 'Throw them away' }).click();
  await keepsNothing(hers.page);
  await hers.context.close();
  await his.context.close();
}, 240_000);

/** Waits until it is so; the test's own time is the limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((go) => setTimeout(go, 50));
}

test('every character that was acknowledged is there after the server was killed while ten wrote', async () => {
  const { generation } = JSON.parse(await stored()) as { generation: number };
  const cookies = (await amna.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const writers = Array.from({ length: 10 }, (_, n) => new Scribe(server.address, cookies, { n, generation }));
  await Promise.all(writers.map((writer) => writer.ready));
  for (const writer of writers) writer.begin();
  await until(() => writers.every(({ acknowledged }) => acknowledged >= 5));
  server = await server.crash();
  const acknowledged = writers.map((writer) => writer.acknowledged);
  for (const writer of writers) writer.stop();
  expect(Math.min(...acknowledged)).toBeGreaterThan(0);
  const text = await stored();
  for (const [n, count] of acknowledged.entries())
    for (let nth = 0; nth < count; nth += 1) expect(text).toContain(`[${String(n)}.${String(nth)}]`);
}, 240_000);

/** One who writes a paragraph of their own, word after word, and counts what the server acknowledged before it died. */
class Scribe {
  private readonly text = new Doc();
  private readonly words = new XmlText();
  private readonly socket: HocuspocusProviderWebsocket;
  private readonly provider: HocuspocusProvider;
  private written = 0;
  private timer: NodeJS.Timeout | undefined;
  acknowledged = 0;
  readonly ready: Promise<void>;

  constructor(
    address: string,
    cookie: string,
    private readonly of: { n: number; generation: number },
  ) {
    class Browser extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie, origin: address } });
        this.on('error', () => undefined);
      }
    }
    this.socket = new HocuspocusProviderWebsocket({
      url: `${address.replace(/^http/u, 'ws')}/collab`,
      WebSocketPolyfill: Browser,
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: `${proposalId}.${sectionId}.${String(of.generation)}`,
      document: this.text,
      token: String(roomSchema),
    });
    this.ready = new Promise((found) => this.provider.on('synced', () => found()));
    this.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      // Acknowledged one by one and in order: what is written is, but for so many.
      this.acknowledged = Math.max(this.acknowledged, this.written - number);
    });
    this.socket.on('close', () => this.stop());
    this.provider.on('close', () => this.stop());
    this.provider.attach();
  }

  begin(): void {
    const paragraph = new XmlElement('paragraph');
    paragraph.insert(0, [this.words]);
    this.text.getXmlFragment('body').push([paragraph]);
    this.timer = setInterval(() => {
      const nth = this.written;
      this.written += 1;
      this.words.insert(this.words.length, `[${String(this.of.n)}.${String(nth)}]`);
    }, 40);
  }

  /** No word more; what is unsent is never sent. */
  stop(): void {
    clearInterval(this.timer);
    this.provider.destroy();
    this.socket.destroy();
  }
}
