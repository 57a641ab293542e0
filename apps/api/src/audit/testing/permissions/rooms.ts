import type { WorkingCopyView } from '@tarmeem/contract';
import { isAllowed } from '@tarmeem/review';
import { until } from '../../../testing/until.js';
import { must } from '../../../testing/world.js';
import { Writer } from '../../../testing/writer.js';
import type { Name, Player } from './cast.js';
import { type Jurisdiction, type ProposalObject, stateOf } from './objects.js';

/** The room in which the section of a proposal is written, as it is now. */
export interface RoomObject extends ProposalObject {
  generation: number;
}

const writerIn = { sindh: 'the author', punjab: 'an officer of Punjab' } as const satisfies Record<Jurisdiction, Name>;

export async function roomOf(players: Record<Name, Player>, proposal: ProposalObject): Promise<RoomObject> {
  const path = `/proposals/${proposal.id}/sections/${proposal.sectionId}`;
  const { generation } = must(await players[writerIn[proposal.jurisdiction]].client.get<WorkingCopyView>(path));
  return { ...proposal, generation };
}

/** What the room has to say to this person; null: no socket is opened for them at all. */
export function roomSays({ actor }: Player, proposal: ProposalObject): string | null {
  if (!actor) return null;
  if (actor.organisationId !== proposal.organisationId) return 'not-found';
  const { documentId, organisationId, jurisdiction, stage } = proposal;
  if (!isAllowed(actor, 'proposal.edit', { documentId, jurisdiction, organisationId })) return 'not-allowed';
  return stateOf[stage] === 'drafting' ? 'in' : 'moved-on';
}

/** What it says: "in", why not, or null when no socket was opened. */
export async function knock({ client }: Player, room: RoomObject): Promise<string | null> {
  const writer = new Writer(client, { ...room, proposalId: room.id });
  try {
    await until(() => writer.isIn || writer.told.length > 0 || writer.refusals > 0);
    return writer.isIn ? 'in' : writer.told[0] || null;
  } finally {
    writer.leave();
  }
}
