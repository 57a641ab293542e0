import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage, ProposalView, ReviewView } from '@tarmeem/contract';
import { pdf } from '../../evidence/testing/files.js';
import type { Client } from '../../testing/client.js';
import { acceptAll, changesOf, decide, prepare, publish } from '../../testing/deciding.js';
import { jobsDone } from '../../testing/until.js';
import { begin, document, must, propose, startWorld, submit, type World, write } from '../../testing/world.js';

let world: World;
let officer: Client;
let neighbour: Client;
let moderator: Client;
let publisher: Client;
let sectionId: string;
beforeAll(async () => {
  world = await startWorld();
  [officer, neighbour, moderator, publisher] = (await Promise.all(
    ['officer@sindh', 'officer@punjab', 'moderator@commission', 'publisher@commission'].map((name) => world.as(name)),
  )) as [Client, Client, Client, Client];
  sectionId = (await world.section('sindh/labor-department')).sectionId;
}, 120_000);
afterAll(() => world.close());

const act = { kind: 'act', title: 'Sindh Prohibition of Employment of Children Act 2017', locator: 's. 3' };
const add = (id: string, body: object, who = officer) => who.post<ProposalView>(`/proposals/${id}/sources`, { body });
const read = async (id: string) => must(await officer.get<ProposalView>(`/proposals/${id}`));
const review = async (id: string) => must(await moderator.get<ReviewView>(`/proposals/${id}/review`));
/** Everywhere in the published text: with one change in it, that change. */
const words = (from = 0, to = 100_000) => ({ sectionId, aspect: 'body', gaps: [[from, to]] });
const file = { name: 'Gazette.pdf', data: Buffer.from(pdf).toString('base64') };

