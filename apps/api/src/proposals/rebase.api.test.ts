import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConflictsView, ProposalView, WorkingCopyView } from '@tarmeem/contract';
import type { Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { until } from '../testing/until.js';
import { begin, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
let officer: Client;
let colleague: Client;
let moderator: Client;
let sectionId: string;
beforeEach(async () => {
  await world?.close();
  world = await startWorld();
  [officer, colleague, moderator] = (await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission'].map((name) => world.as(name)),
  )) as [Client, Client, Client];
  sectionId = (await world.section('sindh/labor-department')).sectionId;
}, 120_000);
afterAll(() => world.close());

const read = async (id: string) => must(await officer.get<ProposalView>(`/proposals/${id}`));
const copyOf = async (id: string) => must(await officer.get<WorkingCopyView>(`/proposals/${id}/sections/${sectionId}`));
const rebase = async (id: string, body?: unknown) =>
  officer.post<ProposalView>(`/proposals/${id}/rebase`, { version: (await read(id)).version, body });

/** Edition 1.1, in which a colleague's words are published. */
async function publishWords(edit: Parameters<typeof write>[2]['edit']): Promise<void> {
  const { id } = await propose(colleague, { sectionId, edit });
  await acceptAll(moderator, id);
  must(await prepare(moderator));
  must(await publish(await world.as('publisher@commission')));
}

describe('When another edition is published meanwhile', () => {
  it('what was not touched rebases in one step, and can be sent then', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { words: [['fair labor practices', 'decent work']] } });
    await publishWords({ heading: 'Labour Department', words: [['It also addresses', 'It addresses']] });

    const outdated = await read(id);
    expect(outdated).toMatchObject({ outdated: true, editionNumber: '1.1' });
    expect([outdated.may.submit, outdated.may.rebase]).toEqual([
      { allowed: false, because: 'outdated' },
      { allowed: true },
    ]);
    const { version, contentHash } = outdated;
    const refused = await officer.post(`/proposals/${id}/submission`, {
      version,
      body: { title: 'T', summary: 'S', contentHash },
    });
    expect([refused.status, refused.body['code']]).toEqual([409, 'outdated']);

    const before = await copyOf(id);
    expect(must(await rebase(id))).toMatchObject({ outdated: false });
    const after = await copyOf(id);
    expect(after.heading).toBe('Labour Department');
    expect(after.base.edition).toBe('1.1');
    expect(after.generation).toBeGreaterThan(before.generation);
    expect(JSON.stringify(after.body)).toContain('It addresses');
    expect(JSON.stringify(after.body)).toContain('decent work');
    const sent = await submit(officer, id);
    expect(sent.changes.map((change) => change.aspect)).toEqual(['body']);
  });

  it('a heading that changed does not outdate the body, and the other way round', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { words: [['fair labor practices', 'decent work']] } });
    await publishWords({ heading: 'Labour Department' });
    expect((await read(id)).outdated).toBe(false);
    const sent = await submit(officer, id);
    expect(sent.changes.map((change) => change.aspect)).toEqual(['body']);
  });

  it('the same words changed on both sides are shown, and the writer says whose stay', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, {
      sectionId,
      edit: { heading: 'Mine', words: [['fair labor practices', 'decent work']] },
    });
    await publishWords({ heading: 'Theirs', words: [['fair labor practices', 'just labour practices']] });

    const refused = await rebase(id);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'outdated', facts: { conflicts: [{ aspect: 'heading' }, { aspect: 'body' }] } },
    });
    expect(await copyOf(id)).toMatchObject({ heading: 'Mine', outdated: true });
    expect(must(await rebase(id, { keep: 'mine' })).outdated).toBe(false);
    const kept = await copyOf(id);
    expect(kept.heading).toBe('Mine');
    expect(JSON.stringify(kept.body)).toContain('decent work');
    expect(JSON.stringify(kept.base.body)).toContain('just labour practices');
  });

  it('each conflict is settled by itself, named by the hash seen, and whoever settles it is a contributor', async () => {
    const { id } = await begin(officer, sectionId);
    const words = [
      ['fair labor practices', 'decent work'],
      ['raise awareness', 'build awareness'],
      ['It also addresses', 'It addresses'],
    ] as const;
    await write(officer, id, { sectionId, edit: { heading: 'Mine', words } });
    await publishWords({
      heading: 'Theirs',
      words: [
        ['fair labor practices', 'just labour practices'],
        ['raise awareness', 'spread awareness'],
      ],
    });
    const seen = must(await officer.get<ConflictsView>(`/proposals/${id}/conflicts`));
    expect(seen).toMatchObject({ edition: '1.1', sections: [{ sectionId, live: true, edition: '1.0' }] });
    const conflicts = seen.sections[0]?.conflicts ?? [];
    expect(conflicts.map(({ aspect }) => aspect)).toEqual(['heading', 'body', 'body']);
    const [heading, first, second] = conflicts.map(({ hash }) => ({ sectionId, conflict: hash }));

    const partly = await rebase(id, { resolutions: [{ ...first, take: 'mine' }] });
    expect(partly).toMatchObject({
      status: 409,
      body: { code: 'outdated', facts: { conflicts: [{ aspect: 'heading' }, { aspect: 'body', conflicts: [{}] }] } },
    });
    const unseen = { sectionId, conflict: 'f'.repeat(64), take: 'mine' };
    expect((await rebase(id, { keep: 'mine', resolutions: [unseen] })).status).toBe(412);
    expect((await rebase(id, { resolutions: [{ ...first, take: 'words' }] })).status).toBe(422);
    expect(await copyOf(id)).toMatchObject({ heading: 'Mine', outdated: true });

    // A colleague settles them: one with their own words.
    const colleagues = async (body: unknown) =>
      colleague.post<ProposalView>(`/proposals/${id}/rebase`, { version: (await read(id)).version, body });
    must(
      await colleagues({
        resolutions: [
          { ...heading, take: 'words', words: ' Labour and  Human Resources ' },
          { ...first, take: 'published' },
          { ...second, take: 'both' },
        ],
      }),
    );
    const copy = await copyOf(id);
    expect(copy).toMatchObject({ heading: 'Labour and Human Resources', outdated: false });
    const text = JSON.stringify(copy.body);
    for (const kept of ['just labour practices', 'spread build awareness', 'It addresses'])
      expect(text).toContain(kept);
    expect((await read(id)).contributors).toHaveLength(2);
    expect(must(await officer.get<ConflictsView>(`/proposals/${id}/conflicts`)).sections).toEqual([]);
  });

  it('taking the published words leaves nothing to send', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { words: [['fair labor practices', 'decent work']] } });
    await publishWords({ words: [['fair labor practices', 'just labour practices']] });
    must(await rebase(id, { keep: 'published' }));
    expect((await read(id)).may.submit).toEqual({ allowed: false, because: 'nothing-changed' });
  });
});

