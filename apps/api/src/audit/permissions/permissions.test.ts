import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endpoints } from '@tarmeem/contract';
import { must, startWorld, type World } from '../../testing/world.js';
import { assemble, type Name, names, type Player } from './cast.js';
import { documentRoutes, type PlaceObject, placeRoutes } from './document-routes.js';
import { feedbackRoutes } from './feedback-routes.js';
import {
  type FeedbackObject,
  feedbackStages,
  jurisdictions,
  makeFeedback,
  makeProposal,
  type ProposalObject,
  sectionOf,
  stages,
} from './objects.js';
import { proposalRoutes } from './proposal-routes.js';
import type { Route } from './route.js';

/** Every address, by everybody, on everything: what permissions say is what the server answers. */
let world: World;
let players: Record<Name, Player>;
const proposals = new Map<string, ProposalObject>();
const feedback = new Map<string, FeedbackObject>();
const places = new Map<string, PlaceObject>();

const proposalCells = cells(
  proposalRoutes,
  jurisdictions.flatMap((in_) => stages.map((stage) => `${stage} in ${in_}`)),
);
const feedbackCells = cells(
  feedbackRoutes,
  jurisdictions.flatMap((in_) => feedbackStages.map((state) => `${state} in ${in_}`)),
);
const documentCells = [...cells(documentRoutes, ['sindh']), ...cells(placeRoutes, jurisdictions)];

beforeAll(async () => {
  world = await startWorld();
  const { players: joined, leave } = await assemble(world);
  players = joined;
  for (const jurisdiction of jurisdictions) {
    const { sectionId } = await world.section(sectionOf[jurisdiction]);
    for (const stage of stages)
      proposals.set(`${stage} in ${jurisdiction}`, await makeProposal(world, players, { stage, jurisdiction }));
    for (const state of feedbackStages)
      feedback.set(`${state} in ${jurisdiction}`, await makeFeedback(world, players, { state, jurisdiction }));
    const document = must(await world.anyone().get<{ id: string }>('/documents/institutional-framework'));
    places.set(jurisdiction, { documentId: document.id, jurisdiction, sectionId });
  }
  await leave();
}, 120_000);
afterAll(() => world.close());

describe('proposals', () => {
  test.each(proposalCells)('$endpoint, $object, by $name', (cell) => hold(proposalRoutes, proposals, cell));
});
describe('feedback', () => {
  test.each(feedbackCells)('$endpoint, $object, by $name', (cell) => hold(feedbackRoutes, feedback, cell));
});
describe('documents', () => {
  test.each(documentCells)('$endpoint, $object, by $name', (cell) =>
    hold([...documentRoutes, ...placeRoutes], places, cell),
  );
});

test('every address of the contract is tried', () => {
  const elsewhere = ['signIn', 'signOut'];
  const tried = [proposalRoutes, feedbackRoutes, documentRoutes, placeRoutes].flatMap((routes) =>
    routes.map((it) => it.endpoint),
  );
  expect([...tried, ...elsewhere].sort()).toEqual(Object.keys(endpoints).sort());
});

interface Cell {
  endpoint: string;
  object: string;
  name: Name;
}
function cells(routes: readonly { endpoint: string }[], objects: readonly string[]): Cell[] {
  return routes.flatMap(({ endpoint }) =>
    objects.flatMap((object) => names.map((name) => ({ endpoint, object, name }))),
  );
}

async function hold<Thing>(
  routes: readonly Route<Thing>[],
  things: ReadonlyMap<string, Thing>,
  { endpoint, object, name }: Cell,
): Promise<void> {
  const route = routes.find((it) => it.endpoint === endpoint);
  const thing = things.get(object);
  if (!route || !thing) throw new Error(`${endpoint} or ${object} is not there`);
  const player = players[name];
  const answer = await route.send(player.client, thing);
  const { status, body } = answer;
  const expected = route.expected({ ...player, name }, thing);
  expect({ status, ...(status === expected ? {} : { body }) }).toEqual({ status: expected });
}
