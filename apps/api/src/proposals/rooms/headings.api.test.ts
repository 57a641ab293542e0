import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkingCopyView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import * as Y from 'yjs';
import type { Client } from '../../testing/client.js';
import { until } from '../../testing/until.js';
import { begin, must, startWorld, type World } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

let world: World;
let [officer, focal]: Client[] = [];
let sectionId: string;
const open: Writer[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, focal] = await Promise.all([world.as('officer@sindh'), world.as('focal@sindh')]);
  ({ sectionId } = await world.section('sindh/sindh-police'));
}, 120_000);
afterEach(() => {
  for (const writer of open.splice(0)) writer.leave();
});
afterAll(() => world.close());

const copyOf = async (id: string) =>
  must(await officer!.get<WorkingCopyView>(`/proposals/${id}/sections/${sectionId}`));
async function enter(client: Client, proposalId: string): Promise<Writer> {
  const { generation } = await copyOf(proposalId);
  const writer = new Writer(client, { proposalId, sectionId, generation });
  open.push(writer);
  await until(() => writer.isIn);
  return writer;
}

describe('The heading of a section that colleagues write', () => {
  it('holds the letters of both, also where they wrote at once', async () => {
    const { id } = await begin(officer!, sectionId);
    const { heading } = await copyOf(id);
    const [a, b] = [await enter(officer!, id), await enter(focal!, id)];
    for (const key of ' of Sindh') {
      a.heading.insert(a.heading.length, key);
      b.heading.insert(0, '*');
    }
    await until(() => a.isSaved && b.isSaved && a.heading.toJSON() === b.heading.toJSON());
    expect((await copyOf(id)).heading).toBe(`${'*'.repeat(9)}${heading} of Sindh`);
  });

  it('is one line, and stays the last that can be kept while another can not', async () => {
    const { id } = await begin(officer!, sectionId);
    const a = await enter(officer!, id);
    const kept = 'Sindh Police and its helpline';
    for (const heading of ['Sindh Police and\u2028its\u0001helpline', 'x'.repeat(301), '\u200b', '   ', '']) {
      a.name(heading);
      await until(() => a.isSaved);
      expect([heading, (await copyOf(id)).heading]).toEqual([heading, kept]);
    }
  });

  it('is read from a room of the first form, and goes on in this one', async () => {
    const { id } = await begin(officer!, sectionId);
    const { base, generation } = await copyOf(id);
    const seed = new Y.Doc();
    seed.clientID = 1;
    seed.getMap('section').set('heading', 'Police as of old');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Words of old.')]);
    seed.getXmlFragment('body').insert(0, [paragraph]);
    const source = world.app.app.get(DataSource);
    await source.query(
      `insert into room (proposal_id, section_id, generation, base_revision_id, base_entry_id, opened_at)
       select $1, $2, $3, $4, id, now() from entry where section_id = $2 and until_seq is null`,
      [id, sectionId, generation, base.revisionId],
    );
    await source.query(
      `insert into room_update (proposal_id, section_id, generation, data, person_id, at)
       select $1, $2, $3, $4, id, now() from person where email = 'focal@sindh.example'`,
      [id, sectionId, generation, Buffer.from(Y.encodeStateAsUpdate(seed))],
    );
    expect((await copyOf(id)).heading).toBe('Police as of old');
    const [a, b] = [await enter(officer!, id), await enter(focal!, id)];
    expect(a.heading.toJSON()).toBe('Police as of old');
    a.heading.insert(a.heading.length, ', and of now');
    await until(() => a.isSaved && b.heading.length === a.heading.length);
    expect((await copyOf(id)).heading).toBe('Police as of old, and of now');
    a.name('');
    await until(() => a.isSaved && b.heading.length === 0);
    a.leave();
    b.leave();
    open.splice(0);
    expect((await enter(officer!, id)).heading.toJSON()).toBe('');
  });
});
