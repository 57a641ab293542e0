import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EditionView, OutlineView, ProposalView, ReviewChange, ReviewView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { currentOutline, findDocumentId, outlineOf, publishedTree } from '../documents/index.js';
import { Conflict, Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import {
  acceptAll,
  changesOf,
  decide,
  draftOf,
  type Mark,
  newestEdition,
  prepare,
  publish,
} from '../testing/deciding.js';
import { addSection, changeStructure, draftOutline } from '../testing/structure.js';
import { jobsDone } from '../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

jest.setTimeout(60_000);
let world: World;
let officer: Client;
let colleague: Client;
let moderator: Client;
let second: Client;
let publisher: Client;
beforeEach(async () => {
  await world?.close();
  world = await startWorld();
  [officer, colleague, moderator, second, publisher] = (await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  )) as [Client, Client, Client, Client, Client];
}, 120_000);
afterEach(keptIsRead);
afterAll(() => world.close());

/** What is kept of the current edition is what is read whole. */
async function keptIsRead(): Promise<void> {
  const database = world.app.app.get(DataSource);
  const id = (await findDocumentId(database, document))!;
  const newest = 2 ** 31 - 1;
  expect(await outlineOf(database, id)).toEqual(await outlineOf(database, id, newest));
  expect((await publishedTree(database, id)).entries).toEqual((await publishedTree(database, id, newest)).entries);
}

const idOf = async (path: string) => (await world.section(path)).sectionId;
const outline = async () => must(await world.anyone().get<OutlineView>(`/documents/${document}/outline`)).sections;
const under = async (parentId: string | null) =>
  (await outline()).flatMap((section) => (section.parentId === parentId ? [section.heading] : []));
