import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProposalView, SavedView, WorkingCopyView } from '@tarmeem/contract';
import { plainText, parse } from '@tarmeem/document';
import { Client as Database } from 'pg';
import { startTestApp, type TestApp } from '../../testing/app.js';
import { Client } from '../../testing/client.js';
import { until } from '../../testing/until.js';
import { begin, must, password, startWorld, submit, type World, write } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

let world: World;
let sectionId: string;
const open: Writer[] = [];
beforeAll(async () => {
  world = await startWorld();
  ({ sectionId } = await world.section('sindh/sindh-police'));
}, 120_000);
afterEach(() => {
  for (const writer of open.splice(0)) writer.leave();
});
afterAll(() => world.close());

const copyOf = async (client: Client, id: string) =>
  must(await client.get<WorkingCopyView>(`/proposals/${id}/sections/${sectionId}`));
const words = (copy: WorkingCopyView) => plainText(parse(copy.body));

/** A writer of the section, in the room of its present text. */
async function enter(client: Client, proposalId: string): Promise<Writer> {
  const { generation } = await copyOf(client, proposalId);
  const writer = new Writer(client, { proposalId, sectionId, generation });
  open.push(writer);
  await until(() => writer.isIn);
  return writer;
}

describe('Colleagues who write one section', () => {
  it('see each other’s words, and everything acknowledged is in the text that is read', async () => {
    const [officer, focal] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
    const { id } = await begin(officer, sectionId);
    const before = await copyOf(officer, id);
    const [a, b] = [await enter(officer, id), await enter(focal, id)];
    expect(a.words).toBe(words(before).replaceAll('\n\n', '\n'));
    a.type(' First by one.');
    await until(() => b.words.includes('First by one.'));
    b.type(' Then by the other.');
    await until(() => a.isSaved && b.isSaved && a.words.includes('Then by the other.'));
    const after = await copyOf(focal, id);
    expect(words(after)).toContain('First by one. Then by the other.');
    expect(after).toMatchObject({ generation: before.generation, base: before.base });
    expect(after.version).toBeGreaterThan(before.version);
    const proposal = must(await officer.get<ProposalView>(`/proposals/${id}`));
    expect(proposal.contributors.map(({ name }) => name)).toHaveLength(2);
    expect(proposal.sections.map((each) => each.sectionId)).toEqual([sectionId]);
  });

  it('write on alone where the room did not let them in in time, and stand in nobody’s way, not even their own', async () => {
    const officer = await world.as('officer@sindh');
    const { id } = await begin(officer, sectionId);
    const seen = await copyOf(officer, id);
    (await enter(officer, id)).leave();
    const { heading, body } = seen;
    const path = `/proposals/${id}/sections/${sectionId}`;
    const save = ({ version, generation }: SavedView) =>
      officer.put<SavedView>(path, { version, body: { generation, heading, body } }).then(must);
    const first = await save({ version: 0, generation: seen.generation, savedAt: '' });
    await save(await save(first));
    expect((await copyOf(officer, id)).generation).toBe(first.generation);
  });

  it('touch nothing by being there', async () => {
    const officer = await world.as('officer@sindh');
    const { id } = await begin(officer, sectionId);
    await enter(officer, id);
    const view = must(await officer.get<ProposalView>(`/proposals/${id}`));
    expect([view.sections, view.contributors]).toEqual([[], []]);
  });

  it('see who else is there by the names the server knows', async () => {
    const [officer, focal] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
    const { id } = await begin(officer, sectionId);
    const [a, b] = [await enter(officer, id), await enter(focal, id)];
    a.appear({ user: { name: 'Somebody else' }, cursor: null, secret: 'x' });
    b.appear();
    await until(() => a.people.length === 2 && b.people.length === 2);
    const seen = [...(b.provider.awareness?.getStates().values() ?? [])].filter((state) => state['user'] !== undefined);
    expect(JSON.stringify(seen)).toMatch(/"name":"Amna Siddiqui"/u);
    expect(JSON.stringify(seen)).not.toMatch(/Somebody else|secret/u);
    b.leave();
    open.splice(open.indexOf(b), 1);
    await until(() => a.people.length === 1);
  });

  it('freeze together what they wrote, and the one who writes on is told', async () => {
    const [officer, focal] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
    const { id } = await begin(officer, sectionId);
    const [a, b] = [await enter(officer, id), await enter(focal, id)];
    b.type(' Every word counts.');
    await until(() => b.isSaved);
    const seen = must(await officer.get<ProposalView>(`/proposals/${id}`));
    a.type(' One more.');
    await until(() => a.isSaved);
    const stale = await officer.post(`/proposals/${id}/submission`, {
      version: seen.version,
      body: { title: 'Words', summary: 'They count.', contentHash: seen.contentHash },
    });
    expect([stale.status, stale.body['code']]).toEqual([412, 'stale']);
    expect(JSON.stringify(stale.body['facts'])).toContain('One more.');
    const submitted = await submit(officer, id);
    expect(JSON.stringify(submitted.changes)).toContain('Every word counts. One more.');
    await until(() => a.told.includes('moved-on') && b.told.includes('moved-on'));
    b.type(' Too late.');
    await pause(500);
    expect(JSON.stringify(must(await officer.get(`/proposals/${id}`)))).not.toContain('Too late.');
  });

  it('are told when the text is replaced over the API, and the next room begins from it', async () => {
    const [officer, focal] = [await world.as('officer@sindh'), await world.as('focal@sindh')];
    const { id } = await begin(officer, sectionId);
    const a = await enter(officer, id);
    a.type(' In the room.');
    await until(() => a.isSaved);
    const { generation } = await copyOf(officer, id);
    const saved = await write(focal, id, { sectionId, edit: { words: [['In the room.', 'Over the API.']] } });
    expect(saved.generation).toBe(generation + 1);
    await until(() => a.told.includes('moved-on'));
    const b = await enter(focal, id);
    expect(b.words).toContain('Over the API.');
  });

  it('begin above every earlier room after the section was taken out', async () => {
    const officer = await world.as('officer@sindh');
    const { id } = await begin(officer, sectionId);
    const a = await enter(officer, id);
    a.type(' For a while.');
    await until(() => a.isSaved);
    const { version, generation } = await copyOf(officer, id);
    expect((await officer.delete(`/proposals/${id}/sections/${sectionId}`, { version })).status).toBe(204);
    await until(() => a.told.includes('moved-on'));
    expect(await copyOf(officer, id)).toMatchObject({ version: 0, generation: generation + 1 });
    expect(words(await copyOf(officer, id))).not.toContain('For a while.');
  });
});

