import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import type { Client } from '../testing/client.js';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { must, propose, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
let [officer, colleague, moderator, publisher]: Client[] = [];
let sectionId: string;
beforeEach(async () => {
  await world?.close();
  world = await startWorld();
  [officer, colleague, moderator, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'publisher@commission'].map((name) => world.as(name)),
  );
  sectionId = (await world.section('sindh/labor-department')).sectionId;
}, 120_000);
afterAll(() => world.close());

const read = async (id: string) => must(await officer!.get<ProposalView>(`/proposals/${id}`));
const copyOf = async (id: string) =>
  must(await officer!.get<WorkingCopyView>(`/proposals/${id}/sections/${sectionId}`));
const resolve = async (
  id: string,
  resolution: string,
  { who = officer!, seen }: { who?: Client; seen?: number } = {},
) => {
  const { version, parked } = await read(id);
  const address = `/proposals/${id}/parked/${parked[0]?.changeId ?? crypto.randomUUID()}`;
  return who.post<ProposalView>(address, { version: seen ?? version, body: { resolution } });
};
type Edit = Parameters<typeof propose>[1]['edit'];

/** A proposal of the officer that comes back, because an edition with other words at its place came out first. */
async function parkedBy(mine: Edit, theirs: Edit): Promise<string> {
  const { id } = await propose(officer!, { sectionId, edit: mine });
  const other = await propose(colleague!, { sectionId, edit: theirs });
  await acceptAll(moderator!, other.id);
  must(await prepare(moderator!));
  must(await publish(publisher!));
  await jobsDone(world.app);
  return id;
}
const decent: Edit = { words: [['fair labor practices', 'decent work']] };
const just: Edit = { words: [['fair labor practices', 'just labour practices']] };

describe('A change that came back and does not stand in the working copy', () => {
  it('is shown with what was published at its place, and is put in over it; what else was written stays', async () => {
    const id = await parkedBy(decent, just);
    const before = await read(id);
    expect(before).toMatchObject({ state: 'drafting', returned: true, sections: [] });
    expect(before.parked).toMatchObject([{ sectionId, live: true, heading: 'Labor Department' }]);
    expect(before.changes.map((change) => change.id)).toContain(before.parked[0]?.changeId);
    expect(JSON.stringify(before.parked[0]?.published)).toContain('just');
    await write(officer!, id, { sectionId, edit: { words: [['It also addresses', 'It addresses']] } });
    const { generation } = await copyOf(id);
    expect(must(await resolve(id, 'put-in'))).toMatchObject({ parked: [], sections: [{ sectionId }] });
    const copy = await copyOf(id);
    expect(copy.generation).toBeGreaterThan(generation);
    const text = JSON.stringify(copy.body);
    expect(['decent work', 'just labour practices', 'It addresses'].map((words) => text.includes(words))).toEqual([
      true,
      false,
      true,
    ]);
    expect((await submit(officer!, id)).round).toBe(2);
  });

  it('that only adds words takes back none that were published around it', async () => {
    const id = await parkedBy({ words: [['fair labor practices', 'very fair labor practices']] }, just);
    must(await resolve(id, 'put-in'));
    const text = JSON.stringify((await copyOf(id)).body);
    expect(text).toContain('very just labour practices');
  });

  it('is put in although nothing was written in the section yet; a heading as well', async () => {
    const id = await parkedBy({ heading: 'Labour and Work' }, { heading: 'Labour Department' });
    const { parked } = await read(id);
    expect(parked[0]?.published).toEqual([{ before: 'Labor Department', after: 'Labour Department' }]);
    must(await resolve(id, 'put-in'));
    expect(await copyOf(id)).toMatchObject({ heading: 'Labour and Work', base: { heading: 'Labour Department' } });
  });

  it('is dropped, and stays readable in its round', async () => {
    const id = await parkedBy(decent, just);
    const after = must(await resolve(id, 'dropped'));
    expect(after).toMatchObject({ parked: [], sections: [], changes: [{ outcome: 'returned' }] });
    expect((await resolve(id, 'put-in')).status).toBe(404);
  });

  it('is resolved only by those whose proposal it is, who saw it as it is', async () => {
    const id = await parkedBy(decent, just);
    const stale = await resolve(id, 'dropped', { seen: 1 });
    expect([stale.status, stale.body]).toMatchObject([412, { code: 'stale' }]);
    expect((await resolve(id, 'kept')).status).toBe(422);
    for (const name of ['officer@punjab', 'moderator@commission'])
      expect((await resolve(id, 'dropped', { who: await world.as(name) })).status).toBe(404);
    expect((await read(id)).parked).toHaveLength(1);
  });
});
