import type { Actor } from '../../accounts/index.js';
import type { Reason } from './enter-room.js';

/** Somebody's open websocket. One may stand in several rooms. */
export interface Visitor {
  actor: Actor;
  /** The `Cookie` header it was opened with: who they are is asked anew by it. */
  readonly cookie: string;
  /** True when something came from them since they were last asked about. */
  active: boolean;
  /** How many rooms they stand in. */
  rooms: number;
  /** Ends the socket and says why. */
  end(reason: Reason): void;
}

/** What a connection to a room carries along. */
export interface RoomContext {
  visitor: Visitor;
}

/** What decides where somebody may write: when it changes, their rooms are looked at again. */
export const accessOf = ({ organisationId, grants }: Actor): string => JSON.stringify([organisationId, grants]);
