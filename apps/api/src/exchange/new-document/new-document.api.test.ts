import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ImportedDocumentView, OutlinePreview, OutlineView, SectionView } from '@tarmeem/contract';
import { type DocJson, fromPlainText } from '@tarmeem/document';
import { docx } from '@tarmeem/word';
import { strFromU8, unzipSync } from 'fflate';
import type { Client } from '../../testing/client.js';
import { must, startWorld, type World } from '../../testing/world.js';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.as('admin@commission');
}, 90_000);
afterAll(() => world.close());

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function form(bytes: Uint8Array, name: string, choices?: object): FormData {
  const sent = new FormData();
  if (choices) sent.append('choices', JSON.stringify(choices));
  sent.append('file', new Blob([Uint8Array.from(bytes)]), name);
  return sent;
}
const look = (bytes: Uint8Array, name: string, choices?: object, by = admin) =>
  by.post<OutlinePreview>('/new-documents/preview', { form: form(bytes, name, choices) });
const take = (bytes: Uint8Array, choices: object, key?: string) =>
  admin.post<ImportedDocumentView>('/new-documents', { form: form(bytes, 'a file', choices), key });
const because = (body: unknown) => (body as { facts?: { because: string } }).facts?.because;

const page = `<!doctype html><title>Shelter Standards</title><h1>Standards for Shelters</h1><p>For every shelter.</p>
<h2>Sindh</h2><p>What holds in <strong>Sindh</strong>.</p><h3>Staff</h3><p>Staff are trained.</p><h4>Training</h4>
<ul><li>Each year</li></ul><h3>Rooms</h3><table><tr><td>Beds</td><td>Two</td></tr></table><h2>Beyond</h2><p>Else.</p>
<script>alert(1)</script>`;