describe('When a round is decided', () => {
  it('the next working copy holds what was returned, and neither accepted nor rejected words', async () => {
    const edit = {
      heading: 'Labour Department',
      words: [
        ['fair labor practices', 'decent work'],
        ['It also addresses', 'It addresses'],
      ] as const,
    };
    const sent = await propose(officer, { sectionId, edit });
    const [heading, first, second] = await changesOf(moderator, sent.id);
    if (!heading || !first || !second) throw new Error('There are three changes');
    must(
      await decide(moderator, sent.id, [
        [heading, 'accepted'],
        [first, 'rejected'],
        [second, 'returned'],
      ]),
    );
    const back = await read(sent.id);
    expect(back).toMatchObject({ state: 'drafting', returned: true, round: 1 });
    expect(back.changes.map(({ outcome, edition }) => [outcome, edition])).toEqual([
      ['accepted', 'draft'],
      ['rejected', null],
      ['returned', null],
    ]);
    expect(back.changes[1]?.decisions).toMatchObject([
      { seq: 1, outcome: 'rejected', reason: 'The source does not say so.' },
    ]);
    const copy = await copyOf(sent.id);
    expect(copy.heading).toBe('Labor Department');
    expect(JSON.stringify(copy.body)).toContain('It addresses');
    expect(JSON.stringify(copy.body)).not.toContain('decent work');
    expect((await submit(officer, sent.id)).round).toBe(2);
  });

  it('a returned change goes over an edition that came out before the round was finished', async () => {
    const edit = {
      words: [
        ['fair labor practices', 'decent work'],
        ['It also addresses', 'It addresses'],
      ] as const,
    };
    const sent = await propose(officer, { sectionId, edit });
    const [first, second] = await changesOf(moderator, sent.id);
    if (!first || !second) throw new Error('There are two changes');
    must(await decide(moderator, sent.id, [[first, 'accepted']]));
    must(await prepare(moderator));
    must(await publish(await world.as('publisher@commission')));
    await until(async () => {
      const [open] = (await changesOf(moderator, sent.id)).filter((change) => change.outcome === 'open');
      const answer = open ? await decide(moderator, sent.id, [[open, 'returned']]) : null;
      return answer !== null && answer.status < 300;
    });
    const back = await read(sent.id);
    expect(back).toMatchObject({ state: 'drafting', outdated: false, editionNumber: '1.1' });
    const copy = await copyOf(sent.id);
    expect(copy.base.edition).toBe('1.1');
    expect(JSON.stringify(copy.body)).toContain('decent work');
    expect(JSON.stringify(copy.body)).toContain('It addresses');
  });
});
