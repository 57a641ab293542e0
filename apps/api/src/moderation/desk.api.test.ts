import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AuditPage, MeView, ModeratorView, ProposalView, QueueView, ReviewView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import type { Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { document, must, propose, startWorld, type World } from '../testing/world.js';

jest.setTimeout(30_000);
const clock = new TestClock();
let world: World;
let [officer, colleague, punjab, moderator, second, publisher]: Client[] = [];
let mine: ProposalView;
let touching: ProposalView;
let elsewhere: ProposalView;

beforeAll(async () => {
  world = await startWorld({ clock });
  [officer, colleague, punjab, moderator, second, publisher] = await Promise.all(
    [
      'officer@sindh',
      'colleague@sindh',
      'officer@punjab',
      'moderator@commission',
      'second@commission',
      'publisher@commission',
    ].map((name) => world.as(name)),
  );
  const { sectionId } = await world.section('sindh/sindh-police');
  const other = await world.section('punjab/punjab-police');
  mine = await propose(officer!, { sectionId, edit: { words: [['entrusted', 'charged']] } });
  touching = await propose(colleague!, { sectionId, edit: { words: [['entrusted', 'burdened']] } });
  elsewhere = await propose(punjab!, { sectionId: other.sectionId, edit: { words: [['tasked', 'charged']] } });
  must(
    await world.anyone().post(`/documents/${document}/feedback`, {
      body: { kind: 'correction', sectionId, text: 'The helpline is another one now.' },
    }),
  );
}, 90_000);
afterAll(() => world.close());

const queue = async (client: Client, filter = ''): Promise<QueueView> =>
  must(await client.get<QueueView>(`/documents/${document}/queue?${filter}`));
const numbers = ({ items }: QueueView) => items.map(({ number }) => number);

describe('the desk', () => {
  test('holds submitted proposals and the feedback that waits, with what is due when', async () => {
    const all = await queue(moderator!);
    expect(numbers(all)).toEqual([mine.number, touching.number, elsewhere.number]);
    expect(all.feedback).toMatchObject([{ kind: 'correction', held: true, text: 'The helpline is another one now.' }]);
    expect(all.counts).toEqual({ open: 3, returned: 0, decided: 0, mine: 0, feedback: 1 });
    const [{ submittedAt, dueAt }] = all.items as [QueueView['items'][number]];
    expect(Date.parse(dueAt) - Date.parse(submittedAt ?? '')).toBe(14 * 86_400_000);
  });

  test('is filtered by kind, jurisdiction, organisation, age and conflicts', async () => {
    expect((await queue(moderator!, 'kind=proposals')).feedback).toEqual([]);
    expect((await queue(moderator!, 'kind=feedback')).items).toEqual([]);
    const here = await queue(moderator!, 'jurisdiction=punjab');
    expect([numbers(here), here.feedback]).toEqual([[elsewhere.number], []]);
    expect(numbers(await queue(moderator!, 'organisation=child-protection-and-welfare-bureau'))).toEqual([
      elsewhere.number,
    ]);
    expect(numbers(await queue(moderator!, 'age=week'))).toHaveLength(3);
    expect(numbers(await queue(moderator!, 'age=late'))).toEqual([]);
    expect(numbers(await queue(moderator!, 'conflicts=yes'))).toEqual([mine.number, touching.number]);
    expect((await moderator!.get(`/documents/${document}/queue?whose=theirs`)).status).toBe(422);
  });

  test('finds proposals by their number or words of their title, and no feedback then', async () => {
    const byNumber = await queue(moderator!, `find=${String(touching.number)}&state=all`);
    expect([numbers(byNumber), byNumber.feedback]).toEqual([[touching.number], []]);
    expect(numbers(await queue(moderator!, 'find=THE%20WORDS%20right'))).toEqual([
      mine.number,
      touching.number,
      elsewhere.number,
    ]);
    expect(numbers(await queue(moderator!, 'find=%25'))).toEqual([]);
    expect((await moderator!.get(`/documents/${document}/queue?find=${'x'.repeat(121)}`)).status).toBe(422);
  });

  test('newest first is the same page the other way round', async () => {
    expect(numbers(await queue(moderator!, 'order=newest'))).toEqual([elsewhere.number, touching.number, mine.number]);
  });
});

describe('claims and assignments', () => {
  test('tell others who is at it, stop nobody, and are taken over only on purpose', async () => {
    const path = `/proposals/${mine.id}/claim`;
    // Thrice at once, and once more: one claim.
    const once = () => moderator!.put(path, { body: {} });
    for (const claimed of await Promise.all([once(), once(), once()])) must(claimed);
    must(await once());
    const [seen] = (await queue(second!)).items;
    expect(seen?.claim).toMatchObject({ by: { name: expect.any(String) } });
    expect(seen?.mayDecide.allowed).toBe(true);
    // Who has opened it is told the same.
    const review = async () => must(await second!.get<ReviewView>(`/proposals/${mine.id}/review`));
    expect((await review()).claim).toEqual(seen?.claim);
    const refused = await second!.put(path, { body: {} });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'not-now', facts: { claimedBy: {} } }]);
    expect(numbers(await queue(moderator!, 'whose=mine'))).toEqual([mine.number]);
    must(await second!.put(path, { body: { takeOver: true } }));
    expect(numbers(await queue(second!, 'whose=mine'))).toEqual([mine.number]);
    expect((await review()).claim?.by.id).toBe(must(await second!.get<MeView>('/me')).id);
    must(await second!.delete(path));
    expect((await review()).claim).toBe(null);
    expect(numbers(await queue(second!, 'whose=nobody'))).toHaveLength(3);
  });

  test('an assignment shows whom, and counts as load; nobody is asked who may not decide', async () => {
    const people = must(await moderator!.get<ModeratorView[]>(`/documents/${document}/moderators`));
    const me = must(await second!.get<MeView>('/me'));
    expect(people.find(({ id }) => id === me.id)).toMatchObject({ load: 0 });
    must(await moderator!.put(`/proposals/${mine.id}/assignment`, { body: { personId: me.id } }));
    expect((await queue(moderator!)).items[0]?.assigned?.id).toBe(me.id);
    const review = must(await moderator!.get<ReviewView>(`/proposals/${mine.id}/review`));
    expect(review.assigned).toEqual({ id: me.id, name: me.name });
    expect(numbers(await queue(second!, 'whose=mine'))).toEqual([mine.number]);
    const then = must(await moderator!.get<ModeratorView[]>(`/documents/${document}/moderators`));
    expect(then.find(({ id }) => id === me.id)).toMatchObject({ load: 1 });
    const author = must(await officer!.get<MeView>('/me'));
    const refused = await moderator!.put(`/proposals/${mine.id}/assignment`, { body: { personId: author.id } });
    expect(refused.status).toBe(422);
    must(await moderator!.put(`/proposals/${mine.id}/assignment`, { body: { personId: null } }));
  });

  test('stand in the record once each, with who did it, and nobody outside the commission is told', async () => {
    const { items } = must(
      await moderator!.get<AuditPage>(`/documents/${document}/audit?proposal=${String(mine.number)}`),
    );
    const did = items.filter(({ action }) => /claim|assign/u.test(action)).reverse();
    const [one, other] = await Promise.all(
      [moderator!, second!].map(async (by) => must(await by.get<MeView>('/me')).name),
    );
    expect(did.map(({ action, actor }) => [action, actor?.name])).toEqual([
      ['proposal.claimed', one],
      ['proposal.claimed', other],
      ['proposal.claim-dropped', other],
      ['proposal.assigned', one],
      ['proposal.unassigned', one],
    ]);
    expect((await officer!.get(`/documents/${document}/audit`)).status).toBe(403);
    const feeds = await Promise.all(
      [`/${document}/feed`, `/${document}/feedback`].map(async (path) =>
        (await fetch(`${world.app.address}${path}`)).text(),
      ),
    );
    expect(feeds.join()).not.toMatch(/proposal\.claimed|Taken on by/u);
  });

  test('nobody whose grant is over is on the list of those who decide', async () => {
    const { id } = must(await punjab!.get<MeView>('/me'));
    await world.app.app
      .get(Work)
      .run((tx) =>
        tx.query(
          `insert into role_grant (person_id, role, granted_by, until) select $1, 'moderator', $1, now() - interval '1 minute'`,
          [id],
        ),
      );
    const people = must(await moderator!.get<ModeratorView[]>(`/documents/${document}/moderators`));
    expect(people.length).toBeGreaterThan(0);
    expect(people.map((person) => person.id)).not.toContain(id);
  });
});

