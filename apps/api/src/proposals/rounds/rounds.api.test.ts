import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProposalView, RoundsView, RoundView, WorkingCopyView } from '@tarmeem/contract';
import type { Client } from '../../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../../testing/deciding.js';
import { addSection } from '../../testing/structure.js';
import { jobsDone } from '../../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../../testing/world.js';

let world: World;
let officer: Client;
let moderator: Client;
let publisher: Client;
let sectionId: string;
beforeAll(async () => {
  world = await startWorld();
  officer = await world.as('officer@sindh');
  moderator = await world.as('moderator@commission');
  publisher = await world.as('publisher@commission');
  sectionId = (await world.section('sindh/labor-department')).sectionId;
}, 120_000);
afterAll(() => world.close());

const read = async (id: string) => must(await officer.get<ProposalView>(`/proposals/${id}`));
const rounds = async (id: string, who = officer) => must(await who.get<RoundsView>(`/proposals/${id}/rounds`)).rounds;
const round = async (id: string, n: number, against?: number, who = officer) =>
  must(await who.get<RoundView>(`/proposals/${id}/rounds/${String(n)}${against ? `?against=${String(against)}` : ''}`));
const words = (view: RoundView) =>
  JSON.stringify(view.sections.map(({ changes }) => changes.map(({ payload }) => payload)));

