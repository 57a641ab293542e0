import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConflictsView, ProposalView, WorkingCopyView } from '@tarmeem/contract';
import { parse, plainText } from '@tarmeem/document';
import * as Y from 'yjs';
import type { Client } from '../../testing/client.js';
import { acceptAll, prepare, publish } from '../../testing/deciding.js';
import { addSection, changeStructure, headingsUnder } from '../../testing/structure.js';
import { jobsDone, until } from '../../testing/until.js';
import { begin, must, propose, startWorld, submit, type World } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

let world: World;
let officer: Client;
let focal: Client;
let police: string;
let sindh: string;
const open: Writer[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, focal] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
  ({ sectionId: sindh } = await world.section('sindh'));
  ({ sectionId: police } = await world.section('sindh/sindh-police'));
}, 120_000);
afterEach(() => {
  for (const writer of open.splice(0)) writer.leave();
});
afterAll(() => world.close());

/** The answer to whoever would close a room over words that make no valid text. */
const unreadable = { status: 409, body: { code: 'not-now', facts: { because: 'unreadable' } } };
const copyOf = async (client: Client, id: string, sectionId: string) =>
  must(await client.get<WorkingCopyView>(`/proposals/${id}/sections/${sectionId}`));
const wordsOf = async (id: string, sectionId: string) => plainText(parse((await copyOf(officer, id, sectionId)).body));

async function enter(client: Client, proposalId: string, sectionId: string): Promise<Writer> {
  const { generation } = await copyOf(client, proposalId, sectionId);
  const writer = new Writer(client, { proposalId, sectionId, generation });
  open.push(writer);
  await until(() => writer.isIn || writer.told.length > 0);
  expect(writer.told).toEqual([]);
  return writer;
}

async function adding(): Promise<{ id: string; desk: string }> {
  const { id } = await begin(officer, police);
  const desk = await addSection(officer, id, { parentId: police, heading: 'Desk', text: 'It is open.' });
  return { id, desk };
}

describe('A section that a proposal adds', () => {
  it('has a room in which colleagues write it and its heading together, and goes into the round as it is stored', async () => {
    const { id, desk } = await adding();
    expect(await copyOf(focal, id, desk)).toMatchObject({ together: true, base: { revisionId: null } });
    const [a, b] = [await enter(officer, id, desk), await enter(focal, id, desk)];
    a.type(' At night.');
    await until(() => b.words.includes('It is open. At night.'));
    b.type(' Always.');
    b.name('Desk for women');
    await until(() => a.isSaved && b.isSaved && a.words.includes('Always.'));
    expect(await headingsUnder(officer, id, police)).toEqual(['Desk for women']);
    const copy = await copyOf(officer, id, desk);
    expect(copy).toMatchObject({ heading: 'Desk for women', generation: 1, base: { revisionId: null } });
    expect(await wordsOf(id, desk)).toBe('It is open. At night. Always.');
    const submitted = await submit(focal, id);
    expect(submitted.changes.map(({ aspect }) => aspect)).toEqual(['standing']);
    expect(JSON.stringify(submitted.changes)).toContain('It is open. At night. Always.');
    expect(submitted.contributors).toHaveLength(2);
    await until(() => a.told.includes('moved-on') && b.told.includes('moved-on'));
  });

  it('is in the answer to whoever submits a text that is not the one they saw, with all else the draft does to the contents', async () => {
    const { id, desk } = await adding();
    must(await changeStructure(officer, id, police, { place: { parentId: sindh, afterId: null } }));
    const { version, contentHash } = must(await focal.get<ProposalView>(`/proposals/${id}`));
    const a = await enter(officer, id, desk);
    a.type(' Since seven.');
    await until(() => a.isSaved);
    const body = { title: 'Desk', summary: 'It opens.', contentHash };
    const stale = await focal.post(`/proposals/${id}/submission`, { version, body });
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale' } });
    const { sections } = stale.body['facts'] as { sections: { sectionId: string; changes: { payload: unknown }[] }[] };
    const of = (sectionId: string) => sections.find((each) => each.sectionId === sectionId)?.changes;
    expect(of(desk)).toMatchObject([{ aspect: 'standing', payload: { kind: 'added', heading: 'Desk' } }]);
    expect(JSON.stringify(of(desk))).toContain('It is open. Since seven.');
    expect(of(police)).toMatchObject([{ aspect: 'place', payload: { kind: 'moved' } }]);
  });

  it('has another room in the next round', async () => {
    const { id, desk } = await adding();
    const a = await enter(officer, id, desk);
    a.type(' First.');
    await until(() => a.isSaved);
    await submit(officer, id);
    const { version } = must(await officer.get<ProposalView>(`/proposals/${id}`));
    must(await officer.post(`/proposals/${id}/recall`, { version, body: { reason: '' } }));
    const b = await enter(focal, id, desk);
    expect(b.words).toBe('It is open. First.');
    b.type(' Second.');
    await until(() => b.isSaved);
    expect(await wordsOf(id, desk)).toBe('It is open. First. Second.');
  });

  it('is taken out only over the words that were seen, and who writes in it is told', async () => {
    const { id, desk } = await adding();
    const a = await enter(officer, id, desk);
    const { version } = await copyOf(focal, id, desk);
    a.type(' Unseen.');
    await until(() => a.isSaved);
    const path = `/proposals/${id}/sections/${desk}`;
    expect((await focal.delete(path, { version })).status).toBe(412);
    expect(await wordsOf(id, desk)).toContain('Unseen.');
    const seen = await copyOf(focal, id, desk);
    expect((await focal.delete(path, { version: seen.version })).status).toBe(204);
    await until(() => a.told.includes('moved-on'));
    expect((await officer.get(path)).status).toBe(404);
  });
});

