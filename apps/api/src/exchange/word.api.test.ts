import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  DiscussionView,
  FeedbackPage,
  FilePreview,
  ImportedFileView,
  ProposalView,
  WorkingCopyView,
} from '@tarmeem/contract';
import { type DocJson, parse, plainText } from '@tarmeem/document';
import { docx, readDocx } from '@tarmeem/word';
import { strFromU8, unzipSync } from 'fflate';
import { strToU8, zipSync } from 'fflate';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, prepare, publish } from '../testing/deciding.js';
import { addSection, changeStructure } from '../testing/structure.js';
import {
  begin,
  document,
  must,
  propose,
  replaceWords,
  startWorld,
  submit,
  type World,
  write,
} from '../testing/world.js';

let world: World;
let officer: Client;
beforeAll(async () => {
  world = await startWorld({ settings: { origin: 'http://review.example' } });
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

/** The file as a program leaves it that throws away hidden marks. */
function unmarked(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const text = strFromU8(parts['word/document.xml']!);
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace(/<w:bookmark(?:Start|End)[^>]*>/gu, '')) });
}

async function newEdition(sectionId: string, words: [string, string][]): Promise<void> {
  const { id } = await propose(officer, { sectionId, edit: { words } });
  await publishWith(id);
}

async function publishWith(id: string): Promise<void> {
  const [moderator, publisher] = await Promise.all(
    ['moderator@commission', 'publisher@commission'].map((name) => world.as(name)),
  );
  await acceptAll(moderator!, id);
  must(await prepare(moderator!));
  must(await publish(publisher!));
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
    for (const name of ['officer@punjab', 'moderator@commission', 'admin@commission'])
      expect((await (await world.as(name)).get(`/proposals/${made.id}/word`)).status).toBe(404);
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

  test('is split at the names of its sections when it holds several and its ids are lost', async () => {
    const [first, second, third] = [
      await someWords(police),
      await someWords('sindh/labor-department'),
      await someWords('sindh/sindh-child-protection-authority'),
    ];
    const out = await Promise.all(
      [police, 'sindh/labor-department', 'sindh/sindh-child-protection-authority'].map(takeOut),
    );
    const parts = out.map((file) => readDocx(file, { language: 'en' }).parts[0]!.accepted);
    const words = [[[first.words, 'tracked']], [], [[third.words, 'followed']]] as [string, string][][];
    const back = docx({
      title: 'Back',
      language: 'en',
      lines: ['Edition 1.0'],
      contents: 'Contents',
      parts: parts.map(({ heading, doc }, at) => ({
        heading,
        depth: 2,
        text: doc,
        proposed: parse(replaceWords(doc.toJSON() as DocJson, words[at]!)),
        authorOf: () => ayesha,
      })),
    });
    const seen = must(await preview(back));
    expect(seen.parts.map(({ sectionId, match, changes }) => [sectionId, match, changes.length])).toEqual([
      [first.sectionId, 'guessed', 1],
      [second.sectionId, 'guessed', 0],
      [third.sectionId, 'guessed', 1],
    ]);
    const chosen = [seen.parts[0]!, seen.parts[2]!].map(({ part, sectionId }) => ({ part, sectionId }));
    const made = must(await take(back, { parts: chosen }));
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${made.id}/sections/${third.sectionId}`));
    expect(plainText(parse(copy.body))).toBe(third.plain.replace(third.words, 'followed'));
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
  const because = async (bytes: Uint8Array, by = officer) => {
    const { status, body } = await preview(bytes, by);
    return [status, (body as unknown as { facts?: { because: string } }).facts?.because];
  };
  const types = (kind: string) =>
    `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}"/></Types>`;
  /** A file of these parts beside a text of one word. */
  const archive = (more: Record<string, Uint8Array | string>) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml': types('document.main+xml'),
          'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>',
          ...more,
        }).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    );
  const text = (inside: string) => ({ 'word/document.xml': inside });
  const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const words16 = (words: string) => Array.from(words).flatMap((letter) => [letter.charCodeAt(0), 0]);
  const encrypted = () => {
    const file = archive({});
    const view = new DataView(file.buffer);
    for (let at = 0; at + 10 < file.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    return file;
  };

  test.each<[string, () => Uint8Array, string]>([
    ['no file of Word', () => strToU8('no file'), 'not-word'],
    ['another archive', () => zipSync({ mimetype: strToU8('application/epub+zip') }), 'not-word'],
    ['a .doc renamed', () => Uint8Array.from([...old, 0, 0, ...words16('WordDocument')]), 'old-word'],
    ['a password', () => Uint8Array.from([...old, 0, 0, ...words16('EncryptedPackage')]), 'protected'],
    ['an encrypted entry', encrypted, 'protected'],
    ['a macro', () => archive({ 'word/vbaProject.bin': 'Sub AutoOpen()' }), 'macros'],
    [
      'a file named for macros',
      () => archive({ '[Content_Types].xml': types('document.macroEnabled.main+xml') }),
      'macros',
    ],
    ['a file cut off', () => archive({}).subarray(0, 200), 'damaged'],
    ['a text that does not end', () => archive(text('<w:document><w:body><w:p>')), 'damaged'],
    ['an entry that climbs', () => archive({ '../../etc/cron.d/x': 'x' }), 'unsafe-names'],
    ['an absolute entry', () => archive({ '/etc/passwd': 'x' }), 'unsafe-names'],
    [
      'a DOCTYPE with an outside entity',
      () => archive(text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')),
      'unsafe-xml',
    ],
    [
      'entities in entities',
      () => archive(text('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>')),
      'unsafe-xml',
    ],
    ['a bomb', () => archive({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024).fill(32) }), 'too-large'],
    ['a bomb of elements', () => archive(text(`<w:document>${'<w:p/>'.repeat(400_000)}</w:document>`)), 'too-large'],
    ['nothing in it', () => archive(text('<w:document><w:body><w:p/></w:body></w:document>')), 'empty'],
  ])('%s is refused with its cause', async (_, make, cause) => {
    expect(await because(make())).toEqual([422, cause]);
  });

  test('nothing outside it is ever asked for, and the next file is read as if nothing had been', async () => {
    const asked: string[] = [];
    const outside = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const at = `http://127.0.0.1:${String((outside.address() as AddressInfo).port)}`;
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}" TargetMode="External"/>`;
    const relations = [
      ['styles', `${at}/styles.xml`],
      ['comments', `${at}/comments.xml`],
      ['attachedTemplate', `${at}/template.dotm`],
      ['image', `${at}/pixel.png`],
      ['image', 'file:///etc/passwd'],
      ['subDocument', `${at}/part.docx`],
    ].map(([type = '', target = ''], index) => relation(`r${String(index)}`, type, target));
    const { words } = await someWords(police);
    const reaching = archive({
      'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
      ...text(
        `<w:document><w:body><w:p><w:r><w:drawing><a:blip r:link="r3"/></w:drawing></w:r><w:r><w:t>${words}</w:t></w:r></w:p><w:altChunk r:id="r5"/></w:body></w:document>`,
      ),
    });
    const seen = must(await preview(reaching));
    expect(JSON.stringify(seen)).not.toMatch(/root:|127\.0\.0\.1/u);
    expect(seen.dropped).toContainEqual({ kind: 'picture', count: 1 });
    expect(must(await preview(edited(await takeOut(police), {}))).parts).toMatchObject([{ match: 'marked' }]);
    expect(asked).toEqual([]);
    outside.close();
  });

  test('what is no file at all, or sent by who may bring none, is told apart', async () => {
    expect((await officer.post(`/documents/${document}/word/preview`, { body: {} })).status).toBe(415);
    expect((await officer.post(`/documents/${document}/word/preview`, { form: new FormData() })).status).toBe(422);
    expect((await preview(new Uint8Array(), await world.as('admin@commission'))).status).toBe(403);
    expect((await preview(new Uint8Array(), world.anyone())).status).toBe(401);
    const tooLarge = await preview(new Uint8Array(30 * 1024 * 1024 + 1));
    expect([tooLarge.status, JSON.stringify(tooLarge.body).includes('too-large')]).toEqual([413, true]);
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
    const whole = new Uint8Array(await (await fetch(`${address}/${document}.docx`)).arrayBuffer());
    const part = (name: string) => strFromU8(unzipSync(whole)[`word/${name}`]!);
    expect(part('settings.xml')).toContain('<w:trackRevisions/>');
    expect(part('document.xml')).toMatch(/w:docPartGallery w:val="Table of Contents"[^]*TOC \\o "1-3"/u);
    expect(part('header1.xml')).toContain('Institutional Framework');
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Karachi' });
    const { publishedAt } = must(await officer.get<{ publishedAt: string }[]>(`/documents/${document}/editions`))[0]!;
    expect(part('footer1.xml')).toContain(
      `Edition 1.0, published ${day.format(new Date(publishedAt))} · http://review.example/${document}/editions/1.0`,
    );
    expect((await fetch(`${address}/${document}/editions/9.9.docx`)).status).toBe(404);
    expect((await fetch(`${address}/nothing-here.docx`)).status).toBe(404);
    const same = must(await officer.get<Uint8Array>(`/documents/${document}/word/comparison?from=1.0&to=1.0`));
    expect(readDocx(same, { language: 'en' }).parts).toHaveLength(1);
  });
});

