import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import type { Client } from '../../testing/client.js';
import {
  addSection,
  askToAdd,
  changeStructure,
  draftOutline,
  headingsUnder,
  lineOf,
  paragraph,
  sectionIn,
} from '../../testing/structure.js';
import { begin, must, startWorld, submit, type World, write } from '../../testing/world.js';

let world: World;
let officer: Client;
let sindh: string;
let police: string;
let labour: string;
let punjab: string;
beforeAll(async () => {
  world = await startWorld();
  officer = await world.as('officer@sindh');
  sindh = (await world.section('sindh')).sectionId;
  police = (await world.section('sindh/sindh-police')).sectionId;
  labour = (await world.section('sindh/labor-department')).sectionId;
  punjab = (await world.section('punjab')).sectionId;
}, 120_000);
afterAll(() => world.close());

const draft = async () => (await begin(officer, police)).id;
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, Reflect.get(Object(body), 'code')];
const pointerOf = ({ body }: { body: unknown }): string[] =>
  ((Reflect.get(Object(body), 'errors') ?? []) as { code: string; pointer: string }[]).map(
    (it) => `${it.code} ${it.pointer}`,
  );

describe('In a draft', () => {
  it('a section is added where it is put, with its address, and written in like any other', async () => {
    const id = await draft();
    const helpline = await addSection(officer, id, { parentId: police, heading: 'Helpline', text: 'Call 1121.' });
    const desk = await addSection(officer, id, { parentId: police, afterId: helpline, heading: 'Women’s desk' });
    const first = await addSection(officer, id, { parentId: police, heading: 'Helpline' });
    expect(await headingsUnder(officer, id, police)).toEqual(['Helpline', 'Helpline', 'Women’s desk']);
    const line = (await draftOutline(officer, id)).sections.find(({ sectionId }) => sectionId === first);
    expect(line).toMatchObject({ slug: 'helpline-2', added: true, jurisdiction: 'sindh', depth: 2, afterId: null });
    const path = `/proposals/${id}/sections/${desk}`;
    const copy = must(await officer.get<WorkingCopyView>(path));
    expect(copy).toMatchObject({ heading: 'Women’s desk', outdated: false, base: { revisionId: null, heading: '' } });
    const body = { generation: copy.generation, heading: 'Desk for women', body: paragraph('It is open at night.') };
    must(await officer.put(path, { version: copy.version, body }));
    expect((await lineOf(officer, id, 'Desk for women')).slug).toBe('womens-desk');
    must(await officer.delete(path, { version: copy.version + 1 }));
    expect(await headingsUnder(officer, id, police)).toEqual(['Helpline', 'Helpline']);
    expect((await officer.get(path)).status).toBe(404);
  });

  it('a section moves up and down among its siblings, under another parent, and back', async () => {
    const id = await draft();
    const before = await headingsUnder(officer, id, sindh);
    const line = await sectionIn(officer, id, labour);
    const place = { parentId: sindh, afterId: null };
    const moved = must(await changeStructure(officer, id, labour, { place }));
    expect(moved.sections.find(({ sectionId }) => sectionId === labour)).toMatchObject({
      moved: { after: expect.any(String) },
    });
    expect((await headingsUnder(officer, id, sindh))[0]).toBe('Labor Department');
    must(await changeStructure(officer, id, labour, { place: { parentId: police, afterId: null } }));
    expect(await headingsUnder(officer, id, police)).toEqual(['Labor Department']);
    must(await changeStructure(officer, id, labour, { place: { parentId: sindh, afterId: line.afterId } }));
    expect(await headingsUnder(officer, id, sindh)).toEqual(before);
    const back = await sectionIn(officer, id, labour);
    expect(back.moved).toBeNull();
    expect(must(await officer.get<ProposalView>(`/proposals/${id}`)).may.submit).toMatchObject({
      because: 'nothing-changed',
    });
    must(await changeStructure(officer, id, labour, { place }));
    must(await changeStructure(officer, id, labour, { place: null }));
    expect(await headingsUnder(officer, id, sindh)).toEqual(before);
  });

  it('a section is renamed with the address it had, or with another, and named back', async () => {
    const id = await draft();
    const named = must(
      await changeStructure(officer, id, labour, { heading: 'Labour Department', slug: 'labor-department' }),
    );
    expect(named.sections.find(({ sectionId }) => sectionId === labour)).toMatchObject({
      heading: 'Labour Department',
      slug: 'labor-department',
      renamed: { heading: 'Labor Department', slug: 'labor-department' },
    });
    const other = must(await changeStructure(officer, id, labour, { slug: 'labour' }));
    expect(other.sections.find(({ sectionId }) => sectionId === labour)?.slug).toBe('labour');
    expect(codeOf(await changeStructure(officer, id, labour, { slug: 'sindh-police' }))).toEqual([
      422,
      'address-taken',
    ]);
    expect((await changeStructure(officer, id, labour, { slug: 'history' })).status).toBe(422);
    const back = must(await changeStructure(officer, id, labour, { heading: null, slug: null }));
    expect(back.sections.find(({ sectionId }) => sectionId === labour)).toMatchObject({
      renamed: null,
      slug: 'labor-department',
    });
    expect(must(await officer.get<ProposalView>(`/proposals/${id}`)).may.submit).toMatchObject({
      because: 'nothing-changed',
    });
  });

  it('a section is retired alone on it, with what stands under it, and brought back', async () => {
    const id = await draft();
    await write(officer, id, { sectionId: labour, edit: { heading: 'Labour' } });
    expect(codeOf(await changeStructure(officer, id, labour, { live: false }))).toEqual([422, 'retired-and-edited']);
    must(await changeStructure(officer, id, labour, { heading: null }));
    must(await changeStructure(officer, id, labour, { live: false }));
    const retired = await sectionIn(officer, id, labour);
    expect(retired).toMatchObject({ retired: true, may: { edit: { allowed: false }, add: { allowed: false } } });
    expect(codeOf(await changeStructure(officer, id, labour, { heading: 'Labour' }))).toEqual([
      422,
      'retired-and-edited',
    ]);
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${id}/sections/${labour}`));
    const { generation, version, body } = copy;
    const saved = await officer.put(`/proposals/${id}/sections/${labour}`, {
      version,
      body: { generation, heading: 'L', body },
    });
    expect(codeOf(saved)).toEqual([422, 'retired-and-edited']);
    expect(pointerOf(await askToAdd(officer, id, { parentId: labour, heading: 'Under it' }))).toEqual([
      'parent-retired /parentId',
    ]);
    must(await changeStructure(officer, id, labour, { live: true }));
    expect((await sectionIn(officer, id, labour)).retired).toBe(false);
  });

  it('a parent is retired only when nothing lives under it', async () => {
    const id = await draft();
    must(await changeStructure(officer, id, labour, { place: { parentId: police, afterId: null } }));
    const refused = await changeStructure(officer, id, police, { live: false });
    expect(codeOf(refused)).toEqual([422, 'children-left']);
    expect(Reflect.get(Object(refused.body), 'facts')).toMatchObject({ sections: [labour] });
    expect(codeOf(await changeStructure(officer, id, police, { live: false, subtree: true }))).toEqual([
      422,
      'retired-and-edited',
    ]);
  });

  it('a parent of what the draft adds or changes is not retired, which is said before it is tried', async () => {
    const id = await draft();
    const mayRetire = async (sectionId: string) => (await sectionIn(officer, id, sectionId)).may.retire;
    const because = (code: string) => ({ allowed: false, because: code });
    const added = await addSection(officer, id, { parentId: police, heading: 'Helpline' });
    expect(await mayRetire(police)).toEqual(because('added-below'));
    expect(codeOf(await changeStructure(officer, id, police, { live: false, subtree: true }))).toEqual([
      422,
      'added-below',
    ]);
    must(await changeStructure(officer, id, added, { place: { parentId: labour, afterId: null } }));
    expect(await mayRetire(labour)).toEqual(because('added-below'));
    expect(await mayRetire(police)).toEqual({ allowed: true });
    await write(officer, id, { sectionId: police, edit: { heading: 'Police' } });
    expect(await mayRetire(police)).toEqual(because('retired-and-edited'));
    const under = await draft();
    must(await changeStructure(officer, under, labour, { place: { parentId: police, afterId: null } }));
    expect((await sectionIn(officer, under, police)).may.retire).toEqual(because('changed-below'));
  });

  it('nothing is put where it can not stand', async () => {
    const id = await draft();
    const place = async (sectionId: string, parentId: string | null, afterId: string | null = null) =>
      changeStructure(officer, id, sectionId, { place: { parentId, afterId } });
    must(await place(labour, police));
    expect(pointerOf(await place(police, labour))).toEqual(['under-itself /place/parentId']);
    expect(pointerOf(await place(police, police))).toEqual(['under-itself /place/parentId']);
    expect(pointerOf(await place(police, crypto.randomUUID()))).toEqual(['unknown /place/parentId']);
    expect(pointerOf(await place(police, sindh, labour))).toEqual(['unknown /place/afterId']);
    expect(pointerOf(await place(police, sindh, police))).toEqual(['unknown /place/afterId']);
    expect(codeOf(await changeStructure(officer, id, crypto.randomUUID(), { live: false }))).toEqual([
      404,
      'not-found',
    ]);
    expect((await changeStructure(officer, id, police, {})).status).toBe(422);
    const stale = await officer.patch(`/proposals/${id}/sections/${police}`, { version: 1, body: { live: false } });
    expect(codeOf(stale)).toEqual([412, 'stale']);
  });

  it('is for the own jurisdiction: source and target of a move, and never the top', async () => {
    const id = await draft();
    expect(codeOf(await askToAdd(officer, id, { parentId: punjab, heading: 'X' }))).toEqual([403, 'not-allowed']);
    expect(codeOf(await askToAdd(officer, id, { parentId: null, heading: 'X' }))).toEqual([403, 'not-allowed']);
    const beyond = await changeStructure(officer, id, labour, { place: { parentId: punjab, afterId: null } });
    expect(codeOf(beyond)).toEqual([403, 'not-allowed']);
    expect(codeOf(await changeStructure(officer, id, sindh, { live: false }))).toEqual([403, 'not-allowed']);
    const stranger = await world.as('officer@punjab');
    expect((await stranger.get(`/proposals/${id}/outline`)).status).toBe(404);
    expect((await askToAdd(stranger, id, { parentId: punjab, heading: 'X' })).status).toBe(404);
  });
});

describe('A submission', () => {
  it('computes the changes of the tree, each requiring what it stands on', async () => {
    const id = await draft();
    const unit = await addSection(officer, id, {
      parentId: police,
      heading: 'Anti-trafficking unit',
      text: 'It investigates.',
    });
    const cell = await addSection(officer, id, { parentId: unit, heading: 'Cell', text: 'It listens.' });
    must(await changeStructure(officer, id, labour, { place: { parentId: unit, afterId: cell } }));
    await write(officer, id, { sectionId: labour, edit: { words: [['fair labor practices', 'decent work']] } });
    const sent = await submit(officer, id);
    const told = sent.changes.map(({ aspect, structure, sectionId }) => [structure?.kind ?? aspect, sectionId]);
    expect(told).toEqual([
      ['added', unit],
      ['added', cell],
      ['moved', labour],
      ['body', labour],
    ]);
    const [first, second, third, words] = sent.changes;
    expect([first?.requires, second?.requires, third?.requires, words?.requires]).toEqual([
      [],
      [first?.id],
      [first?.id],
      [],
    ]);
    expect(third?.structure).toEqual({
      kind: 'moved',
      heading: 'Labor Department',
      from: { parent: 'Sindh', after: null },
      to: { parent: 'Anti-trafficking unit', after: 'Cell' },
    });
    expect(codeOf(await changeStructure(officer, id, labour, { place: null }))).toEqual([409, 'not-now']);
    expect(codeOf(await askToAdd(officer, id, { parentId: police, heading: 'X' }))).toEqual([409, 'not-now']);
  });

  it('names the structure that was seen', async () => {
    const id = await draft();
    await addSection(officer, id, { parentId: police, heading: 'Unit' });
    const { version, contentHash } = must(await officer.get<ProposalView>(`/proposals/${id}`));
    must(await changeStructure(officer, id, labour, { place: { parentId: police, afterId: null } }));
    const now = must(await officer.get<ProposalView>(`/proposals/${id}`));
    expect(now.version).toBeGreaterThan(version);
    expect(now.contentHash).not.toBe(contentHash);
    const body = { title: 'T', summary: 'S', contentHash };
    const refused = await officer.post(`/proposals/${id}/submission`, { version: now.version, body });
    expect(codeOf(refused)).toEqual([412, 'stale']);
  });
});