describe('A step on the contents', () => {
  it('takes along what is acknowledged in the room of the section, though nobody has read it yet', async () => {
    const { id } = await begin(officer, police);
    const a = await enter(officer, id, police);
    const { version } = must(await focal.get<ProposalView>(`/proposals/${id}`));
    a.type(' Acknowledged.');
    await until(() => a.isSaved);
    const step = { version, body: { heading: 'The police of Sindh' } };
    must(await focal.patch(`/proposals/${id}/sections/${police}`, step));
    await until(() => a.told.includes('moved-on'));
    expect(await copyOf(officer, id, police)).toMatchObject({ heading: 'The police of Sindh' });
    expect(await wordsOf(id, police)).toContain('Acknowledged.');
  });

  it('is refused where it would close a room over words that make no valid text yet, and taken once they do', async () => {
    const { id } = await begin(officer, police);
    const a = await enter(officer, id, police);
    const list = new Y.XmlElement('bulletList'); // a list without items: two who each take out an item may leave one
    a.body.insert(0, [list]);
    a.type(' Not settled.');
    await until(() => a.isSaved);
    const path = `/proposals/${id}/sections/${police}`;
    const { version, generation, heading, body } = await copyOf(focal, id, police);
    for (const step of [{ place: { parentId: sindh, afterId: null } }, { heading: 'Police' }, { live: false }])
      expect(await changeStructure(focal, id, police, step)).toMatchObject(unreadable);
    expect(await focal.put(path, { version, body: { generation, heading, body } })).toMatchObject(unreadable);
    a.type(' Nor this.');
    await until(() => a.isSaved);
    a.body.delete(0, 1);
    await until(() => a.isSaved);
    must(await changeStructure(focal, id, police, { heading: 'Police' }));
    expect(await wordsOf(id, police)).toContain('Not settled. Nor this.');
    await until(() => a.told.includes('moved-on'));
  });

  it('takes a section out only where its room makes a text, so that what goes was seen', async () => {
    const { id, desk } = await adding();
    const a = await enter(officer, id, desk);
    a.body.insert(0, [new Y.XmlElement('bulletList')]);
    await until(() => a.isSaved);
    const path = `/proposals/${id}/sections/${desk}`;
    const { version } = await copyOf(focal, id, desk);
    expect((await focal.delete(path, { version })).body).toMatchObject({ facts: { because: 'unreadable' } });
    a.body.delete(0, 1);
    await until(() => a.isSaved);
    expect((await focal.delete(path, { version: (await copyOf(focal, id, desk)).version })).status).toBe(204);
  });

  it('begins a text above every earlier room of its section', async () => {
    const { id } = await begin(officer, police);
    const a = await enter(officer, id, police);
    a.type(' For a while.');
    await until(() => a.isSaved);
    const { version } = await copyOf(officer, id, police);
    expect((await officer.delete(`/proposals/${id}/sections/${police}`, { version })).status).toBe(204);
    must(await changeStructure(focal, id, police, { place: { parentId: sindh, afterId: null } }));
    const b = await enter(focal, id, police);
    b.type(' Again.');
    await until(() => b.isSaved);
    expect(await wordsOf(id, police)).toContain('Again.');
  });
});