describe('a proposal as a Word file', () => {
  test('is given to those who decide as it was submitted, with sections put in and what was said to all, and never what is written now', async () => {
    const { words, sectionId } = await someWords(police);
    const { sectionId: parentId } = await world.section('sindh');
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { words: [[words, 'submitted']] } });
    const bureau = await addSection(officer, id, {
      parentId,
      heading: 'A bureau that is new',
      text: 'It begins its work.',
    });
    const { sectionId: moved } = await world.section('sindh/labor-department');
    must(await changeStructure(officer, id, moved, { place: { parentId: bureau, afterId: null } }));
    await submit(officer, id, 'Police and bureau');
    const moderator = await world.as('moderator@commission');
    const changes = await changesOf(moderator, id);
    const change = changes.find((it) => it.aspect === 'body' && it.sectionId === sectionId);
    const added = changes.find((it) => it.sectionId !== sectionId);
    const say = (by: Client, text: string, shared: boolean, about = change) =>
      by.post(`/proposals/${id}/discussion`, { body: { text, shared, changeId: about!.id, mentions: [] } });
    must(await say(moderator, 'Who pays for it?', true, added));
    must(await say(officer, 'Among us alone', false));
    must(await say(moderator, 'Which Act?', true));
    must(await say(officer, 'The Act of 2011', true));

    const publisher = await world.as('publisher@commission');
    for (const reader of [moderator, publisher, officer]) {
      const { parts, comments } = readDocx(must(await reader.get<Uint8Array>(`/proposals/${id}/word`)), {
        language: 'en',
      });
      const of = (section: string) => parts.find(({ ids }) => ids?.section === section)!;
      expect(plainText(of(sectionId).accepted.doc)).toContain('submitted');
      expect(plainText(of(sectionId).rejected.doc)).not.toContain('submitted');
      const bureau = parts.find(({ accepted }) => accepted.heading === 'A bureau that is new')!;
      expect(plainText(bureau.accepted.doc)).toBe('It begins its work.');
      expect([bureau.rejected.heading, plainText(bureau.rejected.doc)]).toEqual(['', '']);
      const said = comments.map(({ text, parent }) => [text, parent !== undefined]);
      expect(said).toContainEqual(['Which Act?', false]);
      expect(said).toContainEqual(['Who pays for it?', false]);
      expect(said).toContainEqual(['The Act of 2011', true]);
      expect(JSON.stringify(comments)).not.toContain('Among us');
    }
    expect((await (await world.as('officer@punjab')).get(`/proposals/${id}/word`)).status).toBe(404);

    const { version } = must(await officer.get<ProposalView>(`/proposals/${id}`));
    must(await officer.post(`/proposals/${id}/recall`, { version, body: { reason: '' } }));
    await write(officer, id, { sectionId, edit: { words: [['submitted', 'unsent']] } });
    await write(officer, id, { sectionId: bureau, edit: { heading: 'A bureau unsent' } });
    const textFor = async (reader: Client) => {
      const file = must(await reader.get<Uint8Array>(`/proposals/${id}/word`));
      const { parts, comments } = readDocx(file, { language: 'en' });
      return [...parts.map(({ accepted }) => plainText(accepted.doc)), ...comments.map(({ text }) => text)].join('\n');
    };
    expect(await textFor(officer)).toContain('unsent');
    expect(await textFor(moderator)).toContain('submitted');
    expect(await textFor(moderator)).toContain('A bureau that is new');
    expect(await textFor(moderator)).not.toContain('unsent');
    expect(JSON.stringify(must(await moderator.get(`/proposals/${id}/review`)))).not.toContain('unsent');
  });
});

