import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Notifications } from '../platform/index.js';

/** The channel on which every process is told whose access changed; an empty payload: perhaps everybody's (migration 0062). */
export const accessChannel = 'access_changed';

/** Times end without a word, and a notification may be lost: all are asked about this often, in milliseconds. */
const every = 2_000;

/** Asked whether somebody may go on; null: ask about everybody. */
export type AccessListener = (personId: string | null) => Promise<void>;

/** Who in this process keeps something open for people and has to end it when they may not have it any more. */
@Injectable()
export class AccessChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Set<AccessListener>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(notifications: Notifications) {
    notifications.listen(accessChannel, (personId) => this.tell(personId || null));
  }

  /** Told at once when a session ends or a grant, an account or an organisation changes, whichever process did it; and every 2 s. */
  onChanged(listener: AccessListener): void {
    this.listeners.add(listener);
  }

  onApplicationBootstrap(): void {
    this.again();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private again(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.tell(null).finally(() => this.again()), every);
    this.timer.unref();
  }

  private async tell(personId: string | null): Promise<void> {
    for (const listener of this.listeners) await listener(personId).catch(() => undefined); // the database is away: asked again soon
  }
}