describe('The sources of a proposal', () => {
  test('stand with their change when it is submitted, are the draft’s to drop, and never leave the round', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { words: [['fair labor practices', 'decent work']] } });
    const { version } = await read(id);
    const one = must(await add(id, { ...act, about: words(), link: 'https://sindhlaws.gov.pk/2017' }));
    expect(one.version).toBeGreaterThan(version);
    must(await add(id, { kind: 'report', title: 'Report on kilns' }));
    expect(one.sources).toMatchObject([{ ...act, round: null, sectionId, about: { aspect: 'body' } }]);
    await write(officer, id, { sectionId, edit: { words: [['decent work', 'decent work for all']] } });

    await submit(officer, id);
    const [change] = await changesOf(moderator, id);
    const { sources } = await review(id);
    expect(sources.map(({ title, changeId, round }) => [title, changeId, round])).toEqual([
      [act.title, change?.id, 1],
      ['Report on kilns', null, 1],
    ]);
    expect((await add(id, act)).status).toBe(409);
    expect((await officer.delete(`/proposals/${id}/sources/${sources[0]!.id}`)).status).toBe(409);

    must(await decide(moderator, id, [[change!, 'returned']]));
    const back = await read(id);
    expect(back.sources.map(({ title, round }) => [title, round])).toEqual([
      [act.title, null],
      ['Report on kilns', null],
      [act.title, 1],
      ['Report on kilns', 1],
    ]);
    const dropped = must(await officer.delete<ProposalView>(`/proposals/${id}/sources/${back.sources[1]!.id}`));
    expect(dropped.sources.map(({ title, round }) => [title, round])).toEqual([
      [act.title, null],
      [act.title, 1],
      ['Report on kilns', 1],
    ]);
    // What an organisation does with a draft is its own, also after a return.
    const trail = must(await moderator.get<AuditPage>(`/documents/${document}/audit`)).items;
    expect(trail.map(({ action }) => action)).toContain('change.returned');
    expect(JSON.stringify(trail)).not.toContain('proposal.source');
    await submit(officer, id);
    await acceptAll(moderator, id);
    must(await prepare(moderator));
    must(await publish(publisher));
    await jobsDone(world.app);
    const page = await (await fetch(`${world.app.address}/${document}/compare/1.0...1.1`)).text();
    expect(page).toContain(
      `<a href="https://sindhlaws.gov.pk/2017" rel="nofollow noopener"><bdi>${act.title}</bdi></a>`,
    );
    expect(page).toContain('<bdi>s. 3</bdi>');
    // Of the whole proposal, and dropped before the last round: nobody's but theirs who were there.
    expect(page).not.toContain('Report on kilns');
  });

  test('are taken or refused with a reason, however they are written, and no word of them asks too much of the database', async () => {
    const { id } = await begin(officer, sectionId);
    const { sources } = must(await add(id, { ...act, link: 'HTTPS://SindhLaws.gov.pk/A' }));
    expect(sources.map(({ link }) => link)).toEqual(['https://SindhLaws.gov.pk/A']);
    for (const wrong of [
      { title: '\u0085' },
      { title: '\u2003' },
      { link: 'javascript:alert(1)' },
      { link: 'http://[' },
      { link: 'https://you@elsewhere.example' },
      { about: words(2 ** 53, 1) },
      { about: { sectionId: '00000000-0000-7000-8000-000000000000', aspect: 'body' } },
    ])
      expect([wrong, (await add(id, { ...act, ...wrong })).status]).toEqual([wrong, 422]);
  });

  test('follow their change over another edition', async () => {
    const other = (await world.section('sindh/sindh-police')).sectionId;
    const { id } = await begin(officer, other);
    await write(officer, id, { sectionId: other, edit: { words: [['vital helpline', 'helpline day and night']] } });
    const about = { sectionId: other, aspect: 'body', gaps: [[0, 100_000]] };
    must(await add(id, { ...act, about }));
    const quick = await propose(await world.as('colleague@sindh'), {
      sectionId: other,
      edit: { words: [['maintaining law and order', 'keeping law and order']] },
    });
    await acceptAll(moderator, quick.id);
    must(await prepare(moderator));
    must(await publish(publisher));
    await jobsDone(world.app);
    const { version, outdated } = await read(id);
    expect(outdated).toBe(true);
    must(await officer.post(`/proposals/${id}/rebase`, { version, body: {} }));
    await submit(officer, id);
    const [change] = await changesOf(moderator, id);
    expect((await review(id)).sources).toMatchObject([{ title: act.title, changeId: change?.id }]);
  });

  test('may be a paper, that the organisation reads, and once it is submitted those who decide', async () => {
    const { id } = await begin(officer, sectionId);
    await write(officer, id, { sectionId, edit: { heading: 'Labour and Human Resources' } });
    const { sources } = must(await add(id, { ...act, file, about: { sectionId, aspect: 'heading' } }));
    expect(sources[0]?.file).toEqual({ name: 'Gazette.pdf', type: 'application/pdf', size: pdf.length });
    const address = `/proposals/${id}/sources/${sources[0]!.id}/file`;
    const colleague = await world.as('colleague@sindh');
    const asks = async () =>
      Promise.all([officer, colleague, neighbour, moderator].map(async (who) => (await who.get(address)).status));
    expect(await asks()).toEqual([200, 200, 404, 404]);
    await submit(officer, id);
    expect(await asks()).toEqual([200, 200, 404, 200]);
  });

  test('that are none are refused in words, and nothing of them is kept', async () => {
    const { id } = await begin(officer, sectionId);
    const faults = [
      { ...act, title: ' ' },
      { ...act, link: 'javascript:alert(1)' },
      { ...act, link: 'https://name:secret@gov.pk/' },
      { ...act, kind: 'rumour' },
      { ...act, about: { sectionId: crypto.randomUUID(), aspect: 'body' } },
      { ...act, about: words(), gaps: 'x' },
      { ...act, file: { name: 'a.pdf', data: Buffer.from('no paper').toString('base64') } },
    ];
    for (const body of faults) expect((await add(id, body)).status).toBe(422);
    expect((await add(id, act, neighbour)).status).toBe(404);
    expect((await read(id)).sources).toEqual([]);
    for (let n = 0; n < 50; n += 1) must(await add(id, { ...act, title: `Act ${String(n)}` }));
    expect((await add(id, act)).status).toBe(409);
    const { version } = await read(id);
    expect((await officer.delete(`/proposals/${id}`, { version })).status).toBe(204);
  });
});
