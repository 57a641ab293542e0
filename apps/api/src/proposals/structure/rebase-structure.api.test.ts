import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AddedSectionView, ConflictsView, ProposalView, RollbackView } from '@tarmeem/contract';
import type { Client } from '../../testing/client.js';
import { acceptAll, prepare, publish } from '../../testing/deciding.js';
import { addSection, changeStructure, headingsUnder, sectionIn } from '../../testing/structure.js';
import { jobsDone } from '../../testing/until.js';
import { begin, must, startWorld, submit, type World, write } from '../../testing/world.js';

jest.setTimeout(120_000);
let world: World;
let officer: Client;
let colleague: Client;
let moderator: Client;
let [labour, police, shrc]: string[] = [];
beforeEach(async () => {
  await world?.close();
  world = await startWorld();
  [officer, colleague, moderator] = (await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission'].map((name) => world.as(name)),
  )) as [Client, Client, Client];
  [labour, police, shrc] = await Promise.all(
    ['labor-department', 'sindh-police', 'sindh-human-rights-commission'].map(
      async (slug) => (await world.section(`sindh/${slug}`)).sectionId,
    ),
  );
}, 120_000);
afterAll(() => world.close());

const read = async (id: string) => must(await officer.get<ProposalView>(`/proposals/${id}`));
const rebase = async (id: string, body?: unknown) =>
  officer.post<ProposalView>(`/proposals/${id}/rebase`, { version: (await read(id)).version, body });
const asked = async (id: string) => {
  const { sections } = must(await officer.get<ConflictsView>(`/proposals/${id}/conflicts`));
  return sections.flatMap(({ sectionId, conflicts }) => conflicts.map((conflict) => ({ sectionId, ...conflict })));
};
const move = async (client: Client, id: string, sectionId: string, parentId: string) =>
  must(await changeStructure(client, id, sectionId, { place: { parentId, afterId: null } }));

/** The next edition, with what a colleague does. */
async function published(act: (id: string) => Promise<unknown>): Promise<void> {
  const { id } = await begin(colleague, labour!);
  await act(id);
  await submit(colleague, id);
  await acceptAll(moderator, id);
  must(await prepare(moderator));
  must(await publish(await world.as('publisher@commission')));
}

/** A draft of the officer. */
async function drafted(act: (id: string) => Promise<unknown>): Promise<string> {
  const { id } = await begin(officer, labour!);
  await act(id);
  return id;
}

const kinds = async (id: string) =>
  (await submit(officer, id)).changes.map(({ aspect, structure }) => structure?.kind ?? aspect).sort();

describe('The structure of a draft over another edition', () => {
  const cases = [
    {
      name: 'a retirement, when the words were changed meanwhile',
      mine: async (id: string) => must(await changeStructure(officer, id, labour!, { live: false })),
      theirs: (id: string) =>
        write(colleague, id, { sectionId: labour!, edit: { words: [['fair labor practices', 'decent work']] } }),
      conflict: { aspect: 'standing', kind: 'edited-vs-retired', structure: { mine: 'retired', published: 'edited' } },
      sent: ['retired'],
    },
    {
      name: 'a section that both moved',
      mine: (id: string) => move(officer, id, labour!, police!),
      theirs: (id: string) => move(colleague, id, labour!, shrc!),
      conflict: {
        aspect: 'place',
        kind: 'moved-twice',
        structure: {
          mine: 'moved',
          published: 'moved',
          places: {
            base: { parent: 'Sindh' },
            mine: { parent: 'Sindh Police' },
            published: { parent: expect.stringContaining('Human Rights') },
          },
        },
      },
      sent: ['moved'],
    },
  ];
  for (const { name, mine, theirs, conflict, sent } of cases)
    it(`asks about ${name}, and keeps mine or takes what is published`, async () => {
      const [kept, taken] = [await drafted(mine), await drafted(mine)];
      await published(theirs);
      expect(await read(kept)).toMatchObject({ outdated: true });
      const refused = await rebase(kept);
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'outdated', facts: { conflicts: [{ sectionId: labour, aspect: conflict.aspect }] } },
      });
      const found = await asked(kept);
      expect(found).toMatchObject([{ sectionId: labour, ...conflict }]);
      const hash = found[0]!.hash;
      expect((await rebase(kept, { resolutions: [{ sectionId: labour, conflict: hash, take: 'both' }] })).status).toBe(
        409,
      );
      must(await rebase(kept, { resolutions: [{ sectionId: labour, conflict: hash, take: 'mine' }] }));
      expect(await read(kept)).toMatchObject({ outdated: false });
      expect(await asked(kept)).toEqual([]);
      expect(await kinds(kept)).toEqual(sent);

      must(await rebase(taken, { keep: 'published' }));
      const line = await sectionIn(officer, taken, labour!);
      expect(line).toMatchObject({ retired: false, moved: null });
      expect((await read(taken)).may.submit).toEqual({ allowed: false, because: 'nothing-changed' });
    });

  it('two names of one section are told with the words; the address of mine goes with my name', async () => {
    const rename = async (client: Client, id: string, heading: string, slug: string) =>
      must(await changeStructure(client, id, labour!, { heading, slug }));
    const [kept, taken] = [
      await drafted((id) => rename(officer, id, 'Mine', 'mine')),
      await drafted((id) => rename(officer, id, 'Mine', 'mine')),
    ];
    await published((id) => rename(colleague, id, 'Theirs', 'theirs'));
    expect(await asked(kept)).toMatchObject([{ sectionId: labour, aspect: 'heading' }]);
    expect((await rebase(kept)).status).toBe(409);
    must(await rebase(kept, { keep: 'mine' }));
    expect(await sectionIn(officer, kept, labour!)).toMatchObject({
      heading: 'Mine',
      slug: 'mine',
      renamed: { heading: 'Theirs', slug: 'theirs' },
    });
    expect(await kinds(kept)).toEqual(['heading']);
    must(await rebase(taken, { keep: 'published' }));
    expect(await sectionIn(officer, taken, labour!)).toMatchObject({
      heading: 'Theirs',
      slug: 'theirs',
      renamed: null,
    });
    expect((await read(taken)).may.submit).toEqual({ allowed: false, because: 'nothing-changed' });
  });

  it('moves that close a circle can not be kept: the published place is taken, and the rest of the draft stays', async () => {
    const id = await drafted(async (draft) => {
      await move(officer, draft, labour!, police!);
      await addSection(officer, draft, { parentId: shrc!, heading: 'Office', text: 'It opens at nine.' });
    });
    await published((draft) => move(colleague, draft, police!, labour!));
    expect(await asked(id)).toMatchObject([
      { sectionId: labour, aspect: 'place', kind: 'cycle', structure: { mine: 'moved', canKeep: false } },
    ]);
    expect((await rebase(id, { keep: 'mine' })).status).toBe(409);
    must(await rebase(id, { keep: 'published' }));
    expect(await headingsUnder(officer, id, shrc!)).toEqual(['Office']);
    expect(await headingsUnder(officer, id, labour!)).toEqual(['Sindh Police']);
    expect(await kinds(id)).toEqual(['added']);
  });

  it('what does not meet goes on in one step', async () => {
    const id = await drafted((draft) => move(officer, draft, labour!, police!));
    await published((draft) =>
      write(colleague, draft, { sectionId: labour!, edit: { words: [['fair labor practices', 'decent work']] } }),
    );
    if ((await read(id)).outdated) must(await rebase(id));
    expect(await kinds(id)).toEqual(['moved']);
  });
});

