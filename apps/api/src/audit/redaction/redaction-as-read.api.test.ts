import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { AddedSectionView, OutlineView, RedactionView, WorkingCopyView } from '@tarmeem/contract';
import { Client as Database } from 'pg';
import { commands } from '../../cli/commands.js';
import { Configuration } from '../../configuration.js';
import type { Answer, Client } from '../../testing/client.js';
import { acceptAll, prepare, publish } from '../../testing/deciding.js';
import { jobsDone } from '../../testing/until.js';
import { begin, document, holdsIn, must, startWorld, submit, type World } from '../../testing/world.js';

jest.setTimeout(60_000);
const at = `/documents/${document}/redactions`;
let world: World;
let database: Database;
let [officer, moderator, second, publisher]: Client[] = [];
let police: string;
beforeAll(async () => {
  world = await startWorld();
  database = new Database(world.app.database.owner);
  await database.connect();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((who) => world.as(who)),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
}, 120_000);
afterAll(async () => {
  await database?.end();
  await world?.close();
});

const ask = (words: string): Promise<Answer<RedactionView[]>> =>
  moderator!.post<RedactionView[]>(at, { body: { words, reason: 'It is the name of a child.' } });

async function removed(words: string): Promise<RedactionView> {
  const [asked] = must(await ask(words));
  const [done] = must(await second!.post<RedactionView[]>(`${at}/${asked!.id}/decision`, { body: { apply: true } }));
  return done!;
}

const outline = async () => must(await world.anyone().get<OutlineView>(`/documents/${document}/outline`)).sections;

async function verify(): Promise<string> {
  const printed: string[] = [];
  await commands['verify']?.run({
    configuration: world.app.app.get(Configuration),
    database: async () => world.app.database,
    parameters: [],
    print: (words) => void printed.push(words),
    application: () => Promise.reject(new Error('not needed')),
  });
  return printed.join('\n');
}

/** Every table that holds any of these, in any case. */
async function tablesWith(...pieces: string[]): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await database.query(`select from ${name} as row where row::text ~* $1 limit 1`, [pieces.join('|')]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found.toSorted();
}

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const link = (href: string) => ({ type: 'link', attrs: { href } });

/** A name as people write it: in bold in part, over a line, with a note in between, in addresses. */
const named = [
  paragraph(
    text('The child Zarmina '),
    text('Gul', { type: 'bold' }),
    text('bahar', { type: 'italic' }),
    text(' was found.'),
  ),
  paragraph(text('Seen: Zarmina'), { type: 'hardBreak' }, text('Gulbahar, there.')),
  paragraph(
    text('Zarmina'),
    { type: 'footnote', attrs: { text: 'Statement of Zarmina Gulbahar' } },
    text(' Gulbahar.'),
  ),
  paragraph(text('See '), text('this page', link('https://e.example/Zarmina%20Gulbahar/zarmina-gulbahar')), text('.')),
];

/** A proposal with the paragraphs at the end of the section. */
async function proposed(paragraphs: object[], sources: object[] = []): Promise<string> {
  const { id } = await begin(officer!, police);
  const path = `/proposals/${id}/sections/${police}`;
  const copy = must(await officer!.get<WorkingCopyView>(path));
  const body = { ...copy.body, content: [...(copy.body.content ?? []), ...paragraphs] };
  const { version, generation, heading } = copy;
  must(await officer!.put(path, { version, body: { generation, heading, body } }));
  for (const source of sources) must(await officer!.post(`/proposals/${id}/sources`, { body: source }));
  await submit(officer!, id);
  return id;
}

