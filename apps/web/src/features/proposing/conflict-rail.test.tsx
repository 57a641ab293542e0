import { afterEach, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { ConflictChoice } from './conflict-choice.js';
import type { Choice } from './conflict-model.js';
import { ConflictRail } from './conflict-rail.js';

afterEach(cleanup);

const place = { parent: null, after: null };
const step = (aspect: 'place' | 'standing'): Choice => ({
  id: aspect,
  sectionId: '7',
  hash: aspect,
  aspect,
  structure: {
    mine: aspect === 'place' ? 'moved' : 'edited',
    published: aspect === 'place' ? 'moved' : 'retired',
    canKeep: true,
    places: { base: place, mine: place, published: place },
  },
  kind: 'structure',
  heading: 'Sindh Police',
  block: 0,
  drawn: () => ({ base: '', mine: '', published: '', result: () => '' }),
  start: null,
});
const nothing = () => undefined;

test.each([
  ['place', 'Place in the contents'],
  ['standing', 'Section retired here'],
] as const)('a step on the contents (%s) has one name in the list and at its choice', async (aspect, name) => {
  const choice = step(aspect);
  const rebase = { version: 1, edition: '1.1', from: '1.0', choices: [choice], fitting: 0, flags: [] };
  show(
    <>
      <ConflictRail rebase={rebase} choices={{}} at={0} onGo={nothing} />
      <ConflictChoice
        choice={choice}
        number={1}
        edition={{ base: '1.0', published: '1.1' }}
        taken={undefined}
        last
        elsewhere={null}
        onChoose={nothing}
        onOnward={nothing}
        onLeaveOpen={nothing}
      />
    </>,
  );
  expect(await screen.findByRole('button', { name })).toBeTruthy();
  expect(screen.getByRole('heading', { name: `1. ${name}: Sindh Police` })).toBeTruthy();
});

test('the words that one writes oneself open with the caret behind them', async () => {
  const choice: Choice = {
    ...step('place'),
    aspect: 'body',
    structure: undefined,
    kind: 'both-changed',
    start: 'swift help',
  };
  show(
    <ConflictChoice
      choice={choice}
      number={1}
      edition={{ base: '1.0', published: '1.1' }}
      taken={{ words: 'swift help' }}
      last
      elsewhere={null}
      onChoose={nothing}
      onOnward={nothing}
      onLeaveOpen={nothing}
    />,
  );
  const field = await screen.findByLabelText<HTMLTextAreaElement>('The words that shall stand here');
  expect([field.selectionStart, field.selectionEnd]).toEqual([10, 10]);
});
