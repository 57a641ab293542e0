import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fromPlainText } from '@tarmeem/document';
import type { FeedbackReceipt, FeedbackView } from '@tarmeem/contract';
import { JSDOM } from 'jsdom';
import { importDocument } from '../../documents/index.js';
import { Work } from '../../platform/index.js';
import { acceptAll, prepare, publish } from '../../testing/deciding.js';
import { begin, document as slug, must, propose, startWorld, type World, write } from '../../testing/world.js';

let world: World;

let asked = 0;
/** As from one of many networks: how much one of them may search in a minute is not what is tried here. */
const get = (path: string): Promise<Response> =>
  fetch(`${world.app.address}${path}`, {
    headers: { accept: 'text/html', 'x-forwarded-for': `10.0.0.${String((asked += 1) % 200)}` },
  });

async function ask(path: string): Promise<{ status: number; page: Document; html: string }> {
  const answer = await get(path);
  const html = await answer.text();
  return { status: answer.status, page: new JSDOM(html).window.document, html };
}
const found = async (words: string, more = ''): Promise<string[]> => {
  const { status, page } = await ask(`/${slug}/search?q=${encodeURIComponent(words)}${more}`);
  expect(status).toBe(200);
  return [...page.querySelectorAll('.rows h3 a')].map((it) => it.getAttribute('href')!);
};
const at = (path: string): string => `/${slug}/${path}`;

/** Says something about Sindh Police, or another section; lets everybody see it unless `held`. */
async function say(text: string, { held = false, about = 'sindh/sindh-police' } = {}): Promise<number> {
  const { sectionId } = await world.section(about);
  const body = { kind: 'comment', sectionId, text, name: 'Zarqawand', email: 'quetzal@example.org' };
  const { number } = must(await world.anyone().post<FeedbackReceipt>(`/documents/${slug}/feedback`, { body }));
  if (held) return number;
  const moderator = await world.as('moderator@commission');
  const all = must(await moderator.get<{ items: FeedbackView[] }>(`/documents/${slug}/feedback`));
  const { id, version, state } = all.items.find((it) => it.number === number)!;
  if (state === 'held') must(await moderator.post(`/feedback/${id}/release`, { version }));
  return number;
}

