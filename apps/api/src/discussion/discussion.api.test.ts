import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DiscussionView, MentionView, ProposalView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import type { Client } from '../testing/client.js';
import { changesOf, decide } from '../testing/deciding.js';
import { lettersTo, letterTo } from '../testing/outbox.js';
import { jobsDone } from '../testing/until.js';
import { begin, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
let amna: Client;
let focal: Client;
let moderator: Client;
let sectionId: string;
beforeAll(async () => {
  world = await startWorld();
  [amna, focal, moderator] = (await Promise.all(
    ['officer@sindh', 'focal@sindh', 'moderator@commission'].map((name) => world.as(name)),
  )) as [Client, Client, Client];
  ({ sectionId } = await world.section('sindh/sindh-police'));
}, 120_000);
afterAll(() => world.close());

const of = (id: string) => `/proposals/${id}/discussion`;
const words = (text: string, more: object = {}) => ({
  body: { text, shared: false, changeId: null, mentions: [], ...more },
});
const read = async (client: Client, id: string) => must(await client.get<DiscussionView>(of(id)));
const said = async (client: Client, id: string) => (await read(client, id)).messages.map(({ text }) => text);
const idOf = async (client: Client) => must(await client.get<{ id: string }>('/me')).id;
const submitted = (heading: string) => propose(amna, { sectionId, edit: { heading } });

describe('who reads what', () => {
  it('a draft is discussed inside its organisation, and shared with nobody before it is submitted', async () => {
    const { id } = await begin(amna, sectionId);
    must(await amna.post(of(id), words('Is the Act in force?')));
    expect(await said(focal, id)).toEqual(['Is the Act in force?']);
    expect((await amna.post(of(id), words('Look', { shared: true }))).status).toBe(409);
    for (const name of ['moderator@commission', 'officer@punjab', 'admin@commission'])
      expect((await (await world.as(name)).get(of(id))).status).toBe(404);
    expect((await world.anyone().get(of(id))).status).toBe(401);
  });

  it('moderators read and write what is shared, never what is internal', async () => {
    const { id } = await submitted('Police of the province');
    must(await amna.post(of(id), words('Among us')));
    must(await amna.post(of(id), words('To all', { shared: true })));
    expect(await said(moderator, id)).toEqual(['To all']);
    must(await moderator.post(of(id), words('Which Act?', { shared: true })));
    expect(await said(focal, id)).toEqual(['Among us', 'To all', 'Which Act?']);
    expect((await moderator.post(of(id), words('Hidden'))).status).toBe(403);
    expect((await (await world.as('officer@punjab')).post(of(id), words('Me too', { shared: true }))).status).toBe(404);
  });

  it('what was said on a change stays with it when it is carried to the next edition, and a foreign change is refused', async () => {
    const { id } = await submitted('Police, carried');
    const other = await submitted('Police, other');
    const [change] = await changesOf(moderator, id);
    const [foreign] = await changesOf(moderator, other.id);
    const view = must(
      await moderator.post<DiscussionView>(of(id), words('Why?', { shared: true, changeId: change!.id })),
    );
    expect(view.messages.at(-1)?.changeId).toBe(change!.id);
    expect((await amna.post(of(id), words('No', { changeId: foreign!.id }))).status).toBe(422);
    const source = world.app.app.get(DataSource);
    const [carried] = (await source.query(
      `insert into change (document_id, proposal_id, round_id, section_id, aspect, position, payload, payload_hash, change_key,
         base_hash, base_revision_id, carried_from)
       select document_id, proposal_id, round_id, section_id, aspect, position + 100, payload, payload_hash, change_key || 'n',
         base_hash, base_revision_id, id from change where id = $1 returning id`,
      [change!.id],
    )) as [{ id: string }];
    expect((await read(amna, id)).messages.at(-1)?.changeId).toBe(carried.id);
  });
});

describe('what was said stays', () => {
  it('its author withdraws it once, and a stub is left; nobody else does', async () => {
    const { id } = await submitted('Police, withdrawn words');
    const { messages } = must(await amna.post<DiscussionView>(of(id), words('Too quick', { shared: true })));
    const at = `${of(id)}/${messages[0]!.id}/withdrawal`;
    expect((await focal.post(at)).status).toBe(404);
    expect((await moderator.post(at)).status).toBe(404);
    must(await amna.post(at));
    expect((await amna.post(at)).status).toBe(404);
    expect((await read(moderator, id)).messages).toMatchObject([
      { text: null, mentions: [], withdrawnAt: expect.any(String), mayWithdraw: false },
    ]);
  });

  it('the database lets nobody write it anew', async () => {
    const source = world.app.app.get(DataSource);
    await expect(source.query("update message set text = 'Other words'")).rejects.toThrow(/stays as it was said/u);
    await expect(source.query('delete from message')).rejects.toThrow(/permission denied/u);
  });

  it('sent twice under one key it is said once, and the key keeps none of it', async () => {
    const { id } = await submitted('Police, twice');
    const key = crypto.randomUUID();
    for (let n = 0; n < 2; n += 1) must(await amna.post(of(id), { ...words('Only once kmzvqx'), key }));
    expect(await said(amna, id)).toEqual(['Only once kmzvqx']);
    const source = world.app.app.get(DataSource);
    expect(await source.query("select from stored_reply where reply::text like '%kmzvqx%'")).toEqual([]);
    expect(await source.query("select from event where facts::text like '%kmzvqx%'")).toEqual([]);
  });
});

describe('mentions', () => {
  it('reach those who hear it, here and by mail without the words, until they looked', async () => {
    const { id, number } = await submitted('Police, mentioned');
    const personId = await idOf(moderator);
    expect((await amna.post(of(id), words('You?', { mentions: [personId] }))).status).toBe(422);
    const body = words('Please look, zvqkmx', { shared: true, mentions: [personId] });
    must(await amna.post(of(id), body));
    const letter = await letterTo(world.app, 'moderator@commission.example');
    expect(letter.text).toContain(`/app/desk/${id}`);
    expect(letter.text).not.toContain('zvqkmx');
    const mentions = must(await moderator.get<MentionView[]>('/me/mentions'));
    expect(mentions).toMatchObject([{ proposalId: id, proposal: number, title: null, own: false }]);
    must(await moderator.post(`${of(id)}/seen`));
    expect(must(await moderator.get('/me/mentions'))).toEqual([]);
  });

  it('come as one letter until somebody has looked, however often they are made', async () => {
    const { id } = await submitted('Police, mentioned often');
    const second = await world.as('second@commission');
    const personId = await idOf(second);
    const mention = async () => must(await amna.post(of(id), words('You?', { shared: true, mentions: [personId] })));
    for (let times = 0; times < 3; times += 1) await mention();
    await letterTo(world.app, 'second@commission.example');
    await jobsDone(world.app);
    expect(await lettersTo(world.app, 'second@commission.example')).toHaveLength(1);
    expect(must(await second.get<MentionView[]>('/me/mentions'))).toHaveLength(3);
    must(await second.post(`${of(id)}/seen`));
    await mention();
    await letterTo(world.app, 'second@commission.example', 2);
  });

  it('name to moderators only those of the organisation who take part', async () => {
    const { id } = await submitted('Police, people');
    const seen = (await read(moderator, id)).people;
    const own = (await read(amna, id)).people;
    const focalId = await idOf(focal);
    expect(own.some((person) => person.id === focalId && person.internal)).toBe(true);
    expect(seen.some((person) => person.id === focalId)).toBe(false);
    const punjab = await idOf(await world.as('officer@punjab'));
    expect((await amna.post(of(id), words('You?', { shared: true, mentions: [punjab] }))).status).toBe(422);
  });

  it('tell nobody who hears it no more when the letter is built', async () => {
    const { id } = await begin(amna, sectionId);
    await write(amna, id, { sectionId, edit: { heading: 'Police, gone' } });
    const { id: proposalId }: ProposalView = await submit(amna, id);
    const personId = await idOf(focal);
    const source = world.app.app.get(DataSource);
    const before = (await lettersTo(world.app, 'focal@sindh.example')).length;
    await source.query('update person set organisation_id = null where id = $1', [personId]);
    await source.query(
      `with said as (insert into message (document_id, proposal_id, shared, text, author_id, at)
         select document_id, id, false, 'Among us', created_by, now() from proposal where id = $1 returning id)
       insert into mention (message_id, person_id) select id, $2 from said`,
      [proposalId, personId],
    );
    await source.query(
      `select graphile_worker.add_job('tell-mentioned', json_build_object('id', 'mention-x', 'messageId', message_id, 'personId',
         person_id)) from mention where person_id = $1`,
      [personId],
    );
    await jobsDone(world.app);
    expect((await lettersTo(world.app, 'focal@sindh.example')).length).toBe(before);
    expect(must(await focal.get('/me/mentions'))).toEqual([]);
  });
});

it('returned changes keep their discussion, read by both sides', async () => {
  const { id } = await submitted('Police, returned');
  const [change] = await changesOf(moderator, id);
  must(await moderator.post(of(id), words('Which Act?', { shared: true, changeId: change!.id })));
  must(await decide(moderator, id, [[change!, 'returned']]));
  expect(await said(amna, id)).toEqual(['Which Act?']);
  expect(await said(moderator, id)).toEqual(['Which Act?']);
});
