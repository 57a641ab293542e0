import { type Connection, type Document, Hocuspocus, type WebSocketLike } from '@hocuspocus/server';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { roomSchema } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Clock, Notifications, Work } from '../../platform/index.js';
import { Proposals } from '../proposals.store.js';
import { appendFirst, appendUpdate, updateChannel } from './append-update.js';
import { enterRoom, type Reason, reasonOf } from './enter-room.js';
import { Leave, LiveRoom } from './live-room.js';
import { ownPresence } from './own-presence.js';
import { isFromElsewhere, Presence, presenceChannel } from './presence.js';
import { type RoomKey, roomOf } from './room-name.js';
import { isUnreadable, Rooms } from './rooms.store.js';
import { settleRooms } from './settle-rooms.js';
import { tryAgain } from './try-again.js';
import type { RoomContext, Visitor } from './visitor.js';

/** The channel on which every process is told the name of a room that closed (migration 0061). */
const closedChannel = 'room_closed';
/** Rooms somebody may stand in at once. */
const mostRooms = 8;
/** Working copies follow what is written after this pause, and at least this often, in milliseconds. */
const settleAfter = { debounce: 1_000, maxDebounce: 3_000 };

/** The rooms of this process: who is let in, and what is stored before it is acknowledged. */
@Injectable()
export class RoomServer implements OnApplicationShutdown {
  private readonly rooms = new Map<string, LiveRoom>();
  private readonly written = new WeakMap<Visitor, Set<string>>();
  private readonly settling = new Set<Promise<unknown>>();
  private readonly ending = new AbortController();
  private readonly log = new Logger(RoomServer.name);
  private readonly presence: Presence;
  private readonly hocuspocus: Hocuspocus<RoomContext>;

  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
    notifications: Notifications,
  ) {
    this.presence = new Presence(source);
    notifications.listen(updateChannel, (payload) => this.heard(payload));
    notifications.listen(closedChannel, (name) => this.closed(name));
    notifications.listen(presenceChannel, (payload) => {
      if (payload) this.presence.heard(payload, (room) => this.hocuspocus.documents.get(room));
    });
    this.hocuspocus = new Hocuspocus<RoomContext>({
      quiet: true,
      ...settleAfter,
      // Everybody hears of a step before it is acknowledged: who writes is told the order in which the room took what was written.
      flushDelay: false,
      maxPendingDocuments: mostRooms,
      maxUnauthenticatedQueueMessages: 50,
      onAuthenticate: ({ documentName, token, context }) => this.letIn(documentName, token, context.visitor),
      onLoadDocument: ({ document }) => this.load(document),
      beforeSync: ({ type, payload, document, context }) =>
        type === 0 ? Promise.resolve() : this.take(document, payload, context.visitor),
      beforeHandleAwareness: async ({ states, document, context, connection }) =>
        connection && context && ownPresence(states, { document, connection, visitor: context.visitor }),
      onAwarenessUpdate: async ({ document, added, updated, removed, transactionOrigin }) => {
        if (!isFromElsewhere(transactionOrigin)) this.presence.changed(document, [...added, ...updated, ...removed]);
      },
      connected: ({ documentName }) => this.sayIfUnreadable(documentName),
      onStoreDocument: ({ document }) => this.settle(document),
      onDisconnect: async ({ context }) => void (context.visitor.rooms -= 1),
      afterUnloadDocument: async ({ documentName }) => this.forget(documentName),
    });
  }

  /** Takes over a websocket; returns what to do with what comes from it. */
  connect(socket: WebSocketLike, visitor: Visitor) {
    return this.hocuspocus.handleConnection(socket, new Request('http://tarmeem.invalid/collab'), { visitor });
  }

  /** Somebody's rights changed: they leave the rooms in which they may not write any more. */
  async lookAgain(visitor: Visitor): Promise<void> {
    for (const connection of this.connectionsOf(visitor)) {
      const room = roomOf(connection.document.name);
      const refusal = room && (await this.refusal(room, visitor));
      if (refusal) connection.close({ code: 4403, reason: refusal });
    }
  }

  leave(visitor: Visitor, reason: Reason): void {
    for (const connection of this.connectionsOf(visitor)) connection.close({ code: 4401, reason });
  }

  async onApplicationShutdown(): Promise<void> {
    this.presence.end();
    this.ending.abort();
    this.hocuspocus.flushPendingStores();
    await Promise.allSettled(this.settling);
  }

  private connectionsOf(visitor: Visitor): Connection<RoomContext>[] {
    return [...this.hocuspocus.documents.values()].flatMap((document) =>
      document.getConnections().filter((connection) => connection.context.visitor === visitor),
    );
  }

  private async letIn(name: string, token: string, visitor: Visitor): Promise<void> {
    const room = roomOf(name);
    if (!room) throw new Leave('not-found');
    if (token !== String(roomSchema)) throw new Leave('reload');
    if (visitor.rooms >= mostRooms) throw new Leave('busy');
    const refusal = await this.refusal(room, visitor);
    if (refusal) throw new Leave(refusal);
    visitor.rooms += 1;
  }

  private async refusal(room: RoomKey, { actor }: Visitor): Promise<Reason | null> {
    try {
      await this.work.run((tx) => enterRoom(tx, room, actor));
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  }

  private async load(document: Document): Promise<void> {
    const key = roomOf(document.name);
    if (!key) throw new Leave('not-found');
    const room = new LiveRoom(key, document, this.source);
    this.rooms.set(document.name, room);
    try {
      await room.load();
    } catch (error) {
      this.rooms.delete(document.name);
      throw error;
    }
    void this.presence.ask(document.name);
  }

  private async take(document: Document, update: Uint8Array, visitor: Visitor): Promise<void> {
    const room = this.rooms.get(document.name);
    if (!room) throw new Leave('busy');
    visitor.active = true;
    const { process } = this.presence;
    const known = this.written.get(visitor) ?? new Set();
    this.written.set(visitor, known);
    await room.take(update, async (data) => {
      const personId = visitor.actor.id;
      if (known.has(document.name))
        return appendUpdate(this.source, room.key, { data, personId, process, at: this.clock.now() });
      const id = await this.work.run((tx) => appendFirst(tx, room.key, { data, personId, process }));
      if (id !== null) known.add(document.name);
      return id;
    });
  }

  /** Nothing is lost where it fails for good: updates are stored, and whoever reads the text settles it. The room stays in memory until then. */
  private settle(document: Document): Promise<void> {
    const failed = (error: unknown) => this.log.warn(`A room is not settled yet and is tried again: ${String(error)}`);
    const settling = tryAgain(() => this.settled(document), { ended: this.ending.signal, failed }).finally(() =>
      this.settling.delete(settling),
    );
    this.settling.add(settling);
    return settling;
  }

  /** Who comes into a room that makes no valid text is told so at once, if it still makes none. */
  private async sayIfUnreadable(name: string): Promise<void> {
    const key = roomOf(name);
    const document = this.hocuspocus.documents.get(name);
    if (key && document && (await isUnreadable(this.source, key).catch(() => false))) void this.settle(document);
  }

  private async settled({ name }: Document): Promise<void> {
    const key = roomOf(name);
    if (!key) return;
    const unreadable = await this.work.run(async (tx) => {
      await tx.get(Proposals).hold(key.proposalId);
      await settleRooms(tx, key.proposalId, key.sectionId);
      return (await tx.get(Rooms).lockOpen(key.proposalId, key.sectionId))[0]?.unreadable ?? false;
    });
    this.hocuspocus.documents.get(name)?.broadcastStateless(JSON.stringify({ unreadable }));
  }

  private async heard(payload: string | null): Promise<void> {
    if (payload === null) {
      for (const room of this.rooms.values()) await room.heard(null).catch(() => undefined);
      return;
    }
    const [id = '', process, name = ''] = payload.split(' ');
    if (process !== this.presence.process) await this.rooms.get(name)?.heard(id);
  }

  private async closed(name: string | null): Promise<void> {
    // Perhaps something was missed: whoever writes on in a closed room is told by the first update that is refused.
    if (name === null) return;
    const document = this.hocuspocus.documents.get(name);
    for (const connection of document?.getConnections() ?? []) connection.close({ code: 4409, reason: 'moved-on' });
  }

  private forget(name: string): void {
    if (this.hocuspocus.documents.has(name) || this.hocuspocus.loadingDocuments.has(name)) return;
    this.rooms.get(name)?.end();
    this.rooms.delete(name);
  }
}
