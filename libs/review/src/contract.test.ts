import { expect, test } from '@jest/globals';
import * as contract from '@tarmeem/contract';
import * as review from './index.js';

test('the wire uses the words of the rules', () => {
  expect(contract.roles).toEqual(review.roles);
  expect(contract.proposalStates).toEqual(review.proposalStates);
  expect(contract.aspects).toEqual(review.aspects);
  expect(contract.decidable).toEqual(review.decidable);
  expect(contract.feedbackKinds).toEqual(review.feedbackKinds);
  expect(contract.moderationTimes).toEqual(review.moderationTimes);
  expect(contract.windowStandings).toEqual(review.windowStandings);
  expect(contract.editionKinds).toEqual(Object.keys(review.editionKinds));
  expect(review.changeOutcomes).toEqual(expect.arrayContaining([...contract.changeOutcomes]));
  expect(review.feedbackStates).toEqual(expect.arrayContaining([...contract.feedbackStates]));
  expect(Object.keys(review.dispositions)).toEqual(expect.arrayContaining([...contract.dispositions]));
});

test('every refusal is a problem of the wire', () => {
  expect(Object.keys(contract.problems)).toEqual(expect.arrayContaining([...review.refusalCodes]));
});
