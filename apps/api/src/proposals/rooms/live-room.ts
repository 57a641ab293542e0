import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { type Answers } from '../../platform/database/rows.js';
import { HostileUpdate, Trial } from './received-update.js';
import type { RoomKey } from './room-name.js';
import { toNewForm } from './room-text.js';
import { appendOwn, updateById, updatesOf } from './rooms.store.js';

/** What a room may weigh with all that was ever written and taken out in it, in bytes. */
const heaviest = 24 * 1_048_576;

/** Updates that come from storage are shown to everybody here and not stored again. */
const fromStorage = { source: 'local', skipStoreHooks: true } as const;

/** A refusal that closes the connection with this code and reason. */
export class Leave {
  constructor(
    readonly reason: string,
    readonly code = 4409,
  ) {}
}

/** A room as this process has it in memory: what is stored, and a copy on which updates are tried before they are. */
export class LiveRoom {
  private trial: Trial | undefined;
  private bytes = 0;
  private missed = false;
  private turns: Promise<unknown> = Promise.resolve();

  constructor(
    readonly key: RoomKey,
    private readonly document: Document,
    private readonly from: Answers,
  ) {}

  /** Reads what is stored; throws Leave when the room is closed. What is written meanwhile elsewhere is read too. */
  async load(): Promise<void> {
    do {
      this.missed = false;
      await this.readAll();
    } while (this.missed);
    const newForm = toNewForm(this.document);
    if (newForm) {
      await appendOwn(this.from, this.key, newForm);
      Y.applyUpdate(this.document, newForm, fromStorage);
    }
    this.trial = new Trial(this.document);
    this.document.on('update', (update: Uint8Array) => this.trial?.follow(update));
  }

  /** Another process stored an update, or may have (null). */
  async heard(id: string | null): Promise<void> {
    if (!this.trial) this.missed = true;
    else
      await this.turn(async () => {
        const data = id === null ? null : await updateById(this.from, id);
        if (!data) return this.readAll();
        if (this.trial && tried(this.trial, data)) this.tellFallen(this.trial);
        Y.applyUpdate(this.document, data, fromStorage);
      });
  }

  /** Tries an update, and stores it if it holds anything new. Throws Leave; then nothing is stored. */
  async take(update: Uint8Array, store: (update: Uint8Array) => Promise<string | null>): Promise<void> {
    await this.turn(async () => {
      const trial = this.trial;
      if (!trial) throw new Leave('busy');
      if (this.bytes + update.length > heaviest) throw new Leave('too-large');
      if (!tried(trial, update)) return;
      const id = await store(update).catch((error: unknown) => {
        trial.forget();
        throw error instanceof Leave ? error : new Leave('busy');
      });
      if (id === null) {
        trial.forget();
        throw new Leave('moved-on');
      }
      this.bytes += update.length;
      this.tellFallen(trial);
    });
  }

  /** Before it comes: whose words fall with it puts them where they stand then. */
  private tellFallen({ fallen }: Trial): void {
    if (fallen.length > 0) this.document.broadcastStateless(JSON.stringify({ fallen }));
  }

  end(): void {
    this.trial?.end();
  }

  private async readAll(): Promise<void> {
    const rows = await updatesOf(this.from, this.key);
    if (rows.length === 0) throw new Leave('moved-on');
    this.bytes = rows.reduce((sum, { data }) => sum + data.length, 0);
    this.document.transact(() => {
      for (const { data } of rows) Y.applyUpdate(this.document, data, fromStorage);
    }, fromStorage);
  }

  /** One after the other: what refers to something comes after it. */
  private turn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.turns.then(act);
    this.turns = mine.catch(() => undefined);
    return mine;
  }
}

function tried(trial: Trial, update: Uint8Array): boolean {
  try {
    return trial.take(update);
  } catch (error) {
    if (error instanceof HostileUpdate) throw new Leave('refused', 4400);
    throw error;
  }
}
