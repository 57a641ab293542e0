import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ImportedDocumentView, OutlineView } from '@tarmeem/contract';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { must, startWorld, type World } from '../testing/world.js';
import { mostOnOnePage, sheetsOf } from './sheets.js';

const slug = 'long-text';
let world: World;
beforeAll(async () => {
  world = await startWorld();
  const admin = await world.as('admin@commission');
  const part = (name: string, sections: number): string =>
    `<h2>${name}</h2>${Array.from({ length: sections }, (_, at) => `<h3>${name} ${String(at + 1)}</h3><p>Words ${name}-${String(at + 1)}.</p>`).join('')}`;
  const text = `<!doctype html><title>Long text</title><h1>Long text</h1><p>Its purpose.</p>${part('Alpha', 160)}${part('Beta', 120)}${Array.from({ length: 40 }, (_, at) => part(`Small ${String(at + 1)}`, 0)).join('')}`;
  const form = new FormData();
  form.append(
    'choices',
    JSON.stringify({ title: 'Long text', slug, changeNote: 'As handed over.', jurisdictions: [] }),
  );
  form.append('file', new Blob([text]), 'long.html');
  must(await admin.post<ImportedDocumentView>('/new-documents', { form }));
}, 120_000);
afterAll(() => world.close());

const ask = (path: string): Promise<Response> => fetch(`${world.app.address}${path}`, { redirect: 'manual' });
async function page(path: string): Promise<Document> {
  const answer = await ask(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return new JSDOM(await answer.text(), { url: `${world.app.address}${path}` }).window.document;
}
const leadsTo = async (path: string): Promise<unknown> => (await ask(path)).headers.get('location');
const headings = (it: Document): string[] =>
  [...it.querySelectorAll('.body .part:not(#feedback) > header h2, .body .sec > h3')].map(
    (heading) => heading.textContent,
  );
const next = (it: Document): string | null => it.querySelector('.body a[rel=next]')?.getAttribute('href') ?? null;

describe('a text of more sections than one page holds', () => {
  test('is read through its pages from the first to the last, each section once, without scripts', async () => {
    const { sections } = must(await world.anyone().get<OutlineView>(`/documents/${slug}/outline`));
    for (const address of [`/${slug}`, `/${slug}/editions/1.0`]) {
      const read: string[] = [];
      let pages = 0;
      for (let at: string | null = address; at; pages += 1) {
        const it = await page(at);
        const ids = [...it.querySelectorAll('.body [id]')].map(({ id }) => id);
        read.push(...sections.map(({ path }) => path).filter((path) => ids.includes(path)));
        // Whatever the contents name is on the page that they lead to.
        for (const link of it.querySelectorAll<HTMLAnchorElement>('.contents a[href*="#"]:not([href="#feedback"])')) {
          const [to, id] = link.getAttribute('href')!.split('#');
          if (to === '') expect(ids).toContain(id);
          else if (to === address) expect(await leadsTo(`${address}?part=${id!}`)).toBe(`${address}#${id!}`);
          else expect(new URL(link.href).searchParams.get('part')).toBe(id);
        }
        at = next(it);
      }
      expect(pages).toBe(4);
      expect(read).toEqual(sections.map(({ path }) => path));
    }
  });

  test('says which page of how many it is, and has all of it on one page at a link', async () => {
    const first = await page(`/${slug}`);
    expect(first.querySelector('.head')!.textContent).toContain('Page 1 of 4 of this text of 322 sections.');
    expect(headings(first).slice(0, 2)).toEqual(['Alpha', 'Alpha 1']);
    expect(first.querySelector('.part > header p')!.textContent).toBe('160 sections');
    const second = await page(next(first)!);
    expect(second.title).toBe('Long text, edition 1.0, page 2 of 4');
    expect(headings(second).slice(0, 2)).toEqual(['Alpha', 'Alpha 81']);
    expect(second.querySelector('.part > header a')!.getAttribute('href')).toBe(`/${slug}#alpha`);
    expect(second.querySelector('[hreflang=ur]')!.getAttribute('href')).toBe('?part=alpha/alpha-81&lang=ur');
    const whole = await page(`/${slug}?whole`);
    expect(headings(whole)).toHaveLength(322);
    expect(whole.querySelector('.head a[href="/long-text"]')!.textContent).toContain('several pages');
    expect(new Set([...first.querySelectorAll('a')].map((it) => it.getAttribute('href')))).toContain(`/${slug}?whole`);
  });

  test('keeps the part that is read where another day, or the current text, is chosen', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
    const old = await page(`/${slug}/at/${today}?part=alpha/alpha-81`);
    const form = old.querySelector('.ban form')!;
    expect(form.querySelector('[name=part]')!.getAttribute('value')).toBe('alpha/alpha-81');
    expect(await leadsTo(`/${slug}/at?date=${today}&part=alpha/alpha-81`)).toBe(
      `/${slug}/at/${today}?part=alpha/alpha-81`,
    );
    expect(await leadsTo(`/${slug}/at?date=${today}&part=alpha/nowhere`)).toBe(`/${slug}/at/${today}`);
    expect(old.querySelector('.ban a')!.getAttribute('href')).toBe(`/${slug}?part=alpha/alpha-81`);
    const first = await page(`/${slug}/at/${today}`);
    expect(first.querySelector('.ban a')!.getAttribute('href')).toBe(`/${slug}`);
  });

  test('has its form on each page of the current edition, for the sections there', async () => {
    const second = await page(`/${slug}?part=alpha/alpha-81`);
    const choices = [...second.querySelectorAll('#about option')].map((it) => it.getAttribute('value'));
    expect(choices.slice(0, 2)).toEqual(['', 'alpha/alpha-81']);
    expect(choices).toHaveLength(81);
    expect(second.querySelector('#about optgroup')!.getAttribute('label')).toBe('Alpha');
  });

  test.each([
    ['?part=beta/beta-7', '?part=beta#beta/beta-7'],
    ['?part=alpha/alpha-3', '#alpha/alpha-3'],
    ['?part=alpha', '#alpha'],
    ['/editions/1.0?part=small-3', '/editions/1.0?part=small-1#small-3'],
  ])('leads from a section to its place: %s', async (asked, to) =>
    expect(await leadsTo(`/${slug}${asked}`)).toBe(`/${slug}${to}`),
  );

  test.each(['?part=nowhere', '?part=', '?part=beta&part=beta', '/editions/1.0/nowhere', '/editions/7.0?part=beta'])(
    'has nothing at %s',
    async (asked) => expect((await ask(`/${slug}${asked}`)).status).toBe(404),
  );
});

