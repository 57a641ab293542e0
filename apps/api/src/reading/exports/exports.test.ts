import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contentHash, parse } from '@tarmeem/document';
import { JSDOM } from 'jsdom';
import { startTestApp, type TestApp } from '../../testing/app.js';

let app: TestApp;
const slug = 'institutional-framework';
beforeAll(async () => {
  app = await startTestApp({ seed: true });
}, 120_000);
afterAll(() => app.close());
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.address}/${path}`, { headers });
const text = async (path: string): Promise<string> => (await get(path)).text();

interface ExportedJson {
  format: string;
  edition: { number: string };
  sections: { id: string; heading: string; path: string; body: unknown }[];
}

describe('an edition as a file', () => {
  test('has every section under its heading in each form, of the current edition and of a numbered one', async () => {
    const json = JSON.parse(await text(`${slug}.json`)) as ExportedJson;
    expect([json.format, json.edition.number, json.sections.length]).toEqual(['tarmeem-document', '1.0', 27]);
    for (const { body } of json.sections) expect(contentHash(parse(body))).toMatch(/^[0-9a-f]{64}$/u);
    const page = new JSDOM(await text(`${slug}.html`)).window.document;
    expect([...page.querySelectorAll('section > :first-child')].map((it) => it.textContent)).toEqual(
      json.sections.map((section) => section.heading),
    );
    // The contents are a list of lists, as deep as the sections are; an empty part leaves no gap.
    expect(page.querySelectorAll('nav > ol > li')).toHaveLength(6);
    expect([...page.querySelectorAll('nav > ol > li:last-child ol a')].map((it) => it.getAttribute('href'))).toEqual(
      json.sections.flatMap(({ path }) => (path.startsWith('sindh/') ? [`#${path}`] : [])),
    );
    for (const link of page.querySelectorAll('nav a'))
      expect(page.getElementById(decodeURIComponent(link.getAttribute('href')!.slice(1)))).not.toBeNull();
    expect(page.querySelectorAll('script, link, img')).toHaveLength(0);
    const [words, md] = [await text(`${slug}.txt`), await text(`${slug}.md`)];
    for (const { heading } of json.sections) expect(words).toContain(heading);
    expect(md).not.toContain('\n\n\n');
    expect(md.match(/^#{2,3} /gmu)).toHaveLength(27);
    const akoma = new JSDOM(await text(`${slug}.xml`), { contentType: 'application/xml' }).window.document;
    expect([...akoma.querySelectorAll('mainBody heading')].map((it) => it.textContent)).toEqual(
      json.sections.map((section) => section.heading),
    );
    expect([...akoma.querySelectorAll('[GUID]')].map((it) => it.getAttribute('GUID'))).toEqual(
      json.sections.map((section) => section.id),
    );
    expect((await get(`${slug}.xml`)).headers.get('content-type')).toBe('application/akn+xml; charset=utf-8');
    expect(await text(slug)).toContain(`href="/${slug}/editions/1.0.xml">Akoma Ntoso (XML)<`);
    expect(await text(`${slug}?lang=ur`)).toContain(`href="/${slug}/editions/1.0.xml"`);
    for (const it of [words, md]) expect(it).toContain('Edition 1.0, ');
    for (const ending of ['html', 'md', 'txt', 'json', 'xml'])
      expect(await text(`${slug}/editions/1.0.${ending}`)).toBe(await text(`${slug}.${ending}`));
  });

  test('is a tagged PDF with contents, the edition and its day on each page, and made once', async () => {
    const [first, second] = [await get(`${slug}.pdf`), await get(`${slug}/editions/1.0.pdf`)];
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(Buffer.from(await second.arrayBuffer()).equals(bytes)).toBe(true);
    const file = bytes.toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    for (const sign of ['/StructTreeRoot', '/Marked true', '/Outlines', '/Lang']) expect(file).toContain(sign);
    expect(file.includes('pdfuaid:part')).toBe(true);
    const again = await get(`${slug}.pdf`, { 'if-none-match': first.headers.get('etag')! });
    expect(again.status).toBe(304);
    expect((await get(`${slug}/editions/9.9.pdf`)).status).toBe(404);
  }, 60_000);

  test('speaks the language of its document, is asked after like a page, and is not there for what is not', async () => {
    const first = await get(`${slug}.txt`, { cookie: 'lang=ur' });
    expect(await first.text()).toContain('Edition 1.0, ');
    const etag = first.headers.get('etag')!;
    expect((await get(`${slug}.txt`, { 'if-none-match': etag })).status).toBe(304);
    for (const path of [
      `${slug}.exe`,
      `${slug}/editions/9.9.md`,
      `nothing.md`,
      `${slug}.`,
      `.md`,
      `${slug}/editions/x.md`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await get(`${slug}/editions/1.0`)).headers.get('content-type')).toMatch(/^text\/html/u);
  });
});
