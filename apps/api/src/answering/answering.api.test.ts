import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AuditPage,
  EditionView,
  FeedbackPage,
  FeedbackReceipt,
  FeedbackView,
  ProposalView,
  ReviewView,
  TakenUpFeedback,
  TurnedView,
} from '@tarmeem/contract';
import { TrackFeedback } from '../feedback/index.js';
import { commands } from '../cli/commands.js';
import { Configuration } from '../configuration.js';
import type { Client } from '../testing/client.js';
import { changesOf, decide, prepare, publish } from '../testing/deciding.js';
import { document, must, propose, startWorld, submit, type World, write } from '../testing/world.js';

let world: World;
let officer: Client;
let moderator: Client;
let second: Client;
let publisher: Client;
beforeAll(async () => {
  world = await startWorld();
  officer = await world.as('officer@sindh');
  moderator = await world.as('moderator@commission');
  second = await world.as('second@commission');
  publisher = await world.as('publisher@commission');
}, 120_000);
afterAll(() => world?.close());

const police = 'sindh/sindh-police';

/** An item that everybody reads, as the moderator sees it. */
async function said(text: string, section: string | null = police): Promise<FeedbackView> {
  const sectionId = section && (await world.section(section)).sectionId;
  const { number } = must(
    await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
      body: { kind: 'correction', sectionId, text },
    }),
  );
  const { items } = must(await moderator.get<FeedbackPage>(`/documents/${document}/feedback`));
  const held = items.find((item) => item.number === number);
  if (!held) throw new Error(`There is no feedback ${String(number)}`);
  return must(await moderator.post<FeedbackView>(`/feedback/${held.id}/release`, { version: held.version }));
}

const item = async (client: Client, id: string) => must(await client.get<FeedbackView>(`/feedback/${id}`));
const page = async (path: string) =>
  (await fetch(`${world.app.address}/${document}${path}`, { headers: { accept: 'text/html' } })).text();

/** A draft begun from the item, written and submitted; its heading is changed. */
async function takenUp(feedback: FeedbackView, heading: string): Promise<string> {
  const { proposalId } = must(
    await officer.post<TurnedView>(`/feedback/${feedback.id}/proposals`, { body: { title: 'What a reader found' } }),
  );
  const { sectionId } = await world.section(police);
  await write(officer, proposalId, { sectionId, edit: { heading } });
  await submit(officer, proposalId);
  return proposalId;
}

/** Accepts the only change of a proposal as the answer to these items. */
async function acceptAs(client: Client, proposalId: string, ...answers: FeedbackView[]): Promise<string> {
  const [change] = await changesOf(client, proposalId);
  if (!change) throw new Error('The proposal holds no change');
  const { id: changeId, seq, payloadHash } = change;
  must(
    await client.post<ReviewView>(`/proposals/${proposalId}/decisions`, {
      body: {
        decisions: [{ changeId, outcome: 'accepted', seq, payloadHash, reason: '' }],
        answers: answers.map(({ id }) => ({ feedbackId: id, changeId })),
      },
    }),
  );
  return changeId;
}

async function published(): Promise<EditionView> {
  must(await prepare(moderator));
  return must(await publish(publisher));
}

