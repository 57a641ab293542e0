import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FilePreview, ImportedFileView, ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { type DocJson, parse, plainText } from '@tarmeem/document';
import { docx, readDocx } from '@tarmeem/word';
import type { Client } from '../testing/client.js';
import { document, must, replaceWords, startWorld, type World } from '../testing/world.js';

let world: World;
let officer: Client;
beforeAll(async () => {
  world = await startWorld();
  officer = await world.as('officer@sindh');
  await takeOut(police);
}, 90_000);
afterAll(() => world.close());

const police = 'sindh/sindh-police';
const ayesha = { name: 'Ayesha', date: new Date('2026-11-01T10:00:00Z') };

async function takeOut(path: string): Promise<Uint8Array> {
  const { sectionId } = await world.section(path);
  return must(await officer.get<Uint8Array>(`/documents/${document}/word?sections=${sectionId}`));
}

/** The file as a colleague sends it back: words replaced with tracked changes, perhaps others in silence, and a remark. */
function edited(
  file: Uint8Array,
  {
    tracked = [],
    silent = [],
    ids = true,
  }: { tracked?: [string, string][]; silent?: [string, string][]; ids?: boolean },
): Uint8Array {
  const { parts } = readDocx(file, { language: 'en' });
  return docx({
    title: 'Back',
    language: 'en',
    parts: parts.map((part) => {
      const base = replaceWords(part.accepted.doc.toJSON() as DocJson, silent);
      return {
        heading: part.accepted.heading,
        ...(ids ? { ids: part.ids as { section: string; revision: string } } : {}),
        text: parse(base),
        proposed: parse(replaceWords(base, tracked)),
        authorOf: () => ayesha,
        comments: [{ author: ayesha, text: 'Is this still right?', at: { side: 'target' as const, from: 1, to: 6 } }],
      };
    }),
  });
}

function form(file: Uint8Array, choices?: object): FormData {
  const sent = new FormData();
  if (choices) sent.append('choices', JSON.stringify(choices));
  sent.append('file', new Blob([Uint8Array.from(file)]), 'back from the desk.docx');
  return sent;
}

const preview = (file: Uint8Array, by = officer) =>
  by.post<FilePreview>(`/documents/${document}/word/preview`, { form: form(file) });
const take = (file: Uint8Array, choices: object, key?: string) =>
  officer.post<ProposalView>(`/documents/${document}/word`, { form: form(file, choices), key });

async function someWords(path: string): Promise<{ words: string; sectionId: string; plain: string }> {
  const { sectionId } = await world.section(path);
  const { body } = must(await officer.get<{ body: DocJson }>(`/documents/${document}/sections/${sectionId}`));
  const plain = plainText(parse(body));
  return { words: /[A-Za-z]{6,}/u.exec(plain)![0], sectionId, plain };
}

