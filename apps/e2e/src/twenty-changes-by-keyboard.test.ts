import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { comesTo, exactly } from './drafts.js';
import { signedIn } from './persons.js';
import { startServer, type RunningServer } from './server.js';

jest.setTimeout(240_000);

const slug = 'institutional-framework';
const api = `/api/v1/documents/${slug}`;

interface Section {
  sectionId: string;
  path: string;
  hash: string;
}
interface Node {
  text?: string;
  content?: Node[];
}

describe('a moderator decides twenty changes with the keyboard alone', () => {
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

  it('needs at most four keys a change, from the queue to the sending', async () => {
    await proposeTwenty();
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example');
    await page.addInitScript(picturesComeLate);
    let pressed = 0;
    const marksNone = () => page.getByText('Nothing marked yet').first().waitFor();
    const press = async (key: string) => {
      await page.keyboard.press(key);
      pressed += 1;
    };
    await page.goto('/app/desk');
    await page.getByText('Twenty words').first().waitFor();
    // Who comes with a keyboard is in the list at once, here and in the review: every key counts.
    await page.locator('.cur [data-row]:focus').waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: /Twenty words/ }).waitFor();
    const marked = (count: number) => page.getByText(`${String(count)} marked, not sent`).waitFor();
    await page.locator('.chs .cur [data-row]:focus').waitFor();
    const total = await page.locator('.chs > li').count();
    expect(total).toBe(20);
    // D begins a message about the change: its letters decide nothing, and stay when the change is left and come back to.
    await page.keyboard.press('d');
    const message = page.locator('.chs .discussion textarea');
    await message.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('ax: which Act?');
    await marksNone();
    await page.locator('.chs [data-row]').nth(1).click();
    await message.waitFor({ state: 'detached' });
    await page.locator('.chs [data-row]').nth(0).click();
    await page.locator('.chs .cur [data-row]').focus();
    await comesTo(() => page.locator('.chs .discussion textarea').inputValue(), exactly('ax: which Act?'));
    await page.keyboard.press('d');
    await page.locator('.chs .discussion').waitFor({ state: 'detached' });
    for (let at = 0; at < total; at += 1) {
      if (at % 3 === 0) await press('a');
      else {
        await press(at % 3 === 1 ? 'x' : 'r');
        await page.locator('.chs .cur textarea').waitFor();
        await comesTo(() => outOfSight(page), exactly(''));
        await press(String((at % 9) + 1));
        await press('Enter');
      }
      await marked(at + 1);
    }
    await press('Control+Enter');
    await page.getByRole('dialog').getByText('Send 20 decisions').first().waitFor();
    await press('Enter');
    await page.getByText('20 decisions were sent.').waitFor();
    const perChange = pressed / total;
    expect(perChange).toBeLessThanOrEqual(4);
    expect(await outcomes(page)).toEqual({ accepted: 7, rejected: 7, returned: 6 });
    await context.close();
  });

  it('goes from one proposal to the next, and back to the row it left', async () => {
    for (const title of ['One word', 'Another word', 'A third word']) await proposeTwenty(title, 1);
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example', '/app/desk');
    const onRow = (title: string) => page.locator('.cur [data-row]:focus', { hasText: title }).waitFor();
    const inReview = async (title: string) => {
      await page.getByRole('heading', { name: new RegExp(title, 'u') }).waitFor();
      await page.locator('.chs .cur [data-row]:focus').waitFor();
    };
    await onRow('One word');
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await linesOfFilters(page)).toBeLessThanOrEqual(2);
    }
    // What was claimed together is said, and the next key closes it.
    await page.keyboard.press(' ');
    await page.keyboard.press('j');
    await onRow('Another word');
    await page.keyboard.press(' ');
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('heading', { name: 'Claim these 2?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 of 2 done' }).waitFor();
    await page.locator('dialog button:focus', { hasText: 'Close' }).waitFor();
    await page.keyboard.press('Enter');
    await onRow('Another word');
    await page.keyboard.press('Enter');
    await inReview('Another word');
    await page.getByText(/Claimed by you until/u).waitFor();
    await page.keyboard.press('c');
    await page.getByText(/Claimed by you until/u).waitFor({ state: 'detached' });
    await page.goBack();
    await onRow('Another word');
    await page.keyboard.press('Enter');
    await inReview('Another word');
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('Send 1 decision').first().waitFor();
    // The same keys send in the dialog.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: /Next proposal: \d+ A third word/u }).waitFor();
    await page.locator('.chs .cur [data-row]:focus').waitFor();
    await page.keyboard.press('n');
    await inReview('A third word');
    await page.goBack();
    await page.goBack();
    await onRow('A third word');
    await context.close();
  });

  it('on a telephone, sees the words of each change above what decides it', async () => {
    await proposeTwenty('Words on a telephone');
    const { context, page } = await signedIn(browser, server.address, 'moderator@commission.example', '/app/desk');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByText('Words on a telephone').first().click();
    for (const at of [1, 2, 3]) {
      await page.getByText(`${String(at)} of 20`, { exact: true }).waitFor();
      await comesTo(() => wordsUnder(page), exactly(''));
      if (at === 2) await page.getByRole('button', { name: 'Accept', exact: true }).click();
      else await page.getByRole('button', { name: 'Next change' }).click();
    }
    await context.close();
  });

  /** What of the current change in the text lies under the bar, or under the sheet with its buttons. */
  const wordsUnder = (page: Page): Promise<string> =>
    page.locator('.review').evaluate((review) => {
      const under = review.querySelector('.rail.side')!.getBoundingClientRect().top;
      const marks = [...review.querySelectorAll('.sheet :is(ins, del).curc')].map((it) => it.getBoundingClientRect());
      return marks.length > 0 && marks.every(({ top, bottom }) => top >= 48 && bottom <= under)
        ? ''
        : JSON.stringify({ under, marks });
    });

  /** What of the change that is decided, and of the reason for it, the list of changes hides. */
  const outOfSight = (page: Page): Promise<string> =>
    page.locator('.chs').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect();
      const hidden = ['.q', '.tpl', 'textarea', 'form [type="submit"]'].filter((each) => {
        const box = list.querySelector(`.cur ${each}`)?.getBoundingClientRect();
        return !box || box.top < top - 1 || box.bottom > bottom + 1;
      });
      return hidden.join(' ');
    });

  /** How many lines the filters of the desk take; what stands in one has its middle at about one height. */
  const linesOfFilters = (page: Page): Promise<number> =>
    page.locator('.dfl').evaluate((it) => {
      const shown = [...it.querySelectorAll('select, .chip')].map((each) => each.getBoundingClientRect());
      const middles = shown.map(({ top, bottom }) => (top + bottom) / 2).toSorted((one, other) => one - other);
      return middles.filter((middle, at) => at === 0 || middle - middles[at - 1]! > 12).length;
    });

  async function proposeTwenty(title = 'Twenty words', words = 20): Promise<void> {
    const { context, page } = await signedIn(browser, server.address, 'officer@sindh.example');
    const ask = async <Body>(
      method: 'get' | 'post' | 'put',
      path: string,
      { data, version }: { data?: unknown; version?: number } = {},
    ): Promise<Body> => {
      const headers = {
        origin: server.address,
        ...(method === 'post' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
      };
      const answer = await page.request[method](path, { headers, ...(data === undefined ? {} : { data }) });
      if (!answer.ok()) throw new Error(`${path}: ${String(answer.status())} ${await answer.text()}`);
      return (await answer.json()) as Body;
    };
    const { sections } = await ask<{ sections: Section[] }>('get', `${api}/outline`);
    const section = sections.find(({ path }) => path === 'sindh/sindh-police');
    if (!section) throw new Error('There is no such section');
    const { sectionId } = section;
    const { id } = await ask<{ id: string }>('post', `${api}/proposals`, { data: { sectionId } });
    const at = `/api/v1/proposals/${id}/sections/${sectionId}`;
    const copy = await ask<{ generation: number; version: number; heading: string; body: Node }>('get', at);
    const body = otherWords(copy.body, words);
    await ask('put', at, {
      version: copy.version,
      data: { generation: copy.generation, heading: copy.heading, body },
    });
    const { version, contentHash } = await ask<{ version: number; contentHash: string }>(
      'get',
      `/api/v1/proposals/${id}`,
    );
    await ask('post', `/api/v1/proposals/${id}/submission`, {
      version,
      data: { title, summary: 'Each of them is another one.', contentHash },
    });
    await context.close();
  }

  async function outcomes(page: Page): Promise<Record<string, number>> {
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const answer = await page.request.get(`/api/v1/proposals/${id}/review`);
    const { sections, earlierRounds } = (await answer.json()) as {
      sections: { changes: { outcome: string }[] }[];
      earlierRounds: { changes: { outcome: string }[] }[];
    };
    const all = [...sections, ...earlierRounds].flatMap(({ changes }) => changes);
    const count: Record<string, number> = {};
    for (const { outcome } of all) count[outcome] = (count[outcome] ?? 0) + 1;
    return count;
  }
});

/** As on a device that draws seldom: whoever presses the next key before the picture changed loses none. */
function picturesComeLate(): void {
  const soon = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (then) => soon(() => void setTimeout(() => then(performance.now()), 300));
}

/** Every third word is another one, so that each is a change of its own. */
function otherWords(node: Node, most: number): Node {
  let word = 0;
  let changed = 0;
  const visit = (it: Node): Node => ({
    ...it,
    ...(it.text === undefined
      ? {}
      : {
          text: it.text.replaceAll(/\p{L}+/gu, (found) => {
            word += 1;
            if (word % 3 !== 0 || changed >= most) return found;
            changed += 1;
            return `${found}ish`;
          }),
        }),
    ...(it.content ? { content: it.content.map(visit) } : {}),
  });
  return visit(node);
}
