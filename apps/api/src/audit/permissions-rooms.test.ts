import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WorkingCopyView } from '@tarmeem/contract';
import { isAllowed } from '@tarmeem/review';
import { until } from '../testing/until.js';
import { must, startWorld, type World } from '../testing/world.js';
import { Writer } from '../testing/writer.js';
import { assemble, type Name, names, type Player } from './testing/permissions/cast.js';
import {
  type Jurisdiction,
  jurisdictions,
  makeProposal,
  type ProposalObject,
  stages,
  stateOf,
} from './testing/permissions/objects.js';

/** Every room, by everybody: over the websocket the answer is that of the address of the text. */
let world: World;
let players: Record<Name, Player>;
const proposals = new Map<string, ProposalObject & { generation: number }>();

beforeAll(async () => {
  world = await startWorld();
  const { players: joined, leave } = await assemble(world);
  players = joined;
  for (const jurisdiction of jurisdictions)
    for (const stage of stages) {
      const proposal = await makeProposal(world, players, { stage, jurisdiction });
      const path = `/proposals/${proposal.id}/sections/${proposal.sectionId}`;
      const { generation } = must(await players[writerIn[jurisdiction]].client.get<WorkingCopyView>(path));
      proposals.set(`${stage} in ${jurisdiction}`, { ...proposal, generation });
    }
  await leave();
}, 240_000);
afterAll(() => world.close());

const writerIn = { sindh: 'the author', punjab: 'an officer of Punjab' } as const;
const cells = jurisdictions.flatMap((jurisdiction) =>
  stages.flatMap((stage) => names.map((name) => ({ stage, jurisdiction, name }))),
);

/** What the room says to this person; null: no socket is opened for them at all. */
function expected(name: Name, jurisdiction: Jurisdiction, proposal: ProposalObject): string | null {
  const { actor } = players[name];
  if (!actor) return null;
  if (actor.organisationId !== proposal.organisationId) return 'not-found';
  const { documentId, organisationId } = proposal;
  if (!isAllowed(actor, 'proposal.edit', { documentId, jurisdiction, organisationId })) return 'not-allowed';
  return stateOf[proposal.stage] === 'drafting' ? 'in' : 'moved-on';
}

test.each(cells)('the room of a proposal $stage in $jurisdiction, by $name', async ({ stage, jurisdiction, name }) => {
  const proposal = proposals.get(`${stage} in ${jurisdiction}`);
  if (!proposal) throw new Error('The proposal is not there');
  const writer = new Writer(players[name].client, { ...proposal, proposalId: proposal.id });
  const answer = expected(name, jurisdiction, proposal);
  try {
    await until(() => writer.isIn || writer.told.length > 0 || writer.refusals > 0);
    expect(writer.isIn ? 'in' : writer.told[0] || null).toBe(answer); // a socket that never opened says nothing
  } finally {
    writer.leave();
  }
});