describe('a section as a Word file', () => {
  test('leaves with its ids and tracking on, and comes back as a draft proposal with the names in the file', async () => {
    const { words, sectionId } = await someWords(police);
    const back = edited(await takeOut(police), { tracked: [[words, 'tracked']] });
    const seen = must(await preview(back));
    expect(seen.parts).toMatchObject([{ sectionId, match: 'marked', mayPropose: true, outdated: false, conflicts: 0 }]);
    expect(seen.parts[0]!.changes).toMatchObject([{ authors: ['Ayesha'], tracked: true }]);
    expect(seen.comments).toMatchObject([{ author: 'Ayesha', text: 'Is this still right?', part: 0 }]);
    expect(seen.authors).toEqual(['Ayesha']);

    const key = crypto.randomUUID();
    const choices = { title: 'From the desk', parts: [{ part: 0, sectionId }] };
    const made = must(await take(back, choices, key));
    expect(must(await take(back, choices, key)).id).toBe(made.id);
    expect(made).toMatchObject({ title: 'From the desk', state: 'drafting', outdated: false });
    expect(made.contributors).toHaveLength(1);
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${made.id}/sections/${sectionId}`));
    expect(plainText(parse(copy.body))).toContain('tracked');
    const [file] = must(await officer.get<ImportedFileView[]>(`/proposals/${made.id}/files`));
    expect(file).toMatchObject({ fileName: 'back from the desk.docx', comments: [{ author: 'Ayesha' }] });
    expect(file!.sections[0]!.changes).toMatchObject([{ authors: ['Ayesha'], tracked: true }]);

    const out = must(await officer.get<Uint8Array>(`/proposals/${made.id}/word`));
    const [part] = readDocx(out, { language: 'en' }).parts;
    expect(plainText(part!.accepted.doc)).toBe(plainText(parse(copy.body)));
    expect(plainText(part!.rejected.doc)).toBe(plainText(parse(copy.base.body)));
    const other = await world.as('officer@punjab');
    expect((await other.get(`/proposals/${made.id}/word`)).status).toBe(404);
  });

  test('is compared, not trusted: what was changed in silence is found', async () => {
    const { words } = await someWords(police);
    const seen = must(await preview(edited(await takeOut(police), { silent: [[words, 'silently']] })));
    expect(seen.parts[0]!.changes).toMatchObject([{ authors: [], tracked: false }]);
  });

  test('is found by its words when its ids are lost, and then a person says which section it is', async () => {
    const { words, sectionId } = await someWords(police);
    const back = edited(await takeOut(police), { tracked: [[words, 'tracked']], ids: false });
    const seen = must(await preview(back));
    expect(seen.parts.at(-1)).toMatchObject({ sectionId, match: 'guessed' });
    const made = must(await take(back, { parts: [{ part: seen.parts.at(-1)!.part, sectionId }] }));
    expect(made.sections).toMatchObject([{ sectionId }]);
  });

  test('is not taken for sections that one may not propose on, twice, or that are not there', async () => {
    const { words, sectionId } = await someWords(police);
    const back = edited(await takeOut(police), { tracked: [[words, 'tracked']] });
    expect((await take(back, { parts: [{ part: 7, sectionId }] })).status).toBe(422);
    expect(
      (
        await take(back, {
          parts: [
            { part: 0, sectionId },
            { part: 0, sectionId },
          ],
        })
      ).status,
    ).toBe(422);
    expect((await take(back, { parts: 'none' })).status).toBe(422);
    const punjab = await world.section('punjab/child-protection-and-welfare-bureau');
    const theirs = edited(await takeOut('punjab/child-protection-and-welfare-bureau'), {});
    expect(must(await preview(theirs)).parts[0]!.mayPropose).toBe(false);
    expect((await take(theirs, { parts: [{ part: 0, sectionId: punjab.sectionId }] })).status).toBe(403);
  });
});

describe('a file that is no good', () => {
  test('is refused with its cause, and never a fault', async () => {
    const send = async (bytes: Uint8Array) => {
      const { status, body } = await preview(bytes);
      return [status, (body as unknown as { facts?: { because: string } }).facts?.because];
    };
    expect(await send(new TextEncoder().encode('no file'))).toEqual([422, 'not-word']);
    expect(await send(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toEqual([
      422,
      'old-word',
    ]);
    expect(await send((await takeOut(police)).subarray(0, 2_000))).toEqual([422, 'damaged']);
    expect((await officer.post(`/documents/${document}/word/preview`, { body: {} })).status).toBe(415);
    expect((await officer.post(`/documents/${document}/word/preview`, { form: new FormData() })).status).toBe(422);
    expect((await preview(new Uint8Array(), await world.as('moderator@commission'))).status).toBe(403);
    expect((await preview(new Uint8Array(), world.anyone())).status).toBe(401);
  });
});

describe('an edition as a Word file', () => {
  test('has an address that stays, real headings, and every section', async () => {
    const { address } = world.app;
    for (const path of [`/${document}.docx`, `/${document}/editions/1.0.docx`]) {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/wordprocessingml/u);
      const { parts, custom } = readDocx(new Uint8Array(await answer.arrayBuffer()), { language: 'en' });
      expect(parts.length).toBeGreaterThan(20);
      expect(parts.every(({ ids }) => ids)).toBe(true);
      expect(custom).toEqual({ 'tarmeem.document': document, 'tarmeem.edition': '1.0' });
    }
    expect((await fetch(`${address}/${document}/editions/9.9.docx`)).status).toBe(404);
    expect((await fetch(`${address}/nothing-here.docx`)).status).toBe(404);
    const same = must(await officer.get<Uint8Array>(`/documents/${document}/word/comparison?from=1.0&to=1.0`));
    expect(readDocx(same, { language: 'en' }).parts).toHaveLength(1);
  });
});