describe('The thread from what a reader said to the words it changed', () => {
  it('begins with a draft that keeps the link both ways, and ends in the edition that changed the words', async () => {
    const feedback = await said('The heading should name the anti-trafficking unit.');
    expect(feedback.may.link).toEqual({ allowed: true });
    const proposalId = await takenUp(feedback, 'Sindh Police, Anti-Trafficking Unit');
    const [linked] = must(await officer.get<TakenUpFeedback[]>(`/proposals/${proposalId}/feedback`));
    expect(linked).toMatchObject({ id: feedback.id, text: feedback.text, changeIds: [] });
    const review = must(await moderator.get<ReviewView>(`/proposals/${proposalId}/review`));
    expect(review.takesUp).toMatchObject([{ id: feedback.id, changeIds: [] }]);
    expect((await item(officer, feedback.id)).takenUpBy).toMatchObject([{ proposalId, own: true }]);

    await acceptAs(moderator, proposalId, feedback);
    const waits = await item(moderator, feedback.id);
    expect(waits).toMatchObject({ state: 'open', waiting: 1, changed: [] });
    // Nobody outside learns of what waits.
    expect(await item(world.anyone(), feedback.id)).toMatchObject({ state: 'open', waiting: 0, takenUpBy: [] });

    const { number } = await published();
    const answered = await item(world.anyone(), feedback.id);
    expect(answered).toMatchObject({
      state: 'answered',
      disposition: 'accepted',
      response: null,
      changed: [{ edition: number, since: '1.0', after: 'Sindh Police, Anti-Trafficking Unit', aspect: 'heading' }],
    });
    const shown = await page(`/feedback/${String(feedback.number)}`);
    expect(shown).toContain(`This correction changed these words in edition ${number}`);
    expect(shown).toContain(`/${document}/compare/1.0...${number}#r:${answered.changed[0]?.sectionId ?? ''}`);
  });

  it('is open again when the change is taken out, and the answer that was prepared is not public', async () => {
    const feedback = await said('The heading is too long.');
    const proposalId = await takenUp(feedback, 'Sindh Police');
    await acceptAs(second, proposalId, feedback);
    const waits = await item(moderator, feedback.id);
    must(
      await moderator.put(`/feedback/${feedback.id}/disposition`, {
        version: waits.version,
        body: { disposition: 'accepted', response: 'It will be shorter.' },
      }),
    );
    expect(await item(world.anyone(), feedback.id)).toMatchObject({
      state: 'answered',
      response: 'It will be shorter.',
    });
    const [accepted] = await changesOf(moderator, proposalId);
    must(await decide(moderator, proposalId, [[accepted!, 'rejected']]));
    expect(await item(world.anyone(), feedback.id)).toMatchObject({ state: 'open', disposition: null, response: null });
    expect(await item(moderator, feedback.id)).toMatchObject({ waiting: 0, response: 'It will be shorter.' });
  });

  it('goes on with a change that is carried over another edition, with the words of the answer', async () => {
    const feedback = await said('The helpline stands nowhere.');
    const { sectionId } = await world.section('sindh/labor-department');
    const colleague = await world.as('colleague@sindh');
    const { id, number } = await propose(colleague, { sectionId, edit: { words: [['fair labor', 'decent labor']] } });
    const path = `/feedback/${feedback.id}/proposals/${String(number)}`;
    // An officer of another body sees it neither; the moderator links it, twice is once.
    expect((await (await world.as('officer@punjab')).put(path)).status).toBe(403);
    must(await moderator.put(path));
    expect(must(await moderator.put<FeedbackView>(path)).takenUpBy).toMatchObject([
      { proposalId: id, number, own: false },
    ]);
    const changeId = await acceptAs(moderator, id, feedback);
    expect((await moderator.delete(path)).status).toBe(409);

    // Another edition with other words of the same section: what waits is carried, and its answer with it.
    const beside = await propose(colleague, { sectionId, edit: { words: [['awareness', 'knowledge']] } });
    await acceptAs(moderator, beside.id);
    must(await prepare(moderator, { leaveOut: [changeId] }));
    must(await publish(publisher));
    expect(await item(moderator, feedback.id)).toMatchObject({ state: 'open', waiting: 1 });
    const edition = await published();
    expect(await item(world.anyone(), feedback.id)).toMatchObject({
      state: 'answered',
      changed: [{ edition: edition.number, sectionId, after: 'decent' }],
    });
  });

  it('takes what is about the whole document on a section that is named, and says so when none is', async () => {
    const feedback = await said('Say somewhere who pays.', null);
    const path = `/feedback/${feedback.id}/proposals`;
    const refused = await officer.post<{ code: string }>(path, { body: {} });
    expect(refused.status).toBe(422);
    const { sectionId } = await world.section(police);
    const { proposalId } = must(await officer.post<TurnedView>(path, { body: { sectionId } }));
    expect(must(await officer.get<ProposalView>(`/proposals/${proposalId}`)).state).toBe('drafting');
    // That a department has begun to write is told to nobody else before it submits.
    const trail = must(await moderator.get<AuditPage>(`/documents/${document}/audit`)).items;
    expect(trail.filter((event) => event.feedback === feedback.number).map(({ action }) => action)).not.toContain(
      'feedback.turned-into-proposal',
    );
    // A moderator's own quick fix is a proposal of the commission.
    must(await moderator.post<TurnedView>(path, { body: { sectionId } }));
  });

  it('is not decided by who turned it into a proposal, and not ticked on what is not accepted or not taken up', async () => {
    const feedback = await said('The spelling is wrong.');
    const other = await said('Nobody takes this up.');
    const { proposalId } = must(await moderator.post<TurnedView>(`/feedback/${feedback.id}/proposals`, { body: {} }));
    const { sectionId, heading } = await world.section(police);
    await write(moderator, proposalId, { sectionId, edit: { heading: `${heading}.` } });
    await submit(moderator, proposalId);
    const [change] = await changesOf(second, proposalId);
    const { id: changeId, seq, payloadHash } = change!;
    const send = (client: Client, outcome: string, feedbackId: string) =>
      client.post<{ code: string }>(`/proposals/${proposalId}/decisions`, {
        body: {
          decisions: [{ changeId, outcome, seq, payloadHash, reason: 'No.' }],
          answers: [{ feedbackId, changeId }],
        },
      });
    expect((await send(moderator, 'accepted', feedback.id)).body).toMatchObject({ code: 'own-words' });
    expect((await send(second, 'rejected', feedback.id)).status).toBe(422);
    expect((await send(second, 'accepted', other.id)).status).toBe(422);
    expect((await send(second, 'accepted', feedback.id)).status).toBe(200);
  });

  it('is not decided by who wrote what it takes up, linked before or after a decision, also when the link is gone', async () => {
    const { sectionId } = await world.section('sindh/labor-department');
    const body = { kind: 'correction', sectionId, text: 'Say good knowledge.' };
    const { number } = must(await moderator.post<FeedbackReceipt>(`/documents/${document}/feedback`, { body }));
    const { items } = must(await second.get<FeedbackPage>(`/documents/${document}/feedback`));
    const held = items.find((one) => one.number === number);
    const { id } = must(await second.post<FeedbackView>(`/feedback/${held!.id}/release`, { version: held!.version }));
    const offered = async (heading: string) => {
      const proposal = await propose(officer, { sectionId, edit: { heading } });
      const link = `/feedback/${id}/proposals/${String(proposal.number)}`;
      const judge = async (client: Client, mark: 'accepted' | 'rejected') =>
        decide(client, proposal.id, [[(await changesOf(second, proposal.id))[0]!, mark]]);
      return { link, judge };
    };
    const before = await offered('Labour');
    must(await moderator.put(before.link));
    expect((await before.judge(moderator, 'accepted')).body).toMatchObject({ code: 'own-words' });
    must(await moderator.delete(before.link));
    expect((await before.judge(moderator, 'rejected')).body).toMatchObject({ code: 'own-words' });
    must(await before.judge(second, 'rejected'));

    // What its author accepted before waits for somebody else; what they rejected stands, and no more of it is theirs.
    const accepted = await offered('Work');
    must(await accepted.judge(moderator, 'accepted'));
    expect(await moderator.put(accepted.link)).toMatchObject({ status: 409, body: { code: 'own-words' } });
    must(await accepted.judge(second, 'rejected'));
    const rejected = await offered('Works');
    must(await rejected.judge(moderator, 'rejected'));
    must(await moderator.put(rejected.link));
    expect((await rejected.judge(moderator, 'accepted')).body).toMatchObject({ code: 'own-words' });
    const printed: string[] = [];
    await commands['verify']?.run({
      configuration: world.app.app.get(Configuration),
      database: async () => world.app.database,
      parameters: [],
      print: (words) => void printed.push(words),
      application: () => Promise.reject(new Error('not needed')),
    });
    expect(printed.join('\n')).toContain('Everything is as it was written');
  });

  it('shows a duplicate at the item it repeats, and the other way round', async () => {
    const first = await said('The address is wrong.');
    const again = await said('The address is still wrong.');
    must(
      await moderator.put(`/feedback/${again.id}/disposition`, {
        version: again.version,
        body: { disposition: 'duplicate', response: 'See the other one.', duplicateOf: first.number },
      }),
    );
    expect(await item(world.anyone(), again.id)).toMatchObject({ duplicateOf: first.number });
    expect(await item(world.anyone(), first.id)).toMatchObject({ duplicates: [again.number] });
    expect(await page(`/feedback/${String(again.number)}`)).toContain(`/${document}/feedback/${String(first.number)}"`);
    expect(await page(`/feedback/${String(first.number)}`)).toContain(`/${document}/feedback/${String(again.number)}"`);
  });

  it('takes no duplicate that leads round in a circle, or to what nobody may read', async () => {
    const [one, two, three] = [await said('Once.'), await said('Twice.'), await said('Thrice.')];
    const repeat = async (it: FeedbackView, number: number) => {
      const { version } = await item(moderator, it.id);
      const body = { disposition: 'duplicate', response: 'See the other one.', duplicateOf: number };
      return moderator.put<{ errors?: unknown }>(`/feedback/${it.id}/disposition`, { version, body });
    };
    const refused = (code: string) => ({
      status: 422,
      body: { errors: [expect.objectContaining({ code, pointer: '/duplicateOf' })] },
    });
    must(await repeat(one, two.number));
    must(await repeat(two, three.number));
    expect(await repeat(three, one.number)).toMatchObject(refused('duplicate-circle'));
    expect(await repeat(two, one.number)).toMatchObject(refused('duplicate-circle'));
    expect(await repeat(two, two.number)).toMatchObject(refused('duplicate'));
    expect(await repeat(two, 1_000_000)).toMatchObject(refused('duplicate'));
    expect(await item(world.anyone(), two.id)).toMatchObject({ duplicateOf: three.number });
    // At once, one says that it repeats the other, and the other that.
    const [left, right] = [await said('Left.'), await said('Right.')];
    const both = await Promise.all([repeat(left, right.number), repeat(right, left.number)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);

    const send = async (text: string) =>
      must(
        await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
          body: { kind: 'comment', sectionId: null, text },
        }),
      );
    const held = await send('It waits.');
    expect(await repeat(three, held.number)).toMatchObject(refused('duplicate-unread'));
    const withdrawn = await send('It went.');
    await world.app.app.get(TrackFeedback).withdraw(withdrawn.trackingCode);
    expect(await repeat(three, withdrawn.number)).toMatchObject(refused('duplicate-unread'));
  });
});