beforeAll(async () => {
  world = await startWorld({ settings: { trustedProxies: ['127.0.0.1'] } });
  const [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  const { sectionId } = await world.section('sindh/labor-department');
  const published = await propose(officer!, {
    sectionId,
    edit: { words: [['equitable', 'wapentake (مزدوری کے قوانین)']] },
  });
  await acceptAll(moderator!, published.id);
  must(await prepare(second!));
  must(await publish(publisher!));
  const draft = await begin(officer!, (await world.section('sindh/sindh-police')).sectionId);
  const police = (await world.section('sindh/sindh-police')).sectionId;
  await write(officer!, draft.id, { sectionId: police, edit: { words: [['entrusted', 'xylophoned']] } });
}, 120_000);
afterAll(() => world.close());

describe('search', () => {
  test('finds words by their stem and by their beginning, in headings first, and marks them', async () => {
    expect(await found('helplines')).toContain(at('sindh/sindh-police'));
    expect(await found('helpl')).toContain(at('sindh/sindh-police'));
    expect((await found('Sindh Police'))[0]).toBe(at('sindh/sindh-police'));
    const { page } = await ask(`/${slug}/search?q=helplines`);
    expect(page.querySelector('.found mark')?.textContent?.toLowerCase()).toMatch(/^helplines?$/);
    expect(page.querySelector('h1')?.textContent).toBe('“helplines”');
    expect(await found('helplines zebra')).toEqual([]);
    const police = await found('police');
    expect(police).not.toContain(at('national/ministry-of-human-rights')); // it holds “policies”
    expect(police.length).toBeGreaterThan(4);
  });

  test('finds a phrase only where its words stand one after the other', async () => {
    expect(await found('"law and order"')).toContain(at('sindh/sindh-police'));
    expect(await found('“order and law”')).toEqual([]);
    expect((await found('order law')).length).toBeGreaterThan(0);
  });

  test('marks in an excerpt what was looked for and nothing beside it', async () => {
    await say('Mothers wait. A well-meant form, form 1,121 (old), is asked of mothers-in-law at the Labour Office.');
    const marks = async (words: string): Promise<string[]> => {
      const { page } = await ask(`/${slug}/search?q=${encodeURIComponent(words)}`);
      const excerpt = [...page.querySelectorAll('.found')].find((it) => it.textContent.includes('Mothers wait'));
      return [...(excerpt?.querySelectorAll('mark') ?? [])].map((it) => it.textContent);
    };
    expect(await marks('mother waiting')).toEqual(['Mothers', 'wait', 'mothers']);
    expect(await marks('"labour office" wait')).toEqual(['wait', 'Labour Office']);
    expect(await marks('"form 1,121"')).toEqual(['form 1,121']);
    expect(await marks('well-meant')).toEqual(['well-meant']);
    expect(await marks('meant wait')).toEqual(['wait', 'meant']);
    expect(await marks('moth wai')).toEqual(['Mothers', 'wait', 'mothers']); // beginnings, as nothing holds such words
    expect(await marks('the wait')).toEqual(['wait']);
  });

  test('folds what Urdu and Arabic keyboards write differently', async () => {
    const labor = [at('sindh/labor-department')];
    expect(await found('مزدوری')).toEqual(labor);
    expect(await found('مزدوري كے')).toEqual(labor); // Arabic yeh and kaf
    expect(await found('قَوانِین')).toEqual(labor); // with marks
    expect(await found('"مزدوری کے قوانین"')).toEqual(labor);
    const { page } = await ask(`/${slug}/search?q=${encodeURIComponent('مزدوري')}&lang=ur`);
    expect(page.documentElement.dir).toBe('rtl');
    expect(page.querySelector('.found mark')?.textContent).toBe('مزدوری');
  });

  test('finds words that a hyphen joins where none does, and the reverse', async () => {
    const joined = await say('The Anti-Quollish Cell has no office in Sukkur.');
    const apart = await say('The Anti Quollish desk of Sindh is closed.');
    const both = [joined, apart].map((number) => `/${slug}/feedback/${String(number)}`).sort();
    for (const words of ['anti-quollish', 'Anti Quollish', 'anti-quoll', 'anti‐quollish']) {
      const { page } = await ask(`/${slug}/search?q=${encodeURIComponent(words)}`);
      const links = [...page.querySelectorAll('.rows h3 a')].map((it) => it.getAttribute('href')!);
      expect([words, links.filter((it) => it.includes('/feedback/')).sort()]).toEqual([words, both]);
      expect(page.querySelectorAll('.rows mark').length).toBeGreaterThanOrEqual(2);
    }
    expect(await found('"anti-quollish desk"')).toContain(`/${slug}/feedback/${String(apart)}`);
    expect(await found('"anti-quollish cell"')).toContain(`/${slug}/feedback/${String(joined)}`);
  });

  test('finds a phrase also where a hyphen joins two of its words', async () => {
    const number = await say('A Zorgian Anti-Quollish Cell: no-one is there.');
    const hits = async (words: string): Promise<[link: string, marks: number][]> => {
      const { page } = await ask(`/search?q=${encodeURIComponent(words)}`);
      const items = [...page.querySelectorAll('.rows li')];
      return items.map((it) => [it.querySelector('a')!.getAttribute('href')!, it.querySelectorAll('mark').length]);
    };
    const whole = ['"zorgian anti quollish"', '“Zorgian anti-quollish cell”', '"cell no one is there"'];
    for (const words of whole) expect([words, await hits(words)]).toEqual([words, [[at(`feedback/${number}`), 1]]]);
    expect(await hits('"zorgian quollish"')).toEqual([]);
  });

  test('finds words whatever sign stands beside them, and numbers that hyphens join', async () => {
    const english = await say(
      'The “Wyvern” office (Cygnet’s Act) – quokka—numbat, ultra\u2011lunar cattle/goshawk; 0800-73355, dunlin.The end… ibis@example.org',
    );
    const urdu = await say('یہ «ہرکارہ» ہے، چوکیدار۔ مالی؛ دھوبی؟');
    const whole = ['Wyvern', "cygnet's", 'cygnet', 'quokka', 'numbat', 'ultra-lunar', 'lunar', 'cattle', 'goshawk'];
    for (const words of [...whole, '73355', '0800-73355', 'dunlin', 'end', 'example.org', '"cattle/goshawk"']) {
      const { page } = await ask(`/${slug}/search?q=${encodeURIComponent(words)}`);
      const item = page.querySelector(`.rows a[href="${at(`feedback/${english}`)}"]`)?.closest('li');
      expect([words, item?.querySelectorAll('mark').length]).toEqual([words, 1]);
    }
    // What stands whole elsewhere keeps a word before a sign from being found by its beginning.
    await say('ہرکارہ چوکیدار مالی دھوبی');
    for (const words of ['ہرکارہ', 'چوکیدار', 'مالی', 'دھوبی', '"چوکیدار مالی"'])
      expect([words, await found(words)]).toEqual([words, expect.arrayContaining([at(`feedback/${urdu}`)])]);
  });

  test('searches the edition that is asked for, and leads into it', async () => {
    expect(await found('wapentake')).toEqual([at('sindh/labor-department')]);
    expect(await found('wapentake', '&edition=1.0')).toEqual([]);
    expect(await found('equitable labor practices', '&edition=1.0')).toContain(
      at('editions/1.0/sindh/labor-department'),
    );
    expect((await ask(`/${slug}/search?q=x&edition=9.9`)).status).toBe(404);
    expect((await ask('/nothing/search?q=x')).status).toBe(404);
    const { page } = await ask('/search?q=wapentake');
    expect(page.querySelector('.rows h3 a')?.getAttribute('href')).toBe(at('sindh/labor-department'));
  });

  test('tells sections of one name apart, also those that feedback is about', async () => {
    await say('Numbatling of labour.', { about: 'punjab/labor-department' });
    const { page } = await ask(`/${slug}/search?q=numbatling`);
    expect(page.querySelector('.rows')?.textContent).toContain('Labor Department, Punjab');
  });

  test('finds public feedback; never a draft, what is held, a name or an address', async () => {
    const open = await say('The Balochi translation misses a wombat.');
    const held = await say('A narwhal that only moderators see: Ali, aged 9, CNIC 42101-1234567-1.', { held: true });
    expect(await found('wombats')).toEqual([at(`feedback/${open}`)]);
    for (const words of ['narwhal', 'Zarqawand', 'quetzal', 'xylophoned', 'xylophon']) {
      expect([words, await found(words)]).toEqual([words, []]);
      expect((await ask(`/search?q=${words}`)).page.querySelectorAll('.rows li')).toHaveLength(0);
    }
    expect((await ask(at(`feedback/${held}`))).status).toBe(404);
  });

  test('shows ten sections and ten items at a time', async () => {
    const first = await found('p');
    const second = await found('p', '&page=2');
    expect(first.filter((it) => !it.includes('/feedback/')).length).toBe(10);
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((it) => first.includes(it))).toEqual([]);
    expect(await found('p', '&page=-7')).toEqual(first);
    expect(await found('p', '&page=999')).toEqual([]);
    expect(await found('police', '&page=20')).toEqual([]); // no beginnings where whole words have run out
  });

  test('a common word is cut at 200, but never the sections that are called by it', async () => {
    const section = (n: number, heading: string) => ({
      heading,
      slug: `part-${String(n)}`,
      body: fromPlainText('Of the kittiwake.'),
      jurisdiction: 'sindh',
      organisation: null,
      children: [],
    });
    const sections = Array.from({ length: 260 }, (_, n) => section(n, n === 259 ? 'Kittiwakes' : `Part ${String(n)}`));
    await world.app.app.get(Work).run((tx) =>
      importDocument(tx, {
        slug: 'of-birds',
        title: 'Of birds',
        lede: [],
        sections,
        jurisdictions: [],
        timeZone: 'Asia/Karachi',
        language: 'en',
        issuer: null,
        changeNote: 'First.',
        by: null,
      }),
    );
    const { page } = await ask('/of-birds/search?q=kittiwake');
    expect(page.querySelector('h2')?.textContent).toMatch(/200 or more/);
    expect(page.querySelector('.rows h3 a')?.getAttribute('href')).toBe('/of-birds/part-259');
    const last = await ask('/of-birds/search?q=kittiwake&page=20');
    expect(last.page.querySelectorAll('.rows h3 a')).toHaveLength(10);
    expect(last.html).not.toContain('page=21');
    const phrase = await ask('/of-birds/search?q=%22of+the+kittiwake%22');
    expect(phrase.page.querySelector('h2')?.textContent).toMatch(/200 or more/);
  });

  test.each([
    [
      '',
      'the',
      '"',
      '""',
      '" "',
      "'",
      "''",
      '\\',
      "\\'",
      ':*',
      '!',
      '& | !',
      '<->',
      '( (',
      ')',
      '%',
      '_',
      '*',
      '--',
      ';',
    ],
    [
      "'; drop table revision; --",
      "a':* & 'b",
      '<script>alert(1)</script>',
      '{"a":1}',
      'ｏｒ＇１＇＝＇１',
      "O'Brien\\",
      '\u0000x',
      '\uD800',
    ],
    [
      'ً',
      '‌',
      '\uE000police\uE001',
      'x'.repeat(5000),
      'police '.repeat(900),
      '" '.repeat(500),
      '🚨',
      'a<2>b',
      '‮lru',
      '$1',
      '%00',
      '﷽',
    ],
  ])(
    'takes any words as words: %#',
    async (...hostile) => {
      for (const words of hostile) {
        for (const path of [`/${slug}/search?q=`, '/search?q=']) {
          const answer = await get(`${path}${encodeURIComponent(words.toWellFormed())}`);
          expect([words, answer.status]).toEqual([words, 200]);
          expect(await answer.text()).not.toContain('<script');
        }
      }
      for (const query of [
        '',
        '?q[]=a&q[]=b',
        '?q=%ED%A0%80',
        '?q=%',
        '?q=a&q=b',
        '?edition[]=1',
        '?page[]=1&q=police',
      ]) {
        const { status } = await get(`/${slug}/search${query}`);
        expect([query, status < 500]).toEqual([query, true]);
      }
    },
    60_000,
  );
});
