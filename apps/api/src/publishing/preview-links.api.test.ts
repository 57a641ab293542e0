import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedPreviewLinkView, PreviewLinkView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { TestClock } from '../testing/clock.js';
import { acceptAll, prepare } from '../testing/deciding.js';
import { changeStructure } from '../testing/structure.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../testing/world.js';

const clock = new TestClock();
const at = `/documents/${document}/draft/preview-links`;
let world: World;
beforeAll(async () => {
  world = await startWorld({ clock });
}, 90_000);
afterAll(() => world.close());

const make = async (who = 'moderator@commission', body: object = { forWhom: 'A fact-checker', days: 7 }) =>
  must(await (await world.as(who)).post<CreatedPreviewLinkView>(at, { body }));
const open = (path: string) => fetch(world.app.address + path, { redirect: 'manual' });
const textOf = async (path: string) => (await open(path)).text();

describe('a secret link to what is prepared', () => {
  it('says so while nothing is prepared', async () => {
    const { path } = await make();
    const page = await open(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Nothing is prepared at the moment');
  });

  it('shows the prepared text as readers will see it with its redline, to nobody but who has it', async () => {
    const { sectionId } = await world.section('sindh/sindh-police');
    const proposal = await propose(await world.as('officer@sindh'), {
      sectionId,
      edit: { heading: 'Police of all Sindh', words: [['swift', 'immediate']] },
    });
    await acceptAll(await world.as('moderator@commission'), proposal.id);
    const second = await world.as('second@commission');
    const { path, ...made } = await make('publisher@commission');
    expect(await textOf(path)).not.toContain('Police of all Sindh');
    must(await prepare(second, { changeNote: 'Said more exactly.' }));
    const page = await open(path);
    const text = await page.text();
    expect(text).toContain('Police of all Sindh');
    expect(text).toContain('Said more exactly.');
    expect(text).toMatch(/<del[^>]*>.*?swift.*?<\/del>/su);
    expect(text).toMatch(/<ins[^>]*>.*?immediate.*?<\/ins>/su);
    expect(text).toContain('As readers will see it');
    expect(text).not.toMatch(/Officer|Mariam/u);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(text).toContain('<meta name="robots" content="noindex"');
    for (const address of ['/', `/${document}`, `/${document}/editions`])
      expect(await textOf(address)).not.toMatch(/Police of all Sindh|Said more exactly/u);
    expect(await textOf(`${path}?lang=ur`)).toContain('dir="rtl"');
    const [listed] = must(await second.get<PreviewLinkView[]>(at));
    expect(listed).toEqual({ ...made, openedAt: clock.now().toISOString() });
  });

  it('says where a section was put among its siblings', async () => {
    const [police, labour] = await Promise.all(
      ['sindh/sindh-police', 'sindh/labor-department'].map((path) => world.section(path)),
    );
    const { sectionId: parentId } = await world.section('sindh');
    const officer = await world.as('officer@sindh');
    const { id } = await begin(officer, police!.sectionId);
    must(await changeStructure(officer, id, labour!.sectionId, { place: { parentId, afterId: null } }));
    await submit(officer, id);
    await acceptAll(await world.as('moderator@commission'), id);
    must(await prepare(await world.as('second@commission'), { changeNote: 'In another order.' }));
    const { path } = await make('publisher@commission');
    expect(await textOf(path)).toContain('put first in its part');
  });

  it('keeps a hash of the address and nothing that opens it', async () => {
    const { path } = await make();
    const token = path.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/u);
    const source = world.app.app.get(DataSource);
    for (const table of ['preview_link', 'event', 'stored_reply'])
      expect(JSON.stringify(await source.query(`select row_to_json(it) from ${table} it`))).not.toContain(token);
    expect(JSON.stringify(must(await (await world.as('moderator@commission')).get(at)))).not.toContain(token);
  });

  it('holds until it is ended or over, and is then like one that never was', async () => {
    const publisher = await world.as('publisher@commission');
    const ended = await make();
    const short = await make('moderator@commission', { forWhom: 'One day', days: 1 });
    const long = await make();
    expect((await publisher.delete(`${at}/${ended.id}`)).status).toBe(204);
    expect((await publisher.delete(`${at}/${ended.id}`)).status).toBe(404);
    const status = async (path: string) => (await open(path)).status;
    expect([await status(ended.path), await status(short.path)]).toEqual([404, 200]);
    clock.forward(24 * 3600 + 1);
    expect([await status(short.path), await status(long.path)]).toEqual([404, 200]);
    const never = await open(`/preview/${'a'.repeat(43)}`);
    expect(never.status).toBe(404);
    expect(never.headers.get('cache-control')).toBe('no-store');
    expect(never.headers.get('referrer-policy')).toBe('no-referrer');
    for (const odd of ['x', '%00', '%ff', `${'a'.repeat(3000)}`])
      expect((await open(`/preview/${odd}`)).status).toBeGreaterThanOrEqual(400);
    for (const odd of ['x', '%00', '%ff', `${'a'.repeat(3000)}`])
      expect((await open(`/preview/${odd}`)).status).toBeLessThan(500);
  });

  it('shows no more than who made it may see, and nothing once they are gone', async () => {
    const { path } = await make('second@commission');
    const source = world.app.app.get(DataSource);
    await source.query(
      `update role_grant set jurisdiction = 'punjab' where person_id = (select id from person where email = 'second@commission.example')`,
    );
    expect(await textOf(path)).toContain('None of the prepared changes can be shown');
    await source.query(`update person set active = false where email = 'second@commission.example'`);
    expect((await open(path)).status).toBe(404);
  });

  it('is for who reads the draft to give out: never for more than 31 days, always for somebody', async () => {
    const officer = await world.as('officer@sindh');
    expect((await world.anyone().get(at)).status).toBe(401);
    for (const answer of [await officer.get(at), await officer.post(at, { body: { forWhom: 'Me', days: 1 } })])
      expect(answer.status).toBe(403);
    const moderator = await world.as('moderator@commission');
    for (const body of [{ forWhom: ' ', days: 7 }, { forWhom: 'X', days: 32 }, { forWhom: 'X', days: 0 }, {}])
      expect((await moderator.post(at, { body })).status).toBe(422);
  });
});
