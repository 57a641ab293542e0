/** A room: one section of a proposal, until its text is replaced. */
export interface RoomKey {
  proposalId: string;
  sectionId: string;
  generation: number;
}

const form =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/u;

/** The name of a room on the wire: `<proposal>.<section>.<generation>`. */
export const roomName = ({ proposalId, sectionId, generation }: RoomKey): string =>
  `${proposalId}.${sectionId}.${String(generation)}`;

/** Which room a name means; null for whatever is not exactly of the form of one. */
export function roomOf(name: string): RoomKey | null {
  const [, proposalId, sectionId, generation] = form.exec(name) ?? [];
  return proposalId && sectionId && generation ? { proposalId, sectionId, generation: Number(generation) } : null;
}