/** Another edition with these words of the police, by another proposal. */
async function publishedMeanwhile(from: string, to: string): Promise<void> {
  const { id } = await propose(focal, { sectionId: police, edit: { words: [[from, to]] } });
  await acceptAll(await world.as('moderator@commission'), id);
  must(await prepare(await world.as('second@commission')));
  must(await publish(await world.as('publisher@commission')));
  await jobsDone(world.app);
}

describe('A text that moved', () => {
  it('is brought up to date with what is acknowledged in the room, and never over words that make no valid text yet', async () => {
    const { id } = await begin(officer, police);
    const a = await enter(officer, id, police);
    a.type(' Mine.');
    await until(() => a.isSaved);
    await publishedMeanwhile('Madadgar 15', 'Other words');
    a.type(' To the last.');
    await until(() => a.isSaved);
    const { sections } = must(await focal.get<ConflictsView>(`/proposals/${id}/conflicts`));
    expect(JSON.stringify(sections.find(({ sectionId }) => sectionId === police)?.mine)).toContain(
      'Mine. To the last.',
    );
    a.body.insert(0, [new Y.XmlElement('bulletList')]);
    a.type(' And this.');
    await until(() => a.isSaved);
    const { version } = must(await focal.get<ProposalView>(`/proposals/${id}`));
    expect(await focal.post(`/proposals/${id}/rebase`, { version, body: { keep: 'mine' } })).toMatchObject(unreadable);
    a.body.delete(0, 1);
    await until(() => a.isSaved);
    const now = must(await focal.get<ProposalView>(`/proposals/${id}`));
    must(await focal.post(`/proposals/${id}/rebase`, { version: now.version, body: { keep: 'mine' } }));
    expect(await wordsOf(id, police)).toMatch(/Other words[^]*Mine\. To the last\. And this\./u);
    await until(() => a.told.includes('moved-on'));
  });

  it('is opened as it is published now, where nobody has written before it moved', async () => {
    const { id } = await begin(officer, police);
    const a = await enter(officer, id, police);
    await publishedMeanwhile('missing persons', 'lost persons');
    const b = await enter(focal, id, police);
    expect(b.words).toContain('lost persons');
    await until(() => a.told.includes('moved-on'));
    b.type(' Mine.');
    await until(() => b.isSaved);
    expect(await copyOf(officer, id, police)).toMatchObject({ outdated: false });
    expect(await wordsOf(id, police)).toMatch(/lost persons[^]*Mine\./u);
  });

  it('takes a change that came back only where the words in the room make a valid text', async () => {
    const { id } = await propose(officer, {
      sectionId: police,
      edit: { words: [['gather evidence', 'mine at once']] },
    });
    await publishedMeanwhile('gather evidence', 'theirs at once');
    const a = await enter(officer, id, police);
    a.body.insert(0, [new Y.XmlElement('bulletList')]);
    a.type(' And this.');
    await until(() => a.isSaved);
    const { version, parked } = must(await focal.get<ProposalView>(`/proposals/${id}`));
    const putIn = (seen: number) =>
      focal.post(`/proposals/${id}/parked/${parked[0]!.changeId}`, { version: seen, body: { resolution: 'put-in' } });
    expect(await putIn(version)).toMatchObject(unreadable);
    a.body.delete(0, 1);
    await until(() => a.isSaved);
    must(await putIn(must(await focal.get<ProposalView>(`/proposals/${id}`)).version));
    expect(await wordsOf(id, police)).toMatch(/mine at once[^]*And this\./u);
  });
});
