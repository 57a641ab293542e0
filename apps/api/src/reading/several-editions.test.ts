import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { WorkingCopyView } from '@tarmeem/contract';
import { JSDOM } from 'jsdom';
import type { Client } from '../testing/client.js';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { changeStructure, paragraph } from '../testing/structure.js';
import { begin, must, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
const at = '/institutional-framework';
const html = async (path: string): Promise<string> =>
  (await fetch(`${world.app.address}${path}`, { headers: { accept: 'text/html' } })).text();
const page = async (path: string): Promise<Document> => new JSDOM(await html(path)).window.document;
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
const urdu = 'ہیلپ لائن 1121 (24 hours) پر رابطہ کریں، یا Sindh Police سے رجوع کریں۔';
let sectionId: string;

/** Writes the Urdu paragraph behind what stands in the section. */
async function addParagraph(officer: Client, proposalId: string): Promise<void> {
  const path = `/proposals/${proposalId}/sections/${sectionId}`;
  const { heading, body, generation, version } = must(await officer.get<WorkingCopyView>(path));
  const content = [...(body as { content: object[] }).content, ...paragraph(urdu).content];
  must(await officer.put(path, { version, body: { generation, heading, body: { type: 'doc', content } } }));
}

/** 1.1 has other words, 1.2 puts the police elsewhere among its neighbours, 1.3 gives it another name and an Urdu paragraph. */
beforeAll(async () => {
  world = await startWorld();
  const [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  ({ sectionId } = await world.section('sindh/sindh-police'));
  const after = (await world.section('sindh/labor-department')).sectionId;
  const part = (await world.section('sindh')).sectionId;
  const edition = async (changeNote: string, change: (proposalId: string) => Promise<unknown>): Promise<void> => {
    const { id } = await begin(officer!, sectionId);
    await change(id);
    await submit(officer!, id);
    await acceptAll(moderator!, id);
    must(await prepare(second!, { changeNote }));
    must(await publish(publisher!));
  };
  await edition('The police are charged with it.', (id) =>
    write(officer!, id, { sectionId, edit: { words: [['entrusted', 'charged']] } }),
  );
  await edition('The police follow the department.', async (id) =>
    must(await changeStructure(officer!, id, sectionId, { place: { parentId: part, afterId: after } })),
  );
  await edition('The police have another name.', async (id) => {
    await addParagraph(officer!, id);
    must(await changeStructure(officer!, id, sectionId, { heading: 'Police of Sindh', slug: 'police-of-sindh' }));
  });
}, 120_000);
afterAll(() => world.close());

describe('a comparison', () => {
  test('over several editions tells the notes of all of them, of one its own, and of none where nothing lies between', async () => {
    const notes = async (ends: string) => {
      const head = (await page(`${at}/compare/${ends}`)).querySelector('.head')!;
      return ['charged with it', 'follow the department', 'another name'].map((it) => head.textContent.includes(it));
    };
    expect(await notes('1.0...1.3')).toEqual([true, true, true]);
    expect(await notes('1.1...1.3')).toEqual([false, true, true]);
    expect(await notes('1.1...1.2')).toEqual([false, true, false]);
    expect(await notes('1.3...1.0')).toEqual([false, false, false]);
    expect(await notes('1.3...1.3')).toEqual([false, false, false]);
    expect(await html(`${at}/compare/1.3...1.0`)).toContain('Edition 1.3 is the newer one');
    expect(await html(`${at}/compare/1.3...1.3`)).toContain('Both ends are edition 1.3.');
  });

  test('has a place for the part whose sections changed, and each place once', async () => {
    const part = (await world.section('sindh')).sectionId;
    for (const view of ['marked', 'side', 'list']) {
      const document = await page(`${at}/compare/1.0...1.1?view=${view}`);
      const places = [...document.querySelectorAll('[id^="r:"]')];
      expect(places.map(({ id }) => id)).toEqual([`r:${sectionId}`, `r:${part}`]);
      // Both in the heading: in a wide window whatever stands beside it takes a row, and the text begins below it.
      expect(places.map((it) => it.closest('section > *')!.tagName)).toEqual(['H2', 'H2']);
    }
  });

  test('marks a new name where it marks the text, and there alone', async () => {
    const heading = async (view: string) =>
      (await page(`${at}/compare/1.2...1.3?view=${view}`)).querySelector(`[id="r:${sectionId}"]`)!;
    const marked = await heading('marked');
    for (const hidden of marked.querySelectorAll('.vh')) hidden.remove();
    expect(['del', 'ins'].map((it) => marked.querySelector(it)?.textContent)).toEqual([
      'Sindh Police',
      'Police of Sindh',
    ]);
    for (const view of ['side', 'list']) expect((await heading(view)).querySelector('del, ins')).toBeNull();
  });

  test('keeps its view in the other language, as the list of feedback keeps its place', async () => {
    const other = async (path: string) => (await page(path)).querySelector('.bar [hreflang]')!.getAttribute('href');
    expect(await other(`${at}/compare/1.0...1.1?view=side`)).toBe('?view=side&lang=ur');
    expect(await other(`${at}/compare/1.0...1.1`)).toBe('?lang=ur');
    expect(await other(`${at}/sindh/police-of-sindh/compare/1...2?view=side`)).toBe('?view=side&lang=ur');
  });

  test('of two texts of one section has the same three views, each leading to the others', async () => {
    const redline = `${at}/sindh/police-of-sindh/compare/1...2`;
    const shown = async (path: string) => {
      const main = (await page(path)).querySelector('main')!;
      const views = [...main.querySelectorAll('.views a')].map((it) => [
        it.getAttribute('href'),
        it.hasAttribute('aria-current'),
      ]);
      const inText = (it: string) =>
        [...main.querySelectorAll(`.sec ${it}`)].some((mark) => mark.closest('.text, .sides'));
      return {
        views,
        inText: inText('del') && inText('ins'),
        sides: main.querySelectorAll('.sides > div').length,
        main,
      };
    };
    const ways = [redline, `${redline}?view=side`, `${redline}?view=list`];
    const [marked, side, list] = await Promise.all(ways.map(shown));
    for (const [index, { views }] of [marked!, side!, list!].entries())
      expect(views).toEqual(ways.map((way, which) => [way, which === index]));
    expect([marked!, side!, list!].map(({ inText, sides }) => [inText, sides])).toEqual([
      [true, 0],
      [true, 2],
      [false, 0],
    ]);
    const [before, after] = [...side!.main.querySelectorAll('.sides > div')].map((it) => it.textContent);
    expect([before, after]).toEqual([
      expect.stringMatching(/^Edition 1\.0.*entrusted/su),
      expect.stringMatching(/^Edition 1\.1.*charged/su),
    ]);
    expect(list!.main.textContent).toContain('deleted: “entrusted”; inserted: “charged”');
    const led = await fetch(`${world.app.address}${at}/sindh/sindh-police/compare/1...2?view=list`, {
      redirect: 'manual',
    });
    expect(led.headers.get('location')).toBe(`${redline}?view=list`);
  });
});

test('an Urdu paragraph of an English text runs its own way and has its own letters on its page, in redlines, in files and where changes are told', async () => {
  const block = `<p lang="ur" dir="rtl">${urdu}</p>`;
  for (const path of [at, `${at}/sindh/police-of-sindh`, `${at}.html`]) expect(await html(path)).toContain(block);
  for (const view of ['marked', 'side'])
    expect(await html(`${at}/compare/1.2...1.3?view=${view}`)).toMatch(/<p [^>]*lang="ur" dir="rtl"/u);
  expect(await html(`${at}/compare/1.2...1.3`)).toContain(`“\u2067${urdu}\u2069”`);
  expect((await html(at)).match(/ dir="rtl"/gu)).toHaveLength(1);
  // The letters are fetched where such a paragraph stands, and nowhere else.
  for (const path of [
    at,
    `${at}/sindh/police-of-sindh`,
    `${at}/compare/1.2...1.3`,
    `${at}/compare/1.2...1.3?view=side`,
  ])
    expect([path, /noto-nastaliq-urdu|assets\/urdu-/u.test(await html(path))]).toEqual([path, true]);
  for (const path of [`${at}/editions/1.0`, `${at}/punjab`, `${at}/editions`])
    expect([path, /noto-nastaliq-urdu|assets\/urdu-/u.test(await html(path))]).toEqual([path, false]);
});

test('the feed of a section keeps its names when the section gets others, and has a news of its own for each move', async () => {
  const { document } = new JSDOM(await html(`${at}/sindh/police-of-sindh/feed.atom`), {
    contentType: 'application/xml',
  }).window;
  const texts = (name: string) => [...document.querySelectorAll(name)].map((it) => it.textContent);
  expect(texts('entry > title')).toEqual([
    'Police of Sindh, edition 1.3',
    'Sindh Police, edition 1.2',
    'Sindh Police, edition 1.1',
    'Sindh Police, edition 1.0',
  ]);
  expect(texts('entry > summary')[1]).toBe('put after “Labor Department”');
  expect(texts('id').map((it) => new URL(it).pathname + new URL(it).hash)).toEqual([
    `/s/${sectionId}`,
    ...['1.3', '1.2', '1.1', '1.0'].map((number) => `/s/${sectionId}#edition-${number}`),
  ]);
  const times = texts('entry > updated');
  expect(times).toEqual(times.toSorted().toReversed());
  for (const link of document.querySelectorAll('entry > link')) {
    const answer = await fetch(`${world.app.address}${new URL(link.getAttribute('href')!).pathname}`);
    expect([answer.status, (await answer.text()).includes('Police')]).toEqual([200, true]);
  }
});

test('the text as at a day of one section stays with the section, by whichever address it has', async () => {
  for (const path of [
    `${at}/sindh/police-of-sindh`,
    `${at}/sindh/police-of-sindh/history`,
    `${at}/editions/1.0/sindh/sindh-police`,
  ]) {
    const form = (await page(path)).querySelector(`form[action="${at}/at"]`)!;
    const section = form.querySelector<HTMLInputElement>('[name=section]')!.value;
    const shown = await html(`${at}/at?date=${today}&section=${section}`);
    expect(shown).toContain('You are reading the text as it stood on');
    expect(shown).toContain('<h1 id="top">Police of Sindh</h1>');
  }
  expect((await page(`${at}/at/1999-01-01`)).querySelector('.go .btn')!.getAttribute('href')).toBe(
    `${at}/editions/1.0`,
  );
});

test('an old text is cited with its day and at an address where it stays, and so is the current one', async () => {
  const cited = async (path: string): Promise<{ words: string; address: string }> => {
    const its = (await page(path)).querySelector('.address')!;
    return { words: its.parentElement!.textContent, address: its.textContent.replace(/^[^/]+/u, '') };
  };
  const published = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(`${today}T12:00:00Z`));
  for (const [path, number, words] of [
    [`${at}/editions/1.0/sindh/sindh-police`, '1.0', 'entrusted'],
    [`${at}/editions/1.1/sindh/sindh-police`, '1.1', 'charged'],
    [`${at}/sindh/police-of-sindh`, '1.3', '1121'],
    [`${at}/at/${today}/sindh/police-of-sindh`, '1.3', '1121'],
  ] as const) {
    const { words: citation, address } = await cited(path);
    expect([path, citation]).toEqual([path, expect.stringContaining(`edition ${number} of ${published}`)]);
    expect([path, citation.includes('as it stood on')]).toEqual([path, path.includes('/at/')]);
    expect(address).toBe(
      `${at}/editions/${number}/${path.endsWith('police') ? 'sindh/sindh-police' : 'sindh/police-of-sindh'}`,
    );
    expect((await page(address)).querySelector('main .text')!.textContent).toContain(words);
  }
});

test('sentences of Urdu pages end and go on with Urdu signs', async () => {
  for (const path of [at, `${at}/editions`, `${at}/editions/1.0`]) {
    const words = (await page(`${path}?lang=ur`)).querySelector('main')!;
    for (const own of words.querySelectorAll('[lang=en], script, style')) own.remove();
    expect(words.textContent).not.toMatch(/[\u0600-\u06ff]\s*[.,;]|\d[.,] /u);
  }
  const facts = (await page(`${at}?lang=ur`)).querySelector('.facts')!.textContent;
  expect(facts).toMatch(/\d{4}۔ /u);
});