describe('A text that can not be written', () => {
  it('follows what was acknowledged as soon as it can, though nobody writes on', async () => {
    const officer = await world.as('officer@sindh');
    const { id } = await begin(officer, sectionId);
    const owner = new Database(world.app.database.owner);
    await owner.connect();
    // A sequence counts on where a transaction is taken back.
    await owner.query(`create sequence failures; grant usage on sequence failures to public;
      create function fail() returns trigger language plpgsql as
        $$ begin perform nextval('failures'); raise exception 'away'; end $$;
      create trigger away before insert or update on working_copy for each row execute function fail()`);
    const a = await enter(officer, id);
    a.type(' Written while it was away.');
    await until(() => a.isSaved);
    a.leave();
    const failures = async () => (await owner.query<{ n: string }>('select last_value as n from failures')).rows[0]?.n;
    await until(async () => Number(await failures()) >= 3);
    await owner.query('drop trigger away on working_copy; drop function fail; drop sequence failures');
    await until(async () => {
      const { rows } = await owner.query<{ text: string }>(
        'select body::text as text from working_copy where proposal_id = $1',
        [id],
      );
      return rows[0]?.text.includes('Written while it was away.');
    });
    await owner.end();
  });
});

describe('Several processes', () => {
  let other: TestApp;
  beforeAll(async () => {
    other = await startTestApp({ beside: world.app });
  }, 60_000);
  afterAll(() => other.close());

  it('show each other what is written and who is there', async () => {
    const officer = await world.as('officer@sindh');
    const focal = new Client(other.address);
    must(await focal.post('/sessions', { body: { email: 'focal@sindh.example', password } }));
    const { id } = await begin(officer, sectionId);
    const [a, b] = [await enter(officer, id), await enter(focal, id)];
    a.appear();
    b.appear();
    a.type(' Here.');
    await until(() => b.words.includes('Here.'));
    b.type(' And there.');
    await until(() => a.words.includes('Here. And there.') && b.isSaved);
    await until(() => a.people.length === 2 && b.people.length === 2);
    expect(words(await copyOf(officer, id))).toContain('Here. And there.');
    await submit(officer, id);
    await until(() => a.told.includes('moved-on') && b.told.includes('moved-on'));
  });
});
