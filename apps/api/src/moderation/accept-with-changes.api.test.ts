import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type {
  AuditPage,
  ConsequencesView,
  CounterView,
  ProposalView,
  ReviewChange,
  ReviewView,
  SectionView,
} from '@tarmeem/contract';
import { apply, type Change, parse } from '@tarmeem/document';
import type { Answer, Client } from '../testing/client.js';
import { changesOf, decide, draftOf } from '../testing/deciding.js';
import { document, must, propose, replaceWords, startWorld, type World } from '../testing/world.js';

jest.setTimeout(30_000);
let world: World;
let [officer, punjab, first, second]: Client[] = [];
beforeAll(async () => {
  world = await startWorld();
  [officer, punjab, first, second] = await Promise.all(
    ['officer@sindh', 'officer@punjab', 'moderator@commission', 'second@commission'].map((name) => world.as(name)),
  );
}, 90_000);
afterAll(() => world.close());

const police = 'sindh/sindh-police';

/** The section with the change in it, and then other words. */
async function answer(
  client: Client,
  { proposalId, change, words }: { proposalId: string; change: ReviewChange; words: [string, string][] },
): Promise<Answer<CounterView>> {
  const section = must(await client.get<SectionView>(`/documents/${document}/sections/${change.sectionId}`));
  const body = replaceWords(apply(parse(section.body), [change.payload as Change]).toJSON(), words);
  const { seq, payloadHash, id } = change;
  return client.post<CounterView>(`/proposals/${proposalId}/changes/${id}/counter`, {
    body: { seq, payloadHash, summary: 'In the words of the Act.', body },
  });
}

const reviewOf = async (client: Client, id: string): Promise<ReviewView> =>
  must(await client.get<ReviewView>(`/proposals/${id}/review`));

describe('example 5: a moderator accepts a change with changes', () => {
  let proposal: ProposalView;
  let [c1, c2]: ReviewChange[] = [];
  let counter: CounterView;
  beforeAll(async () => {
    const { sectionId } = await world.section(police);
    const words = [
      ['entrusted', 'charged'],
      ['vital', 'free'],
    ] as const;
    proposal = await propose(officer!, { sectionId, edit: { words } });
    [c1, c2] = await changesOf(first!, proposal.id);
    counter = must(
      await answer(first!, { proposalId: proposal.id, change: c2!, words: [['free', 'free and confidential']] }),
    );
  });

  test('opens a counter-proposal in review, on that change only, and decides nothing', async () => {
    const answered = await reviewOf(second!, counter.id);
    expect(answered.sections.flatMap(({ changes }) => changes.flatMap(({ overlaps }) => overlaps))).toEqual([]);
    expect(answered.counterOf).toMatchObject({ proposal: proposal.number, change: { id: c2!.id, outcome: 'open' } });
    expect(answered.sections.flatMap(({ changes }) => changes)).toHaveLength(1);
    const original = (await changesOf(second!, proposal.id)).find(({ id }) => id === c2!.id)!;
    expect(original).toMatchObject({ outcome: 'open', counters: [{ number: counter.number, state: 'in_review' }] });
    expect(original.may.counter).toEqual({ allowed: false, because: 'not-now' });
  });

  test('neither its writer nor the authors of the original accept it', async () => {
    const [change] = await changesOf(first!, counter.id);
    const own = await decide(first!, counter.id, [[change!, 'accepted']]);
    expect([own.status, own.body]).toMatchObject([409, { code: 'own-words' }]);
    const author = await decide(officer!, counter.id, [[change!, 'accepted']]);
    expect(author.status).toBe(403);
  });

  test('rejected, it leaves the original open', async () => {
    const [change] = await changesOf(second!, counter.id);
    must(await decide(second!, counter.id, [[change!, 'rejected']]));
    expect((await changesOf(second!, proposal.id)).map(({ outcome }) => outcome)).toEqual(['open', 'open']);
  });

  test('accepted by somebody else, it amends the original, and the draft has its words', async () => {
    const anew = must(await answer(first!, { proposalId: proposal.id, change: c2!, words: [['free', 'quick']] }));
    const [change] = await changesOf(second!, anew.id);
    const mark = { changeId: change!.id, outcome: 'accepted', reason: '', seq: change!.seq };
    must(await second!.put(`/proposals/${anew.id}/tray`, { body: { marks: [mark] } }));
    // What it amends does not stand against it.
    const foreseen = must(await second!.get<ConsequencesView>(`/proposals/${anew.id}/consequences`));
    expect([foreseen.refused, foreseen.conflicts]).toEqual([null, []]);
    expect(foreseen.amends.map((it) => it.proposal)).toEqual([proposal.number]);
    must(await decide(second!, anew.id, [[change!, 'accepted']]));
    const [left, amended] = await changesOf(second!, proposal.id);
    expect([left!.outcome, amended!.outcome, amended!.amendedBy]).toEqual(['open', 'amended', anew.number]);
    expect(JSON.stringify((await draftOf(second!)).sections)).toContain('quick');
    must(await decide(first!, proposal.id, [[c1!, 'rejected']]));
    const finished = must(await officer!.get<ProposalView>(`/proposals/${proposal.id}`));
    expect(finished.state).toBe('closed');
    expect(finished.changes.map(({ outcome, amendedBy }) => [outcome, amendedBy])).toEqual([
      ['rejected', null],
      ['amended', anew.number],
    ]);
    counter = anew;
  });

  test('taken out, the original comes back to its authors, who put it in again', async () => {
    const [waiting] = (await draftOf(first!)).sections.flatMap(({ changes }) => changes);
    must(await decide(second!, counter.id, [[waiting!, 'rejected']]));
    const back = must(await officer!.get<ProposalView>(`/proposals/${proposal.id}`));
    expect(back).toMatchObject({ state: 'drafting', parked: [{ changeId: c2!.id }] });
    expect(back.changes.find(({ id }) => id === c2!.id)).toMatchObject({ outcome: 'returned', amendedBy: null });
    expect((await draftOf(first!)).sections).toEqual([]);
    // Nobody decided that it comes back: the system did, and says why.
    const { items } = must(await first!.get<AuditPage>(`/documents/${document}/audit?proposal=${proposal.number}`));
    expect(items.find(({ action }) => action === 'change.returned')).toMatchObject({
      actor: null,
      cause: 'amendment-undone',
    });
  });
});