describe('The rounds of a proposal', () => {
  test('are read as they were submitted, for ever, each against the text of its time, and compared with each other', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, {
      sectionId,
      edit: {
        words: [
          ['fair labor practices', 'decent work'],
          ['It also addresses', 'It addresses'],
        ],
      },
    });
    await submit(officer, id, 'First');
    const first = await changesOf(moderator, id);
    must(
      await decide(
        moderator,
        id,
        first.map((change, at) => [change, at === 0 ? 'returned' : 'accepted'] as const),
      ),
    );
    await write(officer, id, { sectionId, edit: { words: [['decent work', 'decent work for everybody']] } });
    await submit(officer, id, 'Second');

    const [one, two] = await rounds(id);
    expect(one).toMatchObject({ round: 1, edition: '1.0', submittedBy: {}, finished: { as: 'decided', reason: '' } });
    expect(one?.strip.map(({ outcome }) => outcome)).toEqual(['returned', 'accepted']);
    expect(two).toMatchObject({ round: 2, finished: null });

    const then = await round(id, 1);
    expect(words(then)).toContain('"before":"also "');
    expect(words(then)).not.toContain('everybody');
    const redline = await round(id, 2, 1);
    expect(JSON.stringify(redline.sections[0]?.base.body)).toContain('decent work');
    expect(redline.sections[0]?.differences.map(({ aspect }) => aspect)).toEqual(['body', 'body']);
    expect(JSON.stringify(redline.sections[0]?.differences)).toContain('for everybody');
    expect((await round(id, 1, 1)).sections[0]?.differences).toEqual([]);
    expect(await round(id, 2, 1, moderator)).toEqual(redline);

    // An edition on the same section moves the open change on; what was submitted stays as it was.
    const before = await round(id, 2);
    must(await prepare(moderator));
    must(await publish(publisher));
    await jobsDone(world.app);
    const after = await round(id, 2);
    expect(words(after)).toBe(words(before));
    expect(after.sections[0]?.base).toEqual(before.sections[0]?.base);
    expect((await round(id, 1)).sections[0]?.base).toEqual(then.sections[0]?.base);
  });

  test('keep the title they were submitted under from what their authors call it after a return', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { heading: 'Labour, of work' } });
    await submit(officer, id, 'The name of the department');
    const [change] = await changesOf(moderator, id);
    must(await decide(moderator, id, [[change!, 'returned']]));
    const { version } = await read(id);
    must(
      await officer.patch(`/proposals/${id}`, { version, body: { title: 'A title unsent', summary: 'Why, unsent' } }),
    );
    expect((await read(id)).title).toBe('A title unsent');
    // Wherever those who decide read of it: the review, the rounds, the desk, the draft, the record.
    for (const path of [
      `/proposals/${id}/review`,
      `/proposals/${id}/rounds`,
      `/proposals/${id}/rounds/1`,
      `/documents/${document}/queue`,
      `/documents/${document}/draft`,
      `/documents/${document}/audit`,
    ])
      expect([path, JSON.stringify(must(await moderator.get(path)))]).toEqual([
        path,
        expect.not.stringContaining('unsent'),
      ]);
    await submit(officer, id, 'Another name');
    const { title, rounds: both } = must(await moderator.get<RoundsView>(`/proposals/${id}/rounds`));
    expect([title, ...both.map((one) => one.title)]).toEqual([
      'Another name',
      'The name of the department',
      'Another name',
    ]);
    expect((await round(id, 1, undefined, moderator)).title).toBe('The name of the department');
  });

  test('say how they ended: recalled or withdrawn, with the reason, and what became of the undecided', async () => {
    const { id } = await propose(officer, { sectionId, edit: { heading: 'Labour' } });
    const { version } = await read(id);
    must(await officer.post(`/proposals/${id}/recall`, { version, body: { reason: 'A word is missing' } }));
    expect((await read(id)).state).toBe('drafting');
    await submit(officer, id);
    const again = await read(id);
    must(await officer.post(`/proposals/${id}/withdrawal`, { version: again.version, body: { reason: 'Not needed' } }));
    const [one, two] = await rounds(id, moderator);
    expect(one).toMatchObject({
      finished: { as: 'recalled', reason: 'A word is missing' },
      strip: [{ outcome: 'recalled' }],
    });
    expect(two).toMatchObject({
      finished: { as: 'withdrawn', reason: 'Not needed' },
      strip: [{ outcome: 'withdrawn' }],
    });
    expect((await round(id, 2)).sections[0]?.changes).toMatchObject([{ aspect: 'heading', outcome: 'withdrawn' }]);
  });

  test('hold added and retired sections, also where another round did otherwise', async () => {
    const parentId = (await world.section('sindh')).sectionId;
    const { id } = await begin(officer, sectionId);
    const added = await addSection(officer, id, { parentId, afterId: null, heading: 'Brick kilns' });
    await submit(officer, id);
    const [change] = await changesOf(moderator, id);
    must(await decide(moderator, id, [[change!, 'returned']]));
    await write(officer, id, { sectionId, edit: { heading: 'Department of Labour' } });
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${id}/sections/${added}`));
    must(await officer.delete(`/proposals/${id}/sections/${added}`, { version: copy.version }));
    await submit(officer, id);
    const one = await round(id, 1);
    expect(one.sections).toMatchObject([
      { sectionId: added, base: { heading: 'Brick kilns' }, changes: [{ aspect: 'standing' }] },
    ]);
    const redline = await round(id, 2, 1);
    expect(redline.sections.find((each) => each.sectionId === added)?.structure).toMatchObject({
      before: { kind: 'added' },
      after: null,
    });
    expect(redline.sections.find((each) => each.sectionId === sectionId)?.differences).toMatchObject([
      { aspect: 'heading', payload: { after: 'Department of Labour' } },
    ]);
  });

  test('are nobody else’s, and a round that is not there is not found', async () => {
    const { id } = await propose(officer, { sectionId, edit: { heading: 'Labour, again' } });
    const stranger = await world.as('officer@punjab');
    expect((await stranger.get(`/proposals/${id}/rounds`)).status).toBe(404);
    expect((await stranger.get(`/proposals/${id}/rounds/1`)).status).toBe(404);
    for (const [at, status] of [
      ['2', 404],
      ['1?against=9', 404],
      ['0', 422],
      ['x', 422],
      ['1?against=x', 422],
    ] as const)
      expect([at, (await officer.get(`/proposals/${id}/rounds/${at}`)).status]).toEqual([at, status]);
    const draft = await begin(officer, sectionId);
    expect((await moderator.get(`/proposals/${draft.id}/rounds`)).status).toBe(404);
    await acceptAll(moderator, id);
    expect((await rounds(id))[0]?.finished?.as).toBe('decided');
  });
});
