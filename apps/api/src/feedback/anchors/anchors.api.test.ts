import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AnchorView, FeedbackPage, FeedbackReceipt, FeedbackView, RollbackView } from '@tarmeem/contract';
import { JSDOM } from 'jsdom';
import { Work } from '../../platform/index.js';
import type { Client } from '../../testing/client.js';
import { acceptAll, prepare, publish } from '../../testing/deciding.js';
import { changeStructure } from '../../testing/structure.js';
import { jobsDone } from '../../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../../testing/world.js';
import { placeAnchors } from './place-anchors.js';

jest.setTimeout(60_000);
let world: World;
let [officer, moderator, second, publisher]: Client[] = [];
let sectionId: string;
const codes = new Map<number, string>();
const address = 'sindh/sindh-child-protection-authority';
beforeAll(async () => {
  world = await startWorld();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((it) => world.as(it)),
  );
  ({ sectionId } = await world.section(address));
  // The number stands a second time, in the next sentence.
  await out(['Moreover, it actively', 'Whoever calls 1121 is heard. Moreover, it actively']);
}, 120_000);
afterAll(() => world.close());

/** Publishes these words of the section instead of those. */
async function out(...words: [string, string][]): Promise<void> {
  const { id } = await propose(officer!, { sectionId, edit: { words } });
  await acceptAll(moderator!, id);
  must(await prepare(second!));
  must(await publish(publisher!));
  await jobsDone(world.app);
}
async function say(exact: string, prefix = ''): Promise<number> {
  const body = { kind: 'correction', sectionId, anchor: { exact, prefix }, text: `About “${exact}”.` };
  const receipt = must(await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
  codes.set(receipt.number, receipt.trackingCode);
  const item = await find(receipt.number, moderator);
  must(await moderator!.post(`/feedback/${item.id}/release`, { version: item.version }));
  return receipt.number;
}
async function find(number: number, client = world.anyone()): Promise<FeedbackView> {
  const page = must(await client.get<FeedbackPage>(`/documents/${document}/feedback`));
  const item = page.items.find((it) => it.number === number);
  if (!item) throw new Error(`No feedback ${String(number)} is shown`);
  return item;
}
const anchorOf = async (number: number): Promise<AnchorView | null> => (await find(number)).anchor;
const html = async (path: string): Promise<string> => (await fetch(`${world.app.address}${path}`)).text();
/** The words that stand marked on a page, each with the numbers of the carets right behind it. */
async function marks(path: string): Promise<string[]> {
  const page = new JSDOM(await html(path)).window.document;
  return [...page.querySelectorAll('.on')].map((words) => {
    const numbers: string[] = [];
    for (let next = words.nextSibling; next instanceof page.defaultView!.HTMLAnchorElement; next = next.nextSibling)
      numbers.push(next.href.split('/').at(-1)!);
    return [words.textContent, ...numbers].join(' ');
  });
}
const judge = (item: FeedbackView, stands: boolean, client = moderator!) =>
  client.put<FeedbackView>(`/feedback/${item.id}/place`, { version: item.version, body: { stands } });

describe('the words that feedback is about', () => {
  let number: number, sentence: number, lost: number, kept: number;

  test('stand at first where they were read', async () => {
    [number, sentence] = [await say('1121', 'helpline ('), await say('SCPA operates a helpline (1121) dedicated')];
    [lost, kept] = [await say('prevention, response, and rehabilitation'), await say('case management')];
    for (const it of [number, sentence, lost, kept])
      expect(await anchorOf(it)).toMatchObject({ state: 'EXACT', edition: '1.1', words: null });
  });

  test('are marked in the text while they are open, with a caret that leads to the item', async () => {
    const all = [
      'prevention, response, and rehabilitation',
      'case management',
      'SCPA operates a helpline (',
      '1121',
      ') dedicated',
    ];
    const numbers = [` ${String(lost)}`, ` ${String(kept)}`, '', ` ${String(number)}`, ` ${String(sentence)}`];
    const there = all.map((words, at) => `${words}${numbers[at]!}`).toSorted();
    for (const path of [`/${document}`, `/${document}/${address}`])
      expect((await marks(path)).toSorted()).toEqual(there);
    expect(await html(`/${document}/${address}`)).toContain(
      `href="/${document}/feedback/${String(kept)}"><span class="vh">Open correction </span>${String(kept)}</a>`,
    );
    const held = { kind: 'comment', sectionId, anchor: { exact: 'helpline' }, text: 'Waits for a moderator.' };
    must(await world.anyone().post(`/documents/${document}/feedback`, { body: held }));
    expect(await marks(`/${document}`)).toHaveLength(all.length);
    const today = new Date().toISOString().slice(0, 10);
    for (const path of [`/${document}/editions/1.0`, `/${document}/at/${today}`]) expect(await marks(path)).toEqual([]);
  });

  test('move to what replaced them, with the cause, or are gone; never to the same words elsewhere (example 11)', async () => {
    await out(['(1121)', '(1127)'], ['prevention, response, and rehabilitation', 'the health']);
    const by = 'Sindh Child Protection Authority (SCPA)';
    expect(await anchorOf(number)).toEqual({
      state: 'MOVED',
      edition: '1.2',
      words: '1127',
      since: '1.2',
      by,
      confirmed: false,
      path: null,
    });
    expect(await anchorOf(sentence)).toMatchObject({ words: 'SCPA operates a helpline (1127) dedicated', by });
    expect(await anchorOf(lost)).toMatchObject({ state: 'DETACHED', edition: '1.1', path: address, words: null, by });
    expect(await anchorOf(kept)).toMatchObject({ state: 'EXACT', edition: '1.2' });
    const gone = must(await moderator!.get<FeedbackPage>(`/documents/${document}/feedback?place=DETACHED`));
    expect(gone.items.map((item) => item.number)).toEqual([lost]);
    expect((await find(number)).quote).toBe('1121');
    expect((await marks(`/${document}`)).toSorted()).toEqual(
      [
        'SCPA operates a helpline (',
        `1127 ${String(number)}`,
        `) dedicated ${String(sentence)}`,
        `case management ${String(kept)}`,
      ].toSorted(),
    );
  });

  test('are told on the pages: old and new words, and the edition where they fitted; the gone ones are counted', async () => {
    const section = await html(`/${document}/${address}`);
    expect(section).toContain('These words were changed in edition 1.2 by Sindh Child Protection Authority (SCPA).');
    expect(section).toContain('<blockquote>1127</blockquote>');
    expect(section).toContain(`<a href="/${document}/editions/1.1/${address}">Read them in edition 1.1</a>`);
    expect(await html(`/${document}/feedback`)).toContain('1 item is about words that are no longer in the text.');
    expect(await html(`/${document}/feedback/${String(lost)}`)).toContain('no longer in the text');
    expect(await html(`/${document}/feedback/${String(kept)}`)).toContain('stand unchanged in edition 1.2');
    expect(await html(`/${document}/feedback/${String(lost)}?lang=ur`)).toContain('اب متن میں نہیں ہیں');
  });

  test('are confirmed by a moderator, with the version seen; by the sender with the code, or called others', async () => {
    const item = await find(sentence, moderator);
    expect((await judge({ ...item, version: 77 }, true)).status).toBe(412);
    expect((await judge(await find(kept, moderator), true)).status).toBe(409);
    expect((await judge(item, true, officer)).status).toBe(403);
    expect(must(await judge(item, true)).anchor).toMatchObject({ state: 'MOVED', confirmed: true });

    const entered = await fetch(`${world.app.address}/track/${codes.get(number)!}`, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
    const track = async () => (await fetch(`${world.app.address}/track`, { headers: { cookie } })).text();
    expect(await track()).toContain('Is this still the passage you mean?');
    const answer = await fetch(`${world.app.address}/track/place`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: 'stands=no',
    });
    expect(answer.status).toBe(303);
    expect(await track()).not.toContain('Is this still the passage you mean?');
    expect(await anchorOf(number)).toMatchObject({ state: 'DETACHED', edition: '1.1' });
  });

  test('keep a confirmation while the confirmed words stay, and are looked for from where they held last', async () => {
    await out(['Whoever calls', 'Everybody who calls']);
    expect(await anchorOf(sentence)).toMatchObject({ state: 'MOVED', edition: '1.3', confirmed: true });
    expect(await anchorOf(lost)).toMatchObject({ state: 'DETACHED', edition: '1.1' });
    // What its sender called another passage is looked for from 1.1 again.
    expect(await anchorOf(number)).toMatchObject({ state: 'MOVED', words: '1127', confirmed: false });
  });

  test('have one place in each text: the job may come again', async () => {
    const again = await world.app.app.get(Work).run(async (tx) => {
      const [row] = await tx.query<{ id: string }>('select id from document');
      return placeAnchors(tx, row!.id, sectionId);
    });
    expect(again).toBe(0);
  });

  test('are back where they stood after a rollback', async () => {
    const path = `/documents/${document}/rollback`;
    const before = must(await publisher!.get<RollbackView>(path));
    const body = { to: '1.1', sectionIds: null, changeNote: '', major: false, reason: 'It was wrong.' };
    must(await moderator!.put<RollbackView>(path, { version: before.version, body }));
    const { version, prepared } = must(await publisher!.get<RollbackView>(path));
    const manifestHash = prepared!.manifestHash;
    must(await publisher!.post(`${path}/publication`, { version, body: { manifestHash } }));
    await jobsDone(world.app);
    for (const it of [number, sentence, lost, kept])
      expect(await anchorOf(it)).toMatchObject({ state: 'EXACT', edition: '1.4' });
  });

  test('of a section that is retired are read in the last edition that has them, not in one that has others at their place', async () => {
    await out(['(1121)', '(1127)']); // 1.5
    await out(['Moreover, it actively', 'Besides, it actively']); // 1.6
    expect(await anchorOf(number)).toMatchObject({ state: 'MOVED', edition: '1.6', confirmed: false });
    const { id } = await begin(officer!, sectionId);
    must(await changeStructure(officer!, id, sectionId, { live: false }));
    await submit(officer!, id);
    await acceptAll(moderator!, id);
    must(await prepare(second!));
    must(await publish(publisher!));
    await jobsDone(world.app);
    expect(await anchorOf(number)).toMatchObject({ state: 'DETACHED', edition: '1.4', path: address });
    expect(await anchorOf(kept)).toMatchObject({ state: 'DETACHED', edition: '1.6', path: address });
    const page = await html(`/${document}/feedback/${String(number)}`);
    const link = `/${document}/editions/1.4/${address}`;
    expect(page).toContain(`<a href="${link}">Read them in edition 1.4</a>`);
    expect(await html(link)).toContain('(1121)');
  });
});