describe('feedback on the desk', () => {
  test('is claimed, given to somebody, found under mine, and counts as load', async () => {
    const [item] = (await queue(moderator!)).feedback;
    const path = `/feedback/${item!.id}`;
    const me = must(await second!.get<MeView>('/me'));
    must(await moderator!.put(`${path}/claim`, { body: {} }));
    expect((await queue(second!)).feedback[0]?.claim).toMatchObject({ by: { name: expect.any(String) } });
    expect((await second!.put(`${path}/claim`, { body: {} })).body).toMatchObject({ facts: { claimedBy: {} } });
    expect((await queue(moderator!, 'whose=mine')).feedback).toHaveLength(1);
    expect((await queue(moderator!)).counts.mine).toBe(1);
    expect((await queue(second!, 'whose=nobody')).feedback).toEqual([]);
    must(await moderator!.delete(`${path}/claim`));
    must(await moderator!.put(`${path}/assignment`, { body: { personId: me.id } }));
    expect((await queue(second!, 'whose=mine')).feedback[0]?.assigned?.id).toBe(me.id);
    const people = must(await moderator!.get<ModeratorView[]>(`/documents/${document}/moderators`));
    expect(people.find(({ id }) => id === me.id)).toMatchObject({ load: 1 });
    const author = must(await officer!.get<MeView>('/me'));
    expect((await moderator!.put(`${path}/assignment`, { body: { personId: author.id } })).status).toBe(422);
    must(await moderator!.put(`${path}/assignment`, { body: { personId: null } }));
    expect((await queue(second!, 'whose=nobody')).feedback).toHaveLength(1);
  });
});