test('a text that fits on one page stays on it, and a part of it is a place there', async () => {
  const at = '/institutional-framework';
  expect(await leadsTo(`${at}?part=sindh/sindh-police`)).toBe(`${at}#sindh/sindh-police`);
  expect(headings(await page(`${at}?whole`))).toEqual(headings(await page(at)));
  const section = await page(`${at}/editions/1.0/sindh/sindh-police`);
  expect(section.querySelector('h1')!.textContent).toBe('Sindh Police');
});

test('pages of a text hold each section once and in order, and none is much longer than others', () => {
  const text = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, (parts) => {
      const sections = parts.flatMap((below, part) =>
        Array.from({ length: below + 1 }, (_, at) => ({
          sectionId: `${String(part)}/${String(at)}`,
          path: `${String(part)}/${String(at)}`,
          depth: at === 0 ? 0 : 1,
        })),
      );
      const sheets = sheetsOf(sections);
      expect(sheets === null).toBe(sections.length <= mostOnOnePage);
      if (!sheets) return;
      expect(sheets.flat()).toEqual(sections);
      for (const sheet of sheets) expect(sheet.length).toBeLessThanOrEqual(150);
      for (const [at, sheet] of sheets.entries())
        if (at > 0 && sheet[0]!.depth > 0) expect(sheet.every(({ depth }) => depth > 0)).toBe(true);
    }),
  );
});
