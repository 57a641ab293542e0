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
import { type OwnObject, ownObject, ownRoutes, owners } from './testing/permissions/own-routes.js';
import { type PersonObject, peopleRoutes, peopleTried, personObject } from './testing/permissions/people-routes.js';
import { proposalRoutes } from './testing/permissions/proposal-routes.js';
import { knock, roomOf, roomSays } from './testing/permissions/rooms.js';
import type { Route } from './testing/permissions/route.js';

/**
 * Every address, by everybody, on everything: what permissions say is what the server answers. A test is one address and one object;
 * in it everybody comes at once, and each answer is a cell of the matrix.
 */
let world: World;
let players: Record<Name, Player>;
const proposals = new Map<string, ProposalObject>();
const feedback = new Map<string, FeedbackObject>();
const places = new Map<string, PlaceObject>();
const people = new Map<string, PersonObject>();

const own = new Map<string, OwnObject>();

const inEach = (states: readonly string[]) =>
  jurisdictions.flatMap((in_) => states.map((state) => `${state} in ${in_}`));
const matrix = {
  proposals: rows(proposalRoutes, inEach(stages)),
  feedback: rows(feedbackRoutes, inEach(feedbackStages)),
  documents: [...rows(documentRoutes, ['sindh']), ...rows(placeRoutes, jurisdictions)],
  people: rows(peopleRoutes, Object.keys(peopleTried)),
  own: rows(ownRoutes, Object.keys(owners)),
};

beforeAll(async () => {
  world = await startWorld({ settings: { outboundAllow: ['127.0.0.1/32'] } });
  const { players: joined, leave } = await assemble(world);
  players = joined;
  for (const [object, name] of Object.entries(peopleTried)) people.set(object, personObject(players[name]));
  for (const [object, name] of Object.entries(owners)) own.set(object, ownObject(world, name && players[name]));
  for (const jurisdiction of jurisdictions) {
    const { sectionId } = await world.section(sectionOf[jurisdiction]);
    for (const stage of stages)
      proposals.set(`${stage} in ${jurisdiction}`, await makeProposal(world, players, { stage, jurisdiction }));
    for (const state of feedbackStages)
      feedback.set(`${state} in ${jurisdiction}`, await makeFeedback(world, players, { state, jurisdiction }));
    const document = must(await world.anyone().get<{ id: string }>('/documents/institutional-framework'));
    places.set(jurisdiction, { documentId: document.id, jurisdiction, sectionId });
  }
  for (const made of [proposals, feedback])
    for (const [object, thing] of made)
      Object.assign(thing, {
        foreign: made.get(object.replace(/\w+$/u, (in_) => (in_ === 'sindh' ? 'punjab' : 'sindh'))),
      });
  await leave();
}, 120_000);
afterAll(() => world.close());

describe('trust A3, row 1: proposals', () => {
  test.each(matrix.proposals)('$endpoint$which, $object, by everybody', (row) => hold(proposalRoutes, proposals, row));
});
describe('over the websocket the answer is that of the address of the text', () => {
  test.each(inEach(stages))('the room of a proposal %s, by everybody', async (object) => {
    const proposal = proposals.get(object);
    if (!proposal) throw new Error(`${object} is not there`);
    const room = await roomOf(players, proposal);
    const told = await Promise.all(names.map(async (name) => [name, await knock(players[name], room)] as const));
    const expected = names.map((name) => [name, roomSays(players[name], proposal)] as const);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
  });
});
describe('feedback', () => {
  test.each(matrix.feedback)('$endpoint$which, $object, by everybody', (row) => hold(feedbackRoutes, feedback, row));
});
describe('documents', () => {
  test.each(matrix.documents)('$endpoint, $object, by everybody', (row) =>
    hold([...documentRoutes, ...placeRoutes], places, row),
  );
});
describe('people', () => {
  test.each(matrix.people)('$endpoint, $object, by everybody', (row) => hold(peopleRoutes, people, row));
});
describe('what belongs to one person: their own, somebody else’s, and what is not there', () => {
  test.each(matrix.own)('$endpoint, $object, by everybody', (row) => hold(ownRoutes, own, row));
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
    (list) => [...new Set(list.map((it) => it.endpoint))],
  );
  expect([...tried, ...forEverybody].sort()).toEqual(Object.keys(routes).sort());
});

test('there are more than 5,000 cells', () => {
  expect(Object.values(matrix).flat().length * names.length).toBeGreaterThan(5_000);
});

const lower = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

interface Row {
  endpoint: string;
  /** Of two ids in the address, which the second is; '' where there is one. */
  which: string;
  object: string;
}
function told(which: string | undefined): string {
  return which === undefined ? '' : ` (${which} id)`;
}
function rows(tried: readonly { endpoint: string; which?: string }[], objects: readonly string[]): Row[] {
  return tried.flatMap(({ endpoint, which }) => objects.map((object) => ({ endpoint, which: told(which), object })));
}

/** Everybody asks at once; the answers are compared as one table, so that a wrong cell is told by its name. */
async function hold<Thing>(
  tried: readonly Route<Thing>[],
  things: ReadonlyMap<string, Thing>,
  { endpoint, which, object }: Row,
): Promise<void> {
  const route = tried.find((it) => it.endpoint === endpoint && told(it.which) === which);
  const thing = things.get(object);
  if (!route || !thing) throw new Error(`${endpoint} or ${object} is not there`);
  const ask = async (name: Name) => [name, (await route.send(players[name].client, thing)).status] as const;
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  if (route.oneByOne) for (const name of names) answers.push(await ask(name));
  else answers.push(...(await Promise.all(names.map(ask))));
  const expected = names.map((name) => [name, route.expected({ ...players[name], name }, thing)] as const);
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
}