describe('a whole file as a new document', () => {
  test('an HTML page: preview of its tree, then edition 1.0 with jurisdictions as chosen, once', async () => {
    const seen = must(await look(bytesOf(page), 'standards.html'));
    expect(seen).toMatchObject({
      kind: 'html',
      title: 'Standards for Shelters',
      slug: 'standards-for-shelters',
      lede: 'For every shelter.',
      parts: [
        { depth: 0, heading: 'Sindh', jurisdiction: 'sindh' },
        { depth: 1, heading: 'Staff', jurisdiction: null },
        { depth: 1, heading: 'Rooms' },
        { depth: 0, heading: 'Beyond', jurisdiction: null },
      ],
    });
    expect(seen.jurisdictions).toContainEqual({ code: 'sindh', name: 'Sindh' });
    const choices = {
      title: 'Standards for Shelters',
      slug: seen.slug,
      changeNote: 'As handed over.',
      jurisdictions: [
        { part: 0, jurisdiction: 'sindh' },
        { part: 3, jurisdiction: 'punjab' },
      ],
    };
    const key = crypto.randomUUID();
    const made = must(await take(bytesOf(page), choices, key));
    expect(made).toMatchObject({ slug: seen.slug, sections: 4 });
    expect(must(await take(bytesOf(page), choices, key)).id).toBe(made.id);
    const again = await take(bytesOf(page), choices);
    expect([again.status, again.body]).toMatchObject([409, { errors: [{ code: 'name-taken', pointer: '/slug' }] }]);
    const { sections } = must(await admin.get<OutlineView>(`/documents/${seen.slug}/outline`));
    expect(sections.map(({ path, jurisdiction }) => [path, jurisdiction])).toEqual([
      ['sindh', 'sindh'],
      ['sindh/staff', 'sindh'],
      ['sindh/rooms', 'sindh'],
      ['beyond', 'punjab'],
    ]);
    const staff = must(await admin.get<SectionView>(`/documents/${seen.slug}/sections/${sections[1]!.sectionId}`));
    const { content } = staff.body as DocJson;
    expect(content?.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'bulletList']);
    const read = await fetch(`${world.app.address}/${seen.slug}`);
    expect(read.status).toBe(200);
    expect(await read.text()).toContain('Staff are trained.');
    expect(await (await fetch(world.app.address)).text()).toContain('Standards for Shelters');
    const record = JSON.stringify(must(await admin.get(`/documents/${seen.slug}/audit`)));
    expect(record).toContain('edition.published');
  });

  test('a Word file in Urdu', async () => {
    const bytes = docx({
      title: 'بچوں کا تحفظ',
      language: 'ur',
      lines: ['2026'],
      parts: [
        { heading: 'سندھ', depth: 1, text: fromPlainText('پہلا متن۔') },
        { heading: 'عملہ', depth: 2, text: fromPlainText('دوسرا متن۔') },
      ],
    });
    const seen = must(await look(bytes, 'urdu.docx', { language: 'ur', levels: 1 }));
    expect(seen).toMatchObject({ kind: 'docx', title: 'بچوں کا تحفظ', parts: [{ depth: 0, heading: 'سندھ' }] });
    const choices = {
      title: seen.title,
      slug: 'bachon-ka-tahaffuz',
      language: 'ur',
      levels: 2,
      changeNote: 'پہلی اشاعت',
    };
    expect(must(await take(bytes, choices)).sections).toBe(2);
    const read = await (await fetch(`${world.app.address}/bachon-ka-tahaffuz`)).text();
    expect(read).toContain('دوسرا متن۔');
  });

  test('a plain text, its headings marked or not', async () => {
    const marked = must(await look(bytesOf('# A Guide\n\nOpening.\n\n## One\nText.\n\n## Two\nMore.'), 'guide.txt'));
    expect(marked).toMatchObject({ kind: 'text', title: 'A Guide', lede: 'Opening.' });
    expect(marked.parts.map(({ heading }) => heading)).toEqual(['One', 'Two']);
    const plain = must(await look(bytesOf('A Guide\n\nFirst steps\n\nIt begins here.\nAnd goes on.\n'), 'guide.txt'));
    expect(plain.parts).toMatchObject([{ heading: 'First steps', begins: expect.stringContaining('It begins here.') }]);
    const bare = must(await look(bytesOf('One sentence stands here.\n\nAnd another one.'), 'bare.txt'));
    expect(bare.parts).toMatchObject([{ heading: 'One sentence stands here.', begins: 'And another one.' }]);
  });

  test('is refused with words when it is no good, and never a fault', async () => {
    const binary = await look(Uint8Array.from([1, 0, 2, 255, 254, 0]), 'x.txt');
    expect([binary.status, because(binary.body)]).toEqual([422, 'unknown-kind']);
    // Told by their content, whatever they are called.
    for (const other of ['%PDF-1.7\n1 0 obj', '{\\rtf1\\ansi Words.}', '{"format":"tarmeem-document"}']) {
      const refused = await look(bytesOf(other), 'x.txt');
      expect([other, refused.status, because(refused.body)]).toEqual([other, 422, 'unknown-kind']);
    }
    const line = must(await look(bytesOf('Every shelter keeps a register.'), 'x.txt'));
    expect(line.parts).toHaveLength(1);
    const empty = await look(bytesOf('   \n'), 'x.txt');
    expect([empty.status, because(empty.body)]).toEqual([422, 'empty']);
    const cut = await look(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), 'x.docx');
    expect([cut.status, because(cut.body)]).toEqual([422, 'damaged']);
    const deep = await look(bytesOf(`<html>${'<div>'.repeat(20_000)}x`), 'x.html');
    expect([deep.status, because(deep.body)]).toEqual([422, 'too-long']);
    const base = { title: 'T', slug: 'a-text', changeNote: 'N' };
    const text = bytesOf('T\n\nOne\n\nWords stand here.\n');
    for (const choices of [
      {},
      { ...base, jurisdictions: [{ part: 7, jurisdiction: 'sindh' }] },
      { ...base, jurisdictions: [{ part: 0, jurisdiction: 'atlantis' }] },
    ])
      expect((await take(text, choices)).status).toBe(422);
    // An address of the platform itself is refused as such, and never suggested.
    for (const slug of ['alerts', 'track', 'search', 'feeds', 'api', 'app', 'preview', 'healthz']) {
      const refused = await take(text, { ...base, slug });
      const errors = [expect.objectContaining({ code: 'name-reserved', pointer: '/slug' })];
      expect([slug, refused.status, refused.body]).toEqual([slug, 422, expect.objectContaining({ errors })]);
    }
    const track = must(await look(bytesOf('Track\n\nOne\n\nWords stand here.\n'), 'x.txt'));
    expect(track).toMatchObject({ slug: 'track-2' });
    expect((await look(text, 'x.txt', { levels: 9 })).status).toBe(422);
    expect((await look(text, 'x.txt', undefined, await world.as('officer@sindh'))).status).toBe(403);
    expect((await look(text, 'x.txt', undefined, world.anyone())).status).toBe(401);
  });

  test('every form of it begins with what stands before its first section', async () => {
    for (const ending of ['html', 'md', 'txt', 'xml', 'json', 'docx']) {
      const answer = await fetch(`${world.app.address}/standards-for-shelters.${ending}`);
      expect([ending, answer.status]).toEqual([ending, 200]);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const words = ending === 'docx' ? unzipSync(bytes)['word/document.xml']! : bytes;
      expect([ending, strFromU8(words)]).toEqual([ending, expect.stringContaining('For every shelter.')]);
    }
  });
});
