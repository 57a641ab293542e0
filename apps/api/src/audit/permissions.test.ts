import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '@tarmeem/contract';
import { must, startWorld, type World } from '../testing/world.js';
import { assemble, type Name, names, type Player } from './testing/permissions/cast.js';
import { documentRoutes, type PlaceObject, placeRoutes } from './testing/permissions/document-routes.js';
import { feedbackRoutes } from './testing/permissions/feedback-routes.js';
import {
  type FeedbackObject,
  feedbackStages,
  jurisdictions,
  makeFeedback,
  makeProposal,
  type ProposalObject,
  sectionOf,
  stages,
} from './testing/permissions/objects.js';
import { type PersonObject, peopleRoutes, peopleTried, personObject } from './testing/permissions/people-routes.js';
import { proposalRoutes } from './testing/permissions/proposal-routes.js';
import type { Route } from './testing/permissions/route.js';

/** Every address, by everybody, on everything: what permissions say is what the server answers. */
let world: World;
let players: Record<Name, Player>;
const proposals = new Map<string, ProposalObject>();
const feedback = new Map<string, FeedbackObject>();
const places = new Map<string, PlaceObject>();
const people = new Map<string, PersonObject>();

const proposalCells = cells(
  proposalRoutes,
  jurisdictions.flatMap((in_) => stages.map((stage) => `${stage} in ${in_}`)),
);
const feedbackCells = cells(
  feedbackRoutes,
  jurisdictions.flatMap((in_) => feedbackStages.map((state) => `${state} in ${in_}`)),
);
const peopleCells = cells(peopleRoutes, Object.keys(peopleTried));
const documentCells = [...cells(documentRoutes, ['sindh']), ...cells(placeRoutes, jurisdictions)];

beforeAll(async () => {
  world = await startWorld();
  const { players: joined, leave } = await assemble(world);
  players = joined;
  for (const [object, name] of Object.entries(peopleTried)) people.set(object, personObject(players[name]));
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

describe('trust A3, row 1: proposals', () => {
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

describe('people', () => {
  test.each(peopleCells)('$endpoint, $object, by $name', (cell) => hold(peopleRoutes, people, cell));
});

/** One's own account: no address of it names somebody else's. Signing in, with its second step, and out is for everybody. */
const forEverybody = [
  'signIn',
  'signOut',
  'showSecondFactor',
  'beginEnrolment',
  'finishEnrolment',
  'provider',
  'beginSignOn',
  'finishSignOn',
  'forgotten',
  'lookAtLink',
  'acceptLink',
];
const ownAccount = Object.entries(routes).flatMap(([endpoint, route]) =>
  /^\/(?:me|sessions|tokens|webhooks)(?:\/|$)/u.test(route.path) &&
  !forEverybody.includes(endpoint) &&
  endpoint !== 'me'
    ? [{ endpoint, ...route }]
    : [],
);
describe('the own account', () => {
  test.each(ownAccount.flatMap((it) => (['nobody', 'somebody who left'] as const).map((name) => ({ ...it, name }))))(
    '$endpoint, by $name',
    async ({ method, path, name }) => {
      const ask = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      const of = path.replace(/:\w+/gu, crypto.randomUUID());
      const { status } = await players[name].client[lower[method]](of, ask);
      expect(status).toBe(401);
    },
  );
});

test('every address of the contract is tried', () => {
  const tried = [proposalRoutes, feedbackRoutes, documentRoutes, placeRoutes, peopleRoutes, ownAccount].flatMap(
    (list) => list.map((it) => it.endpoint),
  );
  expect([...tried, ...forEverybody].sort()).toEqual(Object.keys(routes).sort());
});

const lower = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

interface Cell {
  endpoint: string;
  object: string;
  name: Name;
}
function cells(tried: readonly { endpoint: string }[], objects: readonly string[]): Cell[] {
  return tried.flatMap(({ endpoint }) =>
    objects.flatMap((object) => names.map((name) => ({ endpoint, object, name }))),
  );
}

async function hold<Thing>(
  tried: readonly Route<Thing>[],
  things: ReadonlyMap<string, Thing>,
  { endpoint, object, name }: Cell,
): Promise<void> {
  const route = tried.find((it) => it.endpoint === endpoint);
  const thing = things.get(object);
  if (!route || !thing) throw new Error(`${endpoint} or ${object} is not there`);
  const player = players[name];
  const answer = await route.send(player.client, thing);
  const { status, body } = answer;
  const expected = route.expected({ ...player, name }, thing);
  expect({ status, ...(status === expected ? {} : { body }) }).toEqual({ status: expected });
}
