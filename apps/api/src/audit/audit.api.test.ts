import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AuditEventView, AuditPage } from '@tarmeem/contract';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { begin, document, must, propose, startWorld, type World, write } from '../testing/world.js';

let world: World;
let [officer, punjab, moderator, second, publisher, admin]: Client[] = [];
let draftId: string;
let police: string;

/** Edition 1.1 of one accepted change beside one that was rejected; a draft that nobody submitted. */
beforeAll(async () => {
  world = await startWorld();
  [officer, punjab, moderator, second, publisher, admin] = await Promise.all(
    [
      'officer@sindh',
      'officer@punjab',
      'moderator@commission',
      'second@commission',
      'publisher@commission',
      'admin@commission',
    ].map((name) => world.as(name)),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
  const { id } = await propose(officer!, { sectionId: police, edit: { words: [['swift', 'quick']] } });
  await acceptAll(moderator!, id);
  const other = await propose(officer!, { sectionId: police, edit: { words: [['vital', 'key']] } });
  const [change] = await changesOf(moderator!, other.id);
  must(await decide(moderator!, other.id, [[change!, 'rejected']]));
  must(await prepare(second!));
  must(await publish(publisher!));
  draftId = (await begin(officer!, police)).id;
  await write(officer!, draftId, { sectionId: police, edit: { heading: 'A heading that nobody saw' } });
}, 120_000);
afterAll(() => world.close());

const read = async (client: Client, query = ''): Promise<AuditEventView[]> =>
  must(await client.get<AuditPage>(`/documents/${document}/audit${query}`)).items;

test('who decided what, when and why is read newest first by those who decide', async () => {
  const events = await read(moderator!);
  expect(events.map((event) => event.seq)).toEqual(events.map((event) => event.seq).toSorted((a, b) => b - a));
  expect(events).toContainEqual(
    expect.objectContaining({
      action: 'change.rejected',
      proposal: 2,
      section: 'Sindh Police',
      reason: 'The source does not say so.',
      actor: expect.objectContaining({ role: 'moderator' }),
    }),
  );
  expect(events.find((event) => event.action === 'edition.published' && event.edition === '1.1')).toBeDefined();
});

test('a draft that nobody submitted leaves no trace there', async () => {
  for (const client of [moderator!, publisher!, admin!]) {
    const { body } = await client.get<AuditPage>(`/documents/${document}/audit`);
    expect(JSON.stringify(body)).not.toContain(draftId);
    expect(body.items.every((event) => event.action !== 'proposal.created')).toBe(true);
  }
});

test('who only looks after accounts reads that it happened, and no content', async () => {
  const events = await read(admin!);
  expect(events.filter((event) => event.action === 'change.rejected')).toHaveLength(1);
  expect(events.every((event) => event.reason === null && event.section === null)).toBe(true);
});

test('a change that the system returned is told with its cause and the edition that is it', async () => {
  const { sectionId } = await world.section('punjab/punjab-police');
  const mine = await propose(punjab!, { sectionId, edit: { words: [['tasked', 'charged']] } });
  const theirs = await propose(punjab!, { sectionId, edit: { words: [['tasked', 'burdened']] } });
  await acceptAll(moderator!, mine.id);
  must(await prepare(second!));
  const { number } = must(await publish(publisher!));
  await jobsDone(world.app);
  const told = (await read(moderator!, `?proposal=${String(theirs.number)}`)).find(
    ({ action }) => action === 'change.returned',
  );
  expect(told).toMatchObject({ cause: 'text-moved', edition: number, actor: null });
  expect((await read(moderator!, `?proposal=${String(mine.number)}`)).every(({ cause }) => cause === null)).toBe(true);
});

test('the list is read by kind, by proposal, and a page at a time', async () => {
  expect(new Set((await read(moderator!, '?about=edition')).map((event) => event.action.split('.')[0]))).toEqual(
    new Set(['edition']),
  );
  expect(new Set((await read(moderator!, '?proposal=2')).map((event) => event.proposal))).toEqual(new Set([2]));
  const all = await read(moderator!);
  const [first, next] = [all[0]!, all[1]!];
  expect((await read(moderator!, `?after=${String(first.seq)}`))[0]?.seq).toBe(next.seq);
  for (const query of ['?after=0', '?after=x', '?about=person', '?proposal=-1', '?about=edition&about=change'])
    expect((await moderator!.get(`/documents/${document}/audit${query}`)).status).toBe(422);
});

test('goes on from what it showed: after each event it reads as if it were read anew', async () => {
  const all: AuditPage['items'] = [];
  const asAnew = async (): Promise<void> => {
    for (const about of ['', 'about=change', 'about=proposal', 'about=edition']) {
      const path = `/documents/${document}/audit?${about}`;
      const [kept, anew] = await Promise.all(
        [path, `${path}&after=999999999`].map(async (each) => must(await moderator!.get<AuditPage>(each))),
      );
      expect(kept).toEqual(anew);
      all.push(...kept!.items);
    }
  };
  await asAnew();
  const { id } = await propose(officer!, { sectionId: police, edit: { words: [['entrusted', 'charged']] } });
  await asAnew();
  for (let n = 0; n < 30; n += 1) {
    must(await second!.put(`/proposals/${id}/claim`, { body: {} }));
    await asAnew();
    must(await second!.delete(`/proposals/${id}/claim`));
    if (n % 7 === 0) await asAnew();
  }
  const [change] = await changesOf(moderator!, id);
  must(await decide(moderator!, id, [[change!, 'accepted']]));
  await asAnew();
  must(await prepare(second!));
  await asAnew();
  must(await publish(publisher!));
  await asAnew();
  expect(new Set(all.map(({ seq }) => seq)).size).toBeGreaterThan(60);
}, 120_000);

test('officers and readers do not read it', async () => {
  expect((await officer!.get(`/documents/${document}/audit`)).status).toBe(403);
  expect((await world.anyone().get(`/documents/${document}/audit`)).status).toBe(401);
});