const read = async (id: string) => must(await officer.get<ProposalView>(`/proposals/${id}`));
const page = async (path: string) => {
  const answer = await fetch(`${world.app.address}/${path}`, { redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
};
const kindOf = (change: ReviewChange) => change.structure?.kind ?? change.aspect;

/** Decides each change of a round by its kind. */
async function decideBy(
  client: Client,
  proposalId: string,
  marks: Record<string, Mark>,
): Promise<Awaited<ReturnType<typeof decide>>> {
  const changes = await changesOf(client, proposalId);
  return decide(
    client,
    proposalId,
    changes.flatMap((change) => {
      const mark = marks[kindOf(change)];
      return mark ? [[change, mark] as const] : [];
    }),
  );
}

async function publishAll(input: Parameters<typeof prepare>[1] = {}): Promise<EditionView> {
  must(await prepare(second, input));
  const edition = must(await publish(publisher));
  expect(edition).toEqual(await newestEdition(publisher)); // what is answered is what is read
  return edition;
}

it('keeps the outline of the current edition, whatever was undone or renamed meanwhile', async () => {
  const database = world.app.app.get(DataSource);
  const id = (await findDocumentId(database, document))!;
  const [police, labour] = await Promise.all(['sindh/sindh-police', 'sindh/labor-department'].map(idOf));
  const slugOf = async (sectionId: string, from: Parameters<typeof currentOutline>[0] = database) =>
    (await currentOutline(from, id)).rows.get(sectionId)?.slug;
  const accepted = async (sectionId: string, slug: string): Promise<string[]> => {
    const proposal = await begin(officer, sectionId);
    must(await changeStructure(officer, proposal.id, sectionId, { slug }));
    await submit(officer, proposal.id);
    const changes = await changesOf(moderator, proposal.id);
    await acceptAll(moderator, proposal.id);
    return changes.map((change) => change.id);
  };
  const first = await accepted(police!, 'police');
  must(await prepare(second));
  let undone: string | undefined;
  world.app.app.get(Work).onRecorded(async (tx, events) => {
    if (undone || !events.some(({ action }) => action === 'edition.published')) return;
    undone = await slugOf(police!, tx);
    throw new Conflict('not-now');
  });
  expect((await publish(publisher)).status).toBe(409);
  expect(undone).toBe('police');
  // The next line comes after the one that never was.
  await accepted(labour!, 'labour');
  await publishAll({ leaveOut: first });
  expect([await slugOf(police!), await slugOf(labour!)]).toEqual(['sindh-police', 'labour']);
  await keptIsRead();
  await database.query(`update organisation set name = name || ' of today', version = version + 1`);
});

describe('A proposal that changes the tree', () => {
  it('is decided change by change, published, and read at its new addresses', async () => {
    const [police, labour, shrc, sindh] = await Promise.all(
      ['sindh/sindh-police', 'sindh/labor-department', 'sindh/sindh-human-rights-commission', 'sindh'].map(idOf),
    );
    const { id } = await begin(officer, police!);
    const unit = await addSection(officer, id, {
      parentId: police!,
      heading: 'Helpline',
      text: 'Call 1121 by day and night.',
    });
    must(await changeStructure(officer, id, labour!, { place: { parentId: police!, afterId: unit } }));
    must(await changeStructure(officer, id, shrc!, { live: false }));
    await submit(officer, id);
    const review = must(await moderator.get<ReviewView>(`/proposals/${id}/review`));
    expect(review.sections.flatMap((section) => section.changes.map(kindOf)).sort()).toEqual([
      'added',
      'moved',
      'retired',
    ]);
    expect(review.sections.find(({ sectionId }) => sectionId === unit)).toMatchObject({
      heading: 'Helpline',
      path: 'sindh/sindh-police/helpline',
      jurisdiction: 'sindh',
    });
    expect(must(await moderator.get<{ items: { id: string }[] }>(`/documents/${document}/queue`)).items[0]?.id).toBe(
      id,
    );
    must(await decideBy(moderator, id, { added: 'accepted', moved: 'accepted', retired: 'accepted' }));
    expect((await draftOf(second)).sections.map(({ heading }) => heading)).toContain('Helpline');
    const edition = await publishAll();
    expect(edition.number).toBe('1.1');

    expect(await under(police!)).toEqual(['Helpline', 'Labor Department']);
    expect(await under(sindh!)).not.toContain('Sindh Human Rights Commission (SHRC)');
    const at = `${document}/sindh`;
    expect((await page(`${at}/sindh-police/helpline`)).html).toContain('Call 1121 by day and night.');
    expect(await page(`${at}/labor-department`)).toMatchObject({
      status: 302,
      location: `/${at}/sindh-police/labor-department`,
    });
    expect(await page(`s/${labour!}`)).toMatchObject({ status: 302, location: `/${at}/sindh-police/labor-department` });
    expect(await page(`s/${unit}`)).toMatchObject({ status: 302, location: `/${at}/sindh-police/helpline` });
    const gone = await page(`${at}/sindh-human-rights-commission`);
    expect(gone.status).toBe(410);
    const lastText = `/${document}/editions/1.0/sindh/sindh-human-rights-commission`;
    expect(JSON.parse(gone.html)).toMatchObject({ code: 'retired', facts: { lastText } });
    const read = await fetch(`${world.app.address}/${at}/sindh-human-rights-commission`, {
      headers: { accept: 'text/html' },
    });
    expect([read.status, await read.text()]).toEqual([410, expect.stringContaining(`href="${lastText}"`)]);
    expect((await page(`s/${shrc!}`)).status).toBe(410);
    const redline = (await page(`${document}/compare/1.0...1.1`)).html;
    for (const words of ['Helpline', 'Labor Department', 'Human Rights Commission']) expect(redline).toContain(words);
    expect((await page(`${document}/search?q=1121`)).html).toContain('helpline');
    expect((await page(`${document}/editions/1.0`)).html).toContain('Human Rights Commission');
  });

  it('tells in public what was put elsewhere, by whom and on what ground, and counts nobody who only stood beside it', async () => {
    const [labour, police, shrc] = await Promise.all(
      ['sindh/labor-department', 'sindh/sindh-police', 'sindh/sindh-human-rights-commission'].map(idOf),
    );
    const { id } = await begin(officer, labour!);
    must(await changeStructure(officer, id, labour!, { place: { parentId: await idOf('sindh'), afterId: shrc! } }));
    must(await changeStructure(officer, id, police!, { heading: 'Police of Sindh' }));
    const about = { sectionId: labour, aspect: 'place', gaps: [] };
    const source = {
      kind: 'notification',
      title: 'Notification 12 of 2026',
      locator: 'para 3',
      link: null,
      file: null,
    };
    must(await officer.post(`/proposals/${id}/sources`, { body: { ...source, about } }));
    await submit(officer, id);
    must(await decideBy(moderator, id, { moved: 'accepted', heading: 'accepted' }));
    expect(await publishAll()).toMatchObject({ number: '1.1', sectionsChanged: 2 });
    expect((await under(await idOf('sindh'))).slice(-3)).toEqual([
      'Police of Sindh',
      'Sindh Human Rights Commission',
      'Labor Department',
    ]);

    const { html: redline } = await page(`${document}/compare/1.0...1.1`);
    expect(redline).toContain('put after “Sindh Human Rights Commission”');
    expect(redline).toMatch(/put after[^]*Sindh Child Protection Authority[^]*Notification 12 of 2026[^]*para 3/);
    expect(redline).toMatch(/renamed: from “Sindh Police” to “Police of Sindh”[^]*Sindh Child Protection Authority/);
    expect(redline).toContain('2 changes in 2 sections');
    // The file of the edition tells the same to programs.
    const file = JSON.parse((await page(`${document}.json`)).html) as { changes: unknown[] };
    expect(file.changes).toMatchObject([
      { sectionId: police, aspect: 'heading', sources: [] },
      { sectionId: labour, aspect: 'place', sources: [{ title: 'Notification 12 of 2026', locator: 'para 3' }] },
    ]);
    // An order is no text of its own: the section's only text says in which edition it was put elsewhere.
    const { html: history } = await page(`${document}/sindh/labor-department/history`);
    expect(history).toContain('put after “Sindh Human Rights Commission”, in edition 1.1');
    expect(history).toContain('Notification 12 of 2026');
    const { html: beside } = await page(`${document}/sindh/sindh-human-rights-commission/history`);
    expect(beside).not.toContain('put after');
  });

  it('example 1: rename and words are decided apart, and what is returned is in the next working copy', async () => {
    const [labour, police] = await Promise.all(['sindh/labor-department', 'sindh/sindh-police'].map(idOf));
    const { id } = await begin(officer, labour!);
    await write(officer, id, { sectionId: labour!, edit: { words: [['fair labor practices', 'decent work']] } });
    must(await changeStructure(officer, id, labour!, { heading: 'Labour Department', slug: 'labour' }));
    must(await changeStructure(officer, id, labour!, { place: { parentId: police!, afterId: null } }));
    const unit = await addSection(officer, id, { parentId: police!, heading: 'Unit', text: 'It helps.' });
    await submit(officer, id);
    must(
      await decideBy(moderator, id, { heading: 'accepted', body: 'returned', moved: 'returned', added: 'returned' }),
    );
    const back = await draftOutline(officer, id);
    expect(back.sections.find(({ sectionId }) => sectionId === unit)).toMatchObject({ added: true, heading: 'Unit' });
    expect(back.sections.find(({ sectionId }) => sectionId === labour)).toMatchObject({
      heading: 'Labor Department',
      edited: true,
      moved: { parent: 'Sindh' },
      renamed: null,
    });
    // Example 2: the rename is published meanwhile; it outdates neither place nor words.
    await publishAll();
    expect(await read(id)).toMatchObject({ outdated: false, parked: [] });
    expect(await page(`${document}/sindh/labor-department`)).toMatchObject({
      status: 302,
      location: `/${document}/sindh/labour`,
    });
    const sent = await submit(officer, id);
    expect(sent.round).toBe(2);
    expect(
      sent.changes
        .filter(({ round }) => round === 2)
        .map(({ aspect, structure }) => structure?.kind ?? aspect)
        .sort(),
    ).toEqual(['added', 'body', 'moved']);
    await acceptAll(moderator, id);
    await publishAll();
    expect(await under(police!)).toEqual(expect.arrayContaining(['Labour Department', 'Unit']));
    expect(await page(`${document}/sindh/labour`)).toMatchObject({
      status: 302,
      location: `/${document}/sindh/sindh-police/labour`,
    });
  });

  it('example 6: what requires another goes out with it or not at all; the rest waits in the new draft', async () => {
    const [labour, police] = await Promise.all(['sindh/labor-department', 'sindh/sindh-police'].map(idOf));
    const words = await propose(colleague, {
      sectionId: labour!,
      edit: { words: [['fair labor practices', 'decent work']] },
    });
    await acceptAll(moderator, words.id);
    const { id } = await begin(officer, police!);
    const x = await addSection(officer, id, { parentId: police!, heading: 'X', text: 'X.' });
    const y = await addSection(officer, id, { parentId: x, heading: 'Y', text: 'Y.' });
    await submit(officer, id);
    const [c7, c8] = await changesOf(moderator, id);
    const alone = await decide(moderator, id, [[c8!, 'accepted']]);
    expect([alone.status, Reflect.get(alone.body, 'code')]).toEqual([409, 'requires']);
    must(
      await decide(moderator, id, [
        [c8!, 'accepted'],
        [c7!, 'accepted'],
      ]),
    );
    const [c1] = (await read(words.id)).changes;
    const refused = await prepare(second, { leaveOut: [c7!.id] });
    expect([refused.status, Reflect.get(refused.body, 'code')]).toEqual([409, 'requires']);
    const out = await decide(moderator, id, [[{ ...c7!, seq: 1 }, 'rejected']]);
    expect([out.status, Reflect.get(out.body, 'code')]).toEqual([409, 'requires']);
    await publishAll({ leaveOut: [c1!.id] });
    expect((await outline()).find(({ sectionId }) => sectionId === y)?.path).toBe('sindh/sindh-police/x/y');
    const draft = await draftOf(second);
    expect(draft.sections.flatMap(({ changes }) => changes.map((change) => change.id))).toEqual([c1!.id]);
  });

  it('example 10: a moderator of one side of a move returns it, and decides the words; both sides are needed to accept', async () => {
    const source = world.app.app.get(DataSource);
    await source.query(
      `update role_grant set jurisdiction = 'punjab' from person where person.id = person_id and email = 'second@commission.example'`,
    );
    await source.query(
      `update role_grant set jurisdiction = null from person where person.id = person_id and email = 'officer@sindh.example'`,
    );
    const [punjab, shrc] = await Promise.all(['punjab', 'sindh/sindh-human-rights-commission'].map(idOf));
    const { id } = await begin(officer, shrc!);
    must(await changeStructure(officer, id, shrc!, { place: { parentId: punjab!, afterId: null } }));
    await write(officer, id, { sectionId: shrc!, edit: { heading: 'Human Rights Commission of Sindh' } });
    await submit(officer, id);
    const ofPunjab = await changesOf(second, id);
    const move = ofPunjab.find((change) => kindOf(change) === 'moved')!;
    const edit = ofPunjab.find((change) => kindOf(change) === 'heading')!;
    const may = {
      accept: { allowed: false, because: 'not-allowed' },
      reject: { allowed: true },
      return: { allowed: true },
    };
    expect(move.may).toMatchObject(may);
    expect(edit.may.accept).toEqual({ allowed: false, because: 'not-allowed' });
    expect((await decide(second, id, [[move, 'accepted']])).status).toBe(403);
    must(await decide(second, id, [[move, 'returned']]));
    must(await decideBy(moderator, id, { heading: 'accepted' }));
    expect(await read(id)).toMatchObject({ state: 'drafting', returned: true, parked: [] });
    const { sections } = await draftOutline(officer, id);
    expect(sections.find(({ sectionId }) => sectionId === shrc)?.moved).toMatchObject({ parent: 'Sindh' });
  });
});

describe('Accepting', () => {
  const refusedAs = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    return [status, Reflect.get(Object(body), 'code')];
  };

  it('a retirement collides with pending words, heading and place of the section and what goes under it, and the reverse', async () => {
    const [labour, police, shrc] = await Promise.all(
      ['sindh/labor-department', 'sindh/sindh-police', 'sindh/sindh-human-rights-commission'].map(idOf),
    );
    const retires = await begin(colleague, labour!);
    must(await changeStructure(colleague, retires.id, labour!, { live: false }));
    await submit(colleague, retires.id);
    const rivals: [string, (id: string) => Promise<unknown>][] = [
      [
        'body',
        (id) => write(officer, id, { sectionId: labour!, edit: { words: [['fair labor practices', 'decent work']] } }),
      ],
      ['heading', (id) => write(officer, id, { sectionId: labour!, edit: { heading: 'Labour' } })],
      ['moved', (id) => changeStructure(officer, id, labour!, { place: { parentId: police!, afterId: null } })],
      ['added', (id) => addSection(officer, id, { parentId: labour!, heading: 'Under it' })],
      ['moved', (id) => changeStructure(officer, id, shrc!, { place: { parentId: labour!, afterId: null } })],
    ];
    for (const [kind, act] of rivals) {
      const { id } = await begin(officer, labour!);
      await act(id);
      await submit(officer, id);
      must(await decideBy(moderator, id, { [kind]: 'accepted' }));
      expect([kind, ...(await refusedAs(decideBy(moderator, retires.id, { retired: 'accepted' })))]).toEqual([
        kind,
        409,
        'collides',
      ]);
      const [change] = await changesOf(moderator, id);
      must(await decide(moderator, id, [[change!, 'rejected']]));
    }
    const waiting = await begin(officer, labour!);
    await addSection(officer, waiting.id, { parentId: labour!, heading: 'Under it' });
    await submit(officer, waiting.id);
    must(await decideBy(moderator, retires.id, { retired: 'accepted' }));
    expect(await refusedAs(decideBy(moderator, waiting.id, { added: 'accepted' }))).toEqual([409, 'collides']);
    await publishAll();
    await jobsDone(world.app);
    // The add under what was retired comes back to its author, with the cause, and waits beside the draft.
    const returned = await read(waiting.id);
    expect(returned).toMatchObject({ state: 'drafting', returned: true });
    expect(returned.changes[0]?.decisions.at(-1)).toMatchObject({ outcome: 'returned', cause: 'section-retired' });
    expect(returned.parked).toMatchObject([{ heading: 'Under it', live: false }]);
  });

  it('two sections of one address, and moves that close a circle, are refused; two after one sibling are not', async () => {
    const [labour, police, shrc, sindh] = await Promise.all(
      ['sindh/labor-department', 'sindh/sindh-police', 'sindh/sindh-human-rights-commission', 'sindh'].map(idOf),
    );
    const sends = async (act: (id: string) => Promise<unknown>) => {
      const { id } = await begin(officer, labour!);
      await act(id);
      await submit(officer, id);
      return id;
    };
    const one = await sends((id) => addSection(officer, id, { parentId: police!, heading: 'Unit' }));
    const other = await sends((id) => addSection(officer, id, { parentId: police!, heading: 'Unit' }));
    must(await decideBy(moderator, one, { added: 'accepted' }));
    expect(await refusedAs(decideBy(moderator, other, { added: 'accepted' }))).toEqual([409, 'collides']);
    const there = await sends((id) =>
      changeStructure(officer, id, labour!, { place: { parentId: shrc!, afterId: null } }),
    );
    const andBack = await sends((id) =>
      changeStructure(officer, id, shrc!, { place: { parentId: labour!, afterId: null } }),
    );
    must(await decideBy(moderator, there, { moved: 'accepted' }));
    expect(await refusedAs(decideBy(moderator, andBack, { moved: 'accepted' }))).toEqual([409, 'collides']);
    const first = await sends((id) =>
      addSection(officer, id, { parentId: sindh!, afterId: police!, heading: 'First' }),
    );
    const next = await sends((id) =>
      addSection(officer, id, { parentId: sindh!, afterId: police!, heading: 'Second' }),
    );
    must(await decideBy(moderator, next, { added: 'accepted' }));
    must(await decideBy(moderator, first, { added: 'accepted' }));
    await publishAll();
    const headings = await under(sindh!);
    const at = headings.indexOf('Sindh Police');
    expect(headings.slice(at, at + 3)).toEqual(['Sindh Police', 'Second', 'First']);
  });
});

describe('After another edition', () => {
  it('what waits goes on over the new tree, whatever stands beside it now', async () => {
    const [labour, police, shrc, sindh] = await Promise.all(
      ['sindh/labor-department', 'sindh/sindh-police', 'sindh/sindh-human-rights-commission', 'sindh'].map(idOf),
    );
    const before = await under(sindh!);
    const { id } = await begin(officer, labour!);
    must(await changeStructure(officer, id, labour!, { place: { parentId: police!, afterId: null } }));
    await submit(officer, id);
    const open = await begin(officer, police!);
    const neighbour = (await outline()).find(
      (section) =>
        section.parentId === sindh && before.indexOf(section.heading) === before.indexOf('Labor Department') - 1,
    );
    must(await changeStructure(officer, open.id, shrc!, { place: { parentId: police!, afterId: null } }));
    await submit(officer, open.id);
    must(await decideBy(moderator, id, { moved: 'accepted' }));
    const [waiting] = await changesOf(moderator, id);
    const other = await begin(colleague, neighbour!.sectionId);
    must(
      await changeStructure(colleague, other.id, neighbour!.sectionId, { place: { parentId: sindh!, afterId: null } }),
    );
    await submit(colleague, other.id);
    await acceptAll(moderator, other.id);
    await publishAll({ leaveOut: [waiting!.id] });
    await jobsDone(world.app);
    must(await decideBy(moderator, open.id, { moved: 'accepted' }));
    await publishAll();
    expect(await under(police!)).toEqual(expect.arrayContaining(['Labor Department']));
    const verified = await world.app.app
      .get(DataSource)
      .query<unknown[]>(`select section_id from entry where until_seq is null group by section_id having count(*) > 1`);
    expect(verified).toEqual([]);
  });

  it('a rollback retires the sections born since', async () => {
    const police = await idOf('sindh/sindh-police');
    const before = await outline();
    const { id } = await begin(officer, police);
    const unit = await addSection(officer, id, { parentId: police, heading: 'Unit', text: 'It helps.' });
    await submit(officer, id);
    await acceptAll(moderator, id);
    await publishAll();
    const input = { to: '1.0', sectionIds: null, changeNote: 'Back.', major: false, reason: 'It was wrong.' };
    const { version } = must(await second.get<{ version: number }>(`/documents/${document}/rollback`));
    const prepared = must(
      await second.put<{ version: number; prepared: { manifestHash: string } }>(`/documents/${document}/rollback`, {
        version,
        body: input,
      }),
    );
    must(
      await publisher.post(`/documents/${document}/rollback/publication`, {
        version: prepared.version,
        body: { manifestHash: prepared.prepared.manifestHash },
      }),
    );
    expect((await outline()).map(({ path }) => path)).toEqual(before.map(({ path }) => path));
    expect((await page(`s/${unit}`)).status).toBe(410);
  });
});