describe('a counter-proposal that can not be', () => {
  let proposal: ProposalView;
  let change: ReviewChange;
  beforeAll(async () => {
    const { sectionId } = await world.section('punjab/punjab-police');
    proposal = await propose(punjab!, { sectionId, edit: { words: [['tasked', 'charged']] } });
    [change] = (await changesOf(first!, proposal.id)) as [ReviewChange];
  });
  const codeOf = ({ status, body }: Answer<unknown>) => [status, (body as { code: string }).code];

  test('says what the change says, or what is published', async () => {
    expect(codeOf(await answer(first!, { proposalId: proposal.id, change, words: [] }))).toEqual([
      422,
      'nothing-changed',
    ]);
    const words: [string, string][] = [['charged', 'tasked']];
    expect(codeOf(await answer(first!, { proposalId: proposal.id, change, words }))).toEqual([422, 'nothing-changed']);
  });

  test('changes words beside the change', async () => {
    const section = must(await first!.get<SectionView>(`/documents/${document}/sections/${change.sectionId}`));
    const last = /(\w+)[^\w]*$/u.exec(textOf(section.body))?.[1] ?? '';
    const words: [string, string][] = [
      ['charged', 'leading'],
      [last, 'elsewhere'],
    ];
    expect(codeOf(await answer(first!, { proposalId: proposal.id, change, words: words.slice(0, 1) }))[0]).toBe(201);
    const [standing] = (await changesOf(second!, proposal.id))[0]!.counters;
    const [mine] = await changesOf(second!, standing!.id);
    must(await decide(second!, standing!.id, [[mine!, 'rejected']]));
    expect(codeOf(await answer(first!, { proposalId: proposal.id, change, words }))).toEqual([
      422,
      'beside-the-change',
    ]);
  });

  test('answers a change that another one answers already, until that is returned to its writer', async () => {
    const words: [string, string][] = [['charged', 'leading']];
    const standing = must(await answer(first!, { proposalId: proposal.id, change, words }));
    expect(codeOf(await answer(second!, { proposalId: proposal.id, change, words }))).toEqual([409, 'not-now']);
    const [mine] = await changesOf(second!, standing.id);
    expect(codeOf(await answer(second!, { proposalId: standing.id, change: mine!, words: [] }))).toEqual([
      409,
      'not-now',
    ]);
    must(await decide(second!, standing.id, [[mine!, 'returned']]));
    const other: [string, string][] = [['charged', 'principal']];
    const again = must(await answer(first!, { proposalId: proposal.id, change, words: other }));
    expect(again).toEqual(standing);
    expect(await reviewOf(second!, again.id)).toMatchObject({ round: 2, proposal: { state: 'in_review' } });
  });

  test('answers what was seen before somebody decided it, or what is not open', async () => {
    must(await decide(second!, proposal.id, [[change, 'rejected']]));
    const words: [string, string][] = [['charged', 'leading']];
    expect(codeOf(await answer(first!, { proposalId: proposal.id, change, words }))).toEqual([409, 'decided']);
    const [decided] = await changesOf(first!, proposal.id);
    expect(codeOf(await answer(first!, { proposalId: proposal.id, change: decided!, words }))).toEqual([
      409,
      'not-now',
    ]);
  });
});

function textOf(node: unknown): string {
  const { text, content } = Object(node) as { text?: string; content?: unknown[] };
  return text ?? (content ?? []).map(textOf).join(' ');
}