describe('What comes back from its round', () => {
  it('words in a section that was retired go on as a section of their own, and the old ones are let go', async () => {
    const id = await drafted((it) =>
      write(officer, it, { sectionId: shrc!, edit: { words: [['remedial', 'corrective']] } }),
    );
    await published(async (it) => must(await changeStructure(colleague, it, shrc!, { live: false })));
    const { sections } = must(await officer.get<ConflictsView>(`/proposals/${id}/conflicts`));
    expect(sections).toMatchObject([{ sectionId: shrc, live: false }]);
    const { parentId, mine } = sections[0]!;
    const putIn = (insteadOf: string) =>
      officer.post<AddedSectionView>(`/proposals/${id}/sections`, {
        body: { parentId, afterId: null, ...mine, insteadOf },
      });
    expect((await putIn(police!)).status).toBe(422);
    const { sectionId } = must(await putIn(shrc!));
    // Once, also when it has another name by then.
    must(await changeStructure(officer, id, sectionId, { heading: 'Rights' }));
    expect(await sectionIn(officer, id, sectionId)).toMatchObject({ heading: 'Rights', insteadOf: shrc });
    const again = await putIn(shrc!);
    expect([again.status, again.body]).toMatchObject([409, { code: 'collides', facts: { sectionId } }]);
    must(await changeStructure(officer, id, sectionId, { heading: mine.heading }));
    const [conflict] = await asked(id);
    must(await rebase(id, { resolutions: [{ sectionId: shrc, conflict: conflict?.hash, take: 'published' }] }));
    expect(await sectionIn(officer, id, sectionId)).toMatchObject({ added: true, parentId, heading: mine.heading });
    expect(await kinds(id)).toEqual(['added']);
  });

  it('with nothing left to stand under waits beside the draft, and is not put in', async () => {
    const id = await drafted((draft) => addSection(officer, draft, { parentId: shrc!, heading: 'Office' }));
    await submit(officer, id);
    await published(async (draft) => must(await changeStructure(colleague, draft, shrc!, { live: false })));
    await jobsDone(world.app);
    const { version, parked } = await read(id);
    expect(parked).toMatchObject([{ heading: 'Office', live: false }]);
    const answer = await officer.post(`/proposals/${id}/parked/${parked[0]!.changeId}`, {
      version,
      body: { resolution: 'put-in' },
    });
    expect([answer.status, Reflect.get(answer.body, 'code')]).toEqual([409, 'not-now']);
    expect((await read(id)).parked).toHaveLength(1);

    // The section it is to stand under is put back by a rollback: now it goes in, once, and is sent again.
    const at = '/documents/institutional-framework/rollback';
    const { version: before } = must(await moderator.get<RollbackView>(at));
    const back = { to: '1.0', sectionIds: null, changeNote: '', major: false, reason: 'It still works.' };
    must(await moderator.put(at, { version: before, body: back }));
    const publisher = await world.as('publisher@commission');
    const ready = must(await publisher.get<RollbackView>(at));
    const manifestHash = ready.prepared?.manifestHash ?? '';
    must(await publisher.post(`${at}/publication`, { version: ready.version, body: { manifestHash } }));
    await jobsDone(world.app);
    const now = await read(id);
    expect(now.parked).toMatchObject([{ heading: 'Office', live: true }]);
    const put = { version: now.version, body: { resolution: 'put-in' } };
    must(await officer.post(`/proposals/${id}/parked/${now.parked[0]!.changeId}`, put));
    expect(await headingsUnder(officer, id, shrc!)).toEqual(['Office']);
    expect((await read(id)).parked).toEqual([]);
    expect(await kinds(id)).toEqual(['added', 'added']); // as it came back, and as it is sent again
  });
});
