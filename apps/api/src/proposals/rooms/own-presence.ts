import type { Connection, Document } from '@hocuspocus/server';
import type { RoomContext, Visitor } from './visitor.js';

/** Which presence a connection speaks for: its own browser's, the first it named. */
const speaksFor = new WeakMap<object, number>();
/** A place in the text, as two relative positions. */
const longestPlace = 2_000;

/**
 * Lets a connection say where its own caret is and nothing else: the name is the server's to say, and nobody speaks for another
 * browser. Changes the states in place.
 */
export function ownPresence(
  states: Map<number, Record<string, unknown>>,
  { document, connection, visitor }: { document: Document; connection: Connection<RoomContext>; visitor: Visitor },
): void {
  const { id, name } = visitor.actor;
  for (const [client, state] of states) {
    // What has no place yet is not shown; among it is the empty state of the copy that this is read on.
    if (!('cursor' in state)) {
      states.delete(client);
      continue;
    }
    const own = speaksFor.get(connection);
    const there = document.awareness.getStates().get(client) as { user?: { id?: string } } | undefined;
    if (own === undefined ? there !== undefined && there.user?.id !== id : own !== client) {
      states.delete(client);
      continue;
    }
    speaksFor.set(connection, client);
    const { cursor = null } = state;
    const fits = JSON.stringify(cursor).length <= longestPlace;
    states.set(client, { user: { id, name }, cursor: fits ? cursor : null });
  }
}
