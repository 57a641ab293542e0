import { describe, expect, test } from '@jest/globals';
import {
  mayWithProposal,
  proposalLife,
  proposalStates,
  type ProposalFacts,
  proposalSteps,
  stepProposal,
} from './proposal.js';
import { proposal, refusal } from './testing/facts.js';

// In each state, facts under which every step that the state knows is open to the actor.
const willing = (state: ProposalFacts['state'], step: string) =>
  proposal({
    state,
    rounds: state === 'drafting' && step !== 'withdraw' ? 0 : 1,
    outdated: step === 'rebase',
    isFocalPerson: true,
    undecided: ['c2', 'c3'],
  });
const cells = proposalStates.flatMap((state) => proposalSteps.map((step) => ({ state, step })));
const isRow = ({ state, step }: (typeof cells)[number]) =>
  proposalLife.some((row) => row.from === state && row.step === step);

test.each(cells.filter(isRow))('$state: $step is possible', ({ state, step }) => {
  const row = proposalLife.find((row) => row.from === state && row.step === step);
  expect(stepProposal(willing(state, step), step, { contentHash: 'seen' }).next.state).toBe(row?.to);
});

test.each(cells.filter((cell) => !isRow(cell)))('$state: $step is refused, not now', ({ state, step }) => {
  expect(refusal(() => stepProposal(willing(state, step), step, { contentHash: 'seen' }))).toBe('not-now');
});

test.each(cells)('$state: $step is never for a stranger', ({ state, step }) => {
  const stranger = { ...willing(state, step), mayPropose: false, isContributor: false, isFocalPerson: false };
  expect(refusal(() => stepProposal(stranger, step, { contentHash: 'seen' }))).toBe('not-allowed');
});

describe('submitting', () => {
  const submit = (more: Partial<ProposalFacts>, contentHash = 'seen') =>
    refusal(() => stepProposal(proposal(more), 'submit', { contentHash }));

  test('opens the next round', () => {
    const { next, events } = stepProposal(proposal({ rounds: 1 }), 'submit', { contentHash: 'seen' });
    expect(next).toEqual({ state: 'in_review', opens: 2, finishes: null, changes: [] });
    expect(events.map((event) => event.action)).toEqual(['proposal.submitted']);
  });
  test('is refused while the published text has moved on', () => expect(submit({ outdated: true })).toBe('outdated'));
  test('is refused when nothing changed', () => expect(submit({ changes: 0 })).toBe('nothing-changed'));
  test('is refused when the sender saw another text', () => expect(submit({}, 'older')).toBe('stale'));
  test('is for the focal person where the organisation says so', () => {
    expect(submit({ onlyFocalSubmits: true })).toBe('not-allowed');
    expect(submit({ onlyFocalSubmits: true, isFocalPerson: true })).toBeNull();
  });
});

test('recalling takes back the undecided changes and names them', () => {
  const { next, events } = stepProposal(proposal({ state: 'in_review', rounds: 1, undecided: ['c2'] }), 'recall');
  expect(next).toEqual({
    state: 'drafting',
    opens: null,
    finishes: 'recalled',
    changes: [{ id: 'c2', outcome: 'recalled' }],
  });
  expect(events[0]?.facts).toEqual({ round: 1, undecided: ['c2'] });
});

test('withdrawing in review ends the open changes and leaves the decided ones', () => {
  const { next } = stepProposal(proposal({ state: 'in_review', rounds: 1, undecided: ['c2'] }), 'withdraw');
  expect(next.changes).toEqual([{ id: 'c2', outcome: 'withdrawn' }]);
});

test('a proposal once submitted is withdrawn, one never submitted is discarded', () => {
  expect(refusal(() => stepProposal(proposal({ rounds: 1 }), 'discard'))).toBe('not-now');
  expect(refusal(() => stepProposal(proposal({ rounds: 0 }), 'withdraw'))).toBe('not-now');
});

test('what a person may do is told with the code of what is in the way', () => {
  expect(mayWithProposal(proposal({ outdated: true }))).toEqual({
    edit: { allowed: true },
    rebase: { allowed: true },
    submit: { allowed: false, because: 'outdated' },
    discard: { allowed: true },
    withdraw: { allowed: false, because: 'not-now' },
    recall: { allowed: false, because: 'not-now' },
  });
});