test('whoever works here gets a file, however many readers ask for theirs', async () => {
  const { sectionId } = await world.section(police);
  const { id } = await begin(officer, sectionId);
  await write(officer, id, { sectionId, edit: { heading: 'Police, at work' } });
  const reader = world.anyone();
  const many = Array.from({ length: 12 }, () => reader.get(`/documents/${document}/word?sections=${sectionId}`));
  const own = await Promise.all([1, 2, 3].map(() => officer.get(`/proposals/${id}/word`)));
  expect(own.map(({ status }) => status)).toEqual([200, 200, 200]);
  const statuses = new Set((await Promise.all(many)).map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
});

describe('comments of a file that came back', () => {
  test('become words in the discussion of the draft or feedback that waits for a moderator, as was chosen', async () => {
    const { words, sectionId, plain } = await someWords(police);
    const { parts } = readDocx(await takeOut(police), { language: 'en' });
    const [part] = parts;
    const at = { side: 'target' as const, from: 1, to: 6 };
    const remark = (text: string) => ({ author: ayesha, text, at });
    const back = docx({
      title: 'Back',
      language: 'en',
      parts: [
        {
          heading: part!.accepted.heading,
          ids: part!.ids as { section: string; revision: string },
          text: part!.accepted.doc,
          proposed: parse(replaceWords(part!.accepted.doc.toJSON() as DocJson, [[words, 'remarked']])),
          comments: [
            { ...remark('Among us'), replies: [{ author: { name: 'Bilal' }, text: 'Yes, among us' }] },
            remark('For everybody'),
            remark('For the record'),
          ],
        },
      ],
    });
    const seen = must(await preview(back));
    const ids = seen.comments.filter(({ parent }) => parent === null).map(({ id }) => id);
    const chosen = (more: object) => ({ parts: [{ part: 0, sectionId }], ...more });
    const answer = seen.comments.find(({ parent }) => parent !== null)!;
    for (const id of ['none', answer.id])
      expect((await take(back, chosen({ comments: [{ id, as: 'discussion' }] }))).status).toBe(422);
    const made = must(
      await take(
        back,
        chosen({
          comments: [
            { id: ids[0], as: 'discussion' },
            { id: ids[1], as: 'feedback' },
          ],
        }),
      ),
    );

    const { messages } = must(await officer.get<DiscussionView>(`/proposals/${made.id}/discussion`));
    expect(messages).toMatchObject([
      { text: 'Among us', shared: false, fromFile: { author: 'Ayesha', at: '2026-11-01T10:00:00.000Z' } },
      { text: 'Yes, among us', shared: false, fromFile: { author: 'Bilal', at: null } },
    ]);
    expect(plain).toContain(messages[0]!.fromFile!.quote);
    const [file] = must(await officer.get<ImportedFileView[]>(`/proposals/${made.id}/files`));
    const [, , sent] = file!.comments;
    expect(file!.comments.map(({ became }) => became)).toEqual(['discussion', 'discussion', 'feedback', null]);

    const moderator = await world.as('moderator@commission');
    const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback?state=held`));
    const found = items.find(({ number }) => number === sent!.feedback)!;
    expect(found).toMatchObject({
      kind: 'comment',
      text: 'For everybody',
      state: 'held',
      received: { by: 'word', on: '2026-11-01' },
      section: { sectionId },
    });
    expect(found.name).not.toContain('Ayesha');
    expect(plain).toContain(found.quote!);
    const everybody = must(await world.anyone().get<FeedbackPage>(`/documents/${document}/feedback`));
    expect(JSON.stringify(everybody)).not.toContain('For everybody');
    expect(JSON.stringify(items)).not.toMatch(/Among us|For the record/u);

    const named = must(await take(back, chosen({ comments: [{ id: ids[1], as: 'feedback' }], namesInFeedback: true })));
    const [again] = must(await officer.get<ImportedFileView[]>(`/proposals/${named.id}/files`));
    const { number } = { number: again!.comments.find(({ became }) => became === 'feedback')!.feedback };
    const later = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback?state=held`));
    expect(later.items.find((item) => item.number === number)).toMatchObject({ name: 'Ayesha' });
  });
});

