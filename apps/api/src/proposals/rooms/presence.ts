import { randomUUID } from 'node:crypto';
import type { Document } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { Answers } from '../../platform/database/rows.js';

/** The channel on which processes tell each other who is in a room. Nothing of it is stored. */
export const presenceChannel = 'room_presence';

/** Carets move with each key: told at most this often, in milliseconds. */
const every = 250;
/** A notification of PostgreSQL holds 8,000 bytes. */
const longest = 7_800;

interface Told {
  process: string;
  room: string;
  /** Base64; without it: whoever knows somebody there tells. */
  states?: string;
}

const origin = { source: 'local', context: { elsewhere: true } } as const;
/** True for presence that came from another process. */
export const isFromElsewhere = (from: unknown): boolean => from === origin;

/** Who is in a room, across processes. */
export class Presence {
  /** Names this process to the others. */
  readonly process = randomUUID();
  private readonly waiting = new Map<string, { document: Document; clients: Set<number> }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly to: Answers) {}

  /** Somebody here came, moved or left. */
  changed(document: Document, clients: readonly number[]): void {
    const waiting = this.waiting.get(document.name) ?? { document, clients: new Set<number>() };
    this.waiting.set(document.name, waiting);
    for (const client of clients) waiting.clients.add(client);
    this.timer ??= setTimeout(() => void this.send(), every);
  }

  /** Asks the other processes who is there. */
  async ask(room: string): Promise<void> {
    await this.tell({ process: this.process, room });
  }

  /** What another process said. */
  heard(payload: string, find: (room: string) => Document | undefined): void {
    const told = JSON.parse(payload) as Told;
    const document = told.process === this.process ? undefined : find(told.room);
    if (!document) return;
    if (told.states === undefined) this.changed(document, [...document.awareness.getStates().keys()]);
    else applyAwarenessUpdate(document.awareness, Buffer.from(told.states, 'base64'), origin);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private async send(): Promise<void> {
    this.timer = undefined;
    const rooms = [...this.waiting.values()];
    this.waiting.clear();
    for (const { document, clients } of rooms)
      for (const client of clients) {
        if (!document.awareness.meta.has(client)) continue; // the room is gone since
        const states = Buffer.from(encodeAwarenessUpdate(document.awareness, [client])).toString('base64');
        await this.tell({ process: this.process, room: document.name, states });
      }
  }

  /** Presence that can not be told is told again with the next move. */
  private async tell(told: Told): Promise<void> {
    const payload = JSON.stringify(told);
    if (payload.length > longest) return;
    await this.to.query(`select pg_notify('${presenceChannel}', $1)`, [payload]).catch(() => undefined);
  }
}