test('words go as a reader sees them: over formatting, line breaks and notes, and from addresses', async () => {
  const link_ = 'https://e.example/case/Zarmina%20Gulbahar';
  const out = await proposed(named, [{ kind: 'report', title: 'Zarmina  Gulbahar', link: link_ }]);
  await acceptAll(moderator!, out);
  must(await prepare(moderator!));
  must(await publish(publisher!));
  await jobsDone(world.app);
  await proposed([paragraph(text('Once more Zarmina', { type: 'bold' }), text(' Gulbahar.'))]);
  const draft = await begin(officer!, police);
  const path = `/proposals/${draft.id}/sections/${police}`;
  const { version, generation, heading, body } = must(await officer!.get<WorkingCopyView>(path));
  const more = {
    ...body,
    content: [...(body.content ?? []), paragraph(text('Zarmina'), { type: 'hardBreak' }, text('Gulbahar'))],
  };
  must(await officer!.put(path, { version, body: { generation, heading, body: more } }));
  must(
    await world.anyone().post(`/documents/${document}/feedback`, {
      body: { kind: 'correction', sectionId: police, text: 'Why is Zarmina\nGulbahar named?' },
    }),
  );
  const said = { text: 'Is Zarmina\n\nGulbahar a child?', shared: true, changeId: null, mentions: [] };
  must(await officer!.post(`/proposals/${out}/discussion`, { body: said }));

  expect(await removed('Zarmina Gulbahar')).toMatchObject({ outcome: 'applied' });
  expect(await tablesWith('zarmina', 'gulbahar')).toEqual([]);
  const page = await (await fetch(`${world.app.address}/${document}/sindh/sindh-police`)).text();
  expect(page).toContain('The child ████████<strong>███</strong><em>█████</em> was found.');
  expect(page).toMatch(/Seen: ███████<br ?\/?>████████, there\./u);
  expect(page).toContain('this page');
  expect(await verify()).toMatch(/revision \S+ was redacted by event \d+\.[^]*Everything is as it was written/u);
  expect(await ask('Zarmina Gulbahar')).toMatchObject({ status: 422, body: { errors: [{ code: 'nowhere' }] } });
});

test('what is left in formatting or an address by a redaction of old is found when it is asked for again', async () => {
  const id = await proposed([
    paragraph(
      text('Zulekha'),
      { type: 'hardBreak' },
      text('Brohi, '),
      text('her case', link('https://e.example/%5Aulekha+Brohi')),
    ),
  ]);
  await acceptAll(moderator!, id);
  expect(must(await ask('Zulekha Brohi'))[0]).toMatchObject({ places: { texts: 2 } });
  const [open] = must(await moderator!.get<RedactionView[]>(at));
  must(await publisher!.post(`${at}/${open!.id}/decision`, { body: { apply: true } }));
  expect(await tablesWith('ulekha', 'brohi')).toEqual([]);
  must(await prepare(moderator!));
  must(await publish(publisher!));
  expect(await verify()).toContain('Everything is as it was written');
});

test('who moderates a part reads the requests about words that stand or stood there, and how often there', async () => {
  await proposed([paragraph(text('Shabnam Kakar was there.'))]);
  const read = async () => must(await moderator!.get<RedactionView[]>(at)).find(({ id }) => id === asked!.id);
  const [asked] = must(
    await second!.post<RedactionView[]>(at, { body: { words: 'Shabnam Kakar', reason: 'A child.' } }),
  );
  expect(await read()).toMatchObject({ places: { texts: 2, feedback: 0, files: 0, unread: 0 } });
  await holdsIn(world, 'moderator@commission', 'punjab');
  expect(must(await moderator!.get<RedactionView[]>(at))).toEqual([]);
  await holdsIn(world, 'moderator@commission', 'sindh');
  expect(await read()).toMatchObject({
    words: 'Shabnam Kakar',
    places: { texts: 2, feedback: 0, files: null, unread: null },
  });
  must(await publisher!.post(`${at}/${asked!.id}/decision`, { body: { apply: true } }));
  expect(await read()).toMatchObject({ words: null, reason: 'A child.', outcome: 'applied' });
  await holdsIn(world, 'moderator@commission', 'punjab');
  expect(must(await moderator!.get<RedactionView[]>(at))).toEqual([]);
  await holdsIn(world, 'moderator@commission', null);
  expect(await read()).toMatchObject({ outcome: 'applied' });
});