describe('a file of an older edition', () => {
  test('is put over the present text where nothing clashes, else both texts are shown and the draft is settled', async () => {
    const path = 'sindh/sindh-child-protection-authority';
    const older = await takeOut(path);
    const { words, sectionId, plain } = await someWords(path);
    const others = [...plain.matchAll(/[A-Za-z]{7,}/gu)].map(([word]) => word).filter((word) => word !== words);
    const far = others.at(-1)!;
    await newEdition(sectionId, [[words, 'published']]);

    const { address } = world.app;
    const old = await fetch(`${address}/api/v1/documents/${document}/word?edition=1.0&sections=${sectionId}`);
    expect(
      plainText(readDocx(new Uint8Array(await old.arrayBuffer()), { language: 'en' }).parts[0]!.accepted.doc),
    ).toBe(plain);
    const page = await (await fetch(`${address}/${document}/compare/1.0...1.1`)).text();
    const [, link = ''] = /href="([^"]*word[^"]*)"/u.exec(page)!;
    const compared = await fetch(address + link.replaceAll('&amp;', '&'));
    const [part] = readDocx(new Uint8Array(await compared.arrayBuffer()), { language: 'en' }).parts;
    const [rejected, accepted] = [plainText(part!.rejected.doc), plainText(part!.accepted.doc)];
    expect([rejected.includes(words), rejected.includes('published'), accepted.includes('published')]).toEqual([
      true,
      false,
      true,
    ]);

    const clean = edited(older, { tracked: [[far, 'brought']] });
    const seen = must(await preview(clean));
    expect(seen.parts[0]).toMatchObject({ outdated: true, conflicts: 0, conflictWords: [], baseEdition: '1.0' });
    expect(seen.parts[0]!.changes).toMatchObject([{ authors: ['Ayesha'], tracked: true }]);
    const made = must(await take(clean, { parts: [{ part: 0, sectionId }] }));
    expect(made.outdated).toBe(false);
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${made.id}/sections/${sectionId}`));
    expect(plainText(parse(copy.body))).toMatch(/published[^]*brought/u);

    const clash = edited(older, { tracked: [[words, 'clashing']] });
    const both = must(await preview(clash));
    expect(both.parts[0]).toMatchObject({ outdated: true, conflicts: 1 });
    expect(both.parts[0]!.conflictWords).toMatchObject([
      { base: words, published: [{ before: words, after: 'published' }], mine: [{ before: words, after: 'clashing' }] },
    ]);
    const drafted = must(await take(clash, { parts: [{ part: 0, sectionId }] }));
    expect(drafted.outdated).toBe(true);
    const stands = must(await officer.get<WorkingCopyView>(`/proposals/${drafted.id}/sections/${sectionId}`));
    expect(plainText(parse(stands.body))).toContain('clashing');
  });

  test('is compared anew when a person says that it is another section', async () => {
    const { sectionId } = await world.section('sindh/sindh-child-protection-authority');
    const back = edited(await takeOut(police), {});
    const said = { parts: [{ part: 0, sectionId }] };
    const seen = must(
      await officer.post<FilePreview>(`/documents/${document}/word/preview`, { form: form(back, said) }),
    );
    expect(seen.parts[0]).toMatchObject({ sectionId, match: 'marked' });
    expect(seen.parts[0]!.changes.length).toBeGreaterThan(0);
    const wrong = form(back, { parts: [{ part: 'first' }] });
    expect((await officer.post(`/documents/${document}/word/preview`, { form: wrong })).status).toBe(422);
  });
});

test('a whole document without its ids is split as they would split it, with the names of sections inside a text', async () => {
  const { sectionId } = await someWords(police);
  const { heading } = readDocx(await takeOut('sindh/labor-department'), { language: 'en' }).parts[0]!.accepted;
  const { id } = await begin(officer, sectionId);
  const path = `/proposals/${id}/sections/${sectionId}`;
  const copy = must(await officer.get<WorkingCopyView>(path));
  const within = [heading, 'Mandate'].map((text) => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text }],
  }));
  const body = { ...copy.body, content: [...within, ...copy.body.content] };
  const { generation, version } = copy;
  must(await officer.put(path, { version, body: { generation, heading: copy.heading, body } }));
  await submit(officer, id);
  await publishWith(id);

  const whole = must(await officer.get<Uint8Array>(`/documents/${document}/word`));
  const partsOf = async (file: Uint8Array, match: string) => {
    const { parts } = must(await preview(file));
    expect(new Set(parts.map((part) => part.match))).toEqual(new Set([match]));
    return parts.map(({ sectionHeading, sectionId: section, changes }) => [sectionHeading, section, changes]);
  };
  const marked = await partsOf(whole, 'marked');
  expect(marked.length).toBeGreaterThan(20);
  expect(await partsOf(unmarked(whole), 'guessed')).toEqual(marked);
});