test('a document says within how many days it decides: ages, due dates and what is late follow', async () => {
  const { due } = await queue(moderator!);
  expect(due).toEqual({ days: 14, maySet: { allowed: true } });
  const path = `/documents/${document}/decision-days`;
  must(await moderator!.put(path, { body: { days: 30 } }));
  const { items, due: then } = await queue(moderator!);
  expect(then.days).toBe(30);
  expect(Date.parse(items[0]!.dueAt) - Date.parse(items[0]!.submittedAt ?? '')).toBe(30 * 86_400_000);
  for (const days of [0, 366, 1.5, 'ten'])
    expect((await moderator!.put(path, { body: { days } })).body).toMatchObject({ errors: [{ pointer: '/days' }] });
  must(await moderator!.put(path, { body: { days: 14 } }));
});

test('a returned proposal whose words an edition has changed is outdated', async () => {
  const [change] = await changesOf(moderator!, touching.id);
  must(await decide(moderator!, touching.id, [[change!, 'returned']]));
  expect(numbers(await queue(moderator!, 'state=returned&outdated=yes'))).toEqual([]);
  await acceptAll(moderator!, mine.id);
  must(await prepare(moderator!));
  must(await publish(publisher!));
  expect(numbers(await queue(moderator!, 'state=returned&outdated=yes'))).toEqual([touching.number]);
});

test('a list that is kept between two requests shows what happened since: a name, a claim that ended, a day more', async () => {
  const claimed = async () => (await queue(moderator!)).items.map(({ claim }) => claim?.by.name ?? null);
  must(await second!.put(`/proposals/${elsewhere.id}/claim`, { body: {} }));
  const { name, language } = must(await second!.get<MeView>('/me'));
  expect(await claimed()).toEqual([name]);
  const record = async () =>
    must(await moderator!.get<AuditPage>(`/documents/${document}/audit`)).items[0]?.actor?.name;
  expect(await record()).toBe(name);
  must(await second!.put('/me/profile', { body: { name: 'Another Name', language } }));
  expect([await claimed(), await record()]).toEqual([['Another Name'], 'Another Name']);
  const until = async () => (await queue(moderator!)).items.map(({ claim }) => claim?.until.slice(0, 19));
  const fourHoursOn = () => new Date(clock.now().getTime() + 4 * 3_600_000).toISOString().slice(0, 19);
  expect(await until()).toEqual([fourHoursOn()]);
  clock.forward(3600);
  must(await second!.put(`/proposals/${elsewhere.id}/claim`, { body: {} }));
  expect(await until()).toEqual([fourHoursOn()]);
  const { id, organisation: own } = must(await second!.get<MeView>('/me'));
  const body = async () =>
    must(await moderator!.get<AuditPage>(`/documents/${document}/audit`)).items[0]?.actor?.organisation;
  expect(await body()).toBe(own?.name ?? null);
  const admin = await world.as('admin@commission');
  must(
    await admin.put(`/people/${id}/organisation`, { body: { organisation: 'child-protection-and-welfare-bureau' } }),
  );
  second = await world.as('second@commission');
  expect(await body()).toBe(must(await second.get<MeView>('/me')).organisation?.name);
  expect(await body()).not.toBe(own?.name);
  const before = await queue(moderator!);
  const reviewed = async () =>
    must(await moderator!.get<ReviewView>(`/proposals/${elsewhere.id}/review`)).claim?.by.id ?? null;
  expect(await reviewed()).toBe(id);
  clock.forward(4 * 3600 + 1);
  expect(await reviewed()).toBe(null);
  expect([await claimed(), (await queue(second!)).counts.mine]).toEqual([[null], 0]);
  clock.forward(9 * 3600);
  moderator = await world.as('moderator@commission');
  const ages = ({ items, feedback }: QueueView) => [...items, ...feedback].map(({ age }) => age);
  expect(ages(await queue(moderator))).toEqual(ages(before));
  clock.forward(11 * 3600);
  expect(ages(await queue(moderator))).toEqual(ages(before).map((age) => age + 1));
});