test('an address built from the words of a heading becomes a neutral one, everywhere; the old one leads there without its words', async () => {
  const { id } = await begin(officer!, police);
  const heading = 'The case of Zubaida Kalhoro';
  const body = { type: 'doc', content: [paragraph(text('What was found.'))] };
  const added = must(
    await officer!.post<AddedSectionView>(`/proposals/${id}/sections`, {
      body: { parentId: police, afterId: null, heading, body },
    }),
  );
  await submit(officer!, id);
  await acceptAll(moderator!, id);
  must(await prepare(moderator!));
  const { number } = must(await publish(publisher!));
  await jobsDone(world.app);
  const root = `${world.app.address}/${document}`;
  const { path } = (await outline()).find(({ sectionId }) => sectionId === added.sectionId)!;
  expect(`/${path}`).toContain('zubaida-kalhoro');

  const [asked] = must(await ask('Zubaida Kalhoro'));
  expect(asked).toMatchObject({ places: { addresses: 1 } });
  must(await second!.post(`${at}/${asked!.id}/decision`, { body: { apply: true } }));
  expect(await tablesWith('zubaida', 'kalhoro')).toEqual([]);
  const now = (await outline()).find(({ sectionId }) => sectionId === added.sectionId)!;
  expect(now.path).toMatch(/^sindh\/sindh-police\/section-[0-9a-f]{8}$/u);
  for (const asks of [
    '',
    `/${now.path}`,
    `/editions/${number}`,
    `/editions/${number}.md`,
    `/editions/${number}.json`,
    '/feed.atom',
    `/editions/${number}/${now.path}`,
  ]) {
    const answer = await fetch(`${root}${asks}`);
    expect([asks, answer.status]).toEqual([asks, 200]);
    expect((await answer.text()).toLowerCase()).not.toContain('zubaida');
  }
  for (const behind of ['', '/history']) {
    const led = await fetch(`${root}/${path}${behind}`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([302, `/${document}/${now.path}${behind}`]);
  }
  expect((await fetch(`${root}/${path}x`)).status).toBe(404);
  expect(await verify()).toMatch(/edition \S+ has addresses redacted by event \d+[^]*Everything is as it was written/u);
  const slug = async (to: string) =>
    database.query('update entry set slug = $2 where section_id = $1', [added.sectionId, to]);
  await slug('section-of-another');
  await expect(verify()).rejects.toThrow('not as written');
  await slug(now.path.split('/').at(-1)!);
  // What comes out afterwards stands on the new address.
  await acceptAll(moderator!, await proposed([paragraph(text('More was found.'))]));
  must(await prepare(moderator!));
  must(await publish(publisher!));
  expect((await fetch(`${root}/${now.path}`)).status).toBe(200);
  expect(await verify()).toContain('Everything is as it was written');
});

const pieces = [{ node: { type: 'text', text: 'Par ' } }, { node: { type: 'text', text: 'veen' } }];
test.each<[boolean, string, object]>([
  [true, 'Parveen Bal', { words: { before: 'Par [a note]veen Bal' } }],
  [true, 'Par veen', { words: { before: 'Par[a note] veen' } }],
  [true, 'Par veen', { words: { after: 'Par\nveen' } }],
  [true, 'Par veen', { splices: [{ put: pieces }] }],
  [true, 'Par veen', { marks: [{ type: 'link', attrs: { href: 'https://e.example/par-veen' } }] }],
  [false, 'Par veen', { words: { after: 'Par of veen' }, gaps: [[1, 2]] }],
])('the database finds %p: %s in %j', async (there, words, json) => {
  const { rows } = await database.query('select json_holds_words($1::jsonb, $2) as found', [
    JSON.stringify(json),
    words,
  ]);
  expect(rows).toEqual([{ found: there }]);
});
