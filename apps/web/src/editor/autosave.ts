import type { DocJson } from '@tarmeem/document';
import { codeOf, Unreachable } from '../api/problem-error.js';

export interface Writing {
  heading: string;
  body: DocJson;
}
/** What the server said of a save. */
export interface Saved {
  version: number;
  generation: number;
  savedAt: string | null;
}
export type SaveState =
  | { is: 'untouched' }
  /** `away`: no connection, and nothing that is not on the server. */
  /** `unreadable`: the room keeps what is written, but it makes no valid text. */
  | { is: 'pending' | 'saving' | 'offline' | 'away' | 'stale' | 'unreadable' }
  | { is: 'saved'; at: string; by?: readonly string[] }
  | { is: 'refused'; error: unknown };

/** Saving as the editor sees it, alone or in a room. */
export interface Saving {
  /** True when everything written is on the server. */
  readonly synced: boolean;
  readonly version: Saved;
  /** What is written and not on the server, null if all is. */
  readonly unsent: Writing | null;
  /** The text that the writing goes on from. */
  readonly ancestor: Writing;
  write(writing: Writing): void;
  flush(): Promise<boolean>;
  over(newest: Saved, writing?: Writing | null): Promise<boolean>;
  end(): void;
}

interface Options {
  start: Saved;
  /** The text that the server holds at the start. */
  text: Writing;
  /** Sends the text; throws ProblemError or Unreachable. */
  save: (writing: Writing, seen: Saved) => Promise<Saved>;
  /** Keeps the text on this device until it is saved; null: it is saved, forget it. */
  keep: (writing: Writing | null, seen: Saved, begun: Writing) => void;
  onState: (state: SaveState) => void;
  /** Milliseconds after the last keystroke, at most while keys follow one another, and between tries without a connection. */
  delays?: { write: number; most?: number; again: number };
}

/** Saves what is written, one request at a time, the newest text last. It never throws: its state says what happened. */
export class Autosave implements Saving {
  private waiting: Writing | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest words that wait must be sent, however fast the keys follow one another. */
  private until: number | null = null;
  private seen: Saved;
  private begun: Writing;
  private state: SaveState;
  private ended = false;

  constructor(private readonly options: Options) {
    this.seen = options.start;
    this.begun = options.text;
    this.state = options.start.savedAt ? { is: 'saved', at: options.start.savedAt } : { is: 'untouched' };
  }

  /** True when everything written is on the server. */
  get synced(): boolean {
    return this.waiting === null && this.running === null;
  }
  /** What is written and not on the server, null if all is. */
  get unsent(): Writing | null {
    return this.waiting;
  }
  get current(): SaveState {
    return this.state;
  }
  /** The text of the version that the writing goes on from: what a merge with a newer one begins with. */
  get ancestor(): Writing {
    return this.begun;
  }
  get version(): Saved {
    return this.seen;
  }

  /** Takes the newest text; it is kept on the device at once and sent after a pause. */
  write(writing: Writing): void {
    this.waiting = writing;
    this.options.keep(writing, this.seen, this.begun);
    if (this.state.is === 'stale') return;
    if (this.state.is !== 'offline') this.set({ is: this.running ? 'saving' : 'pending' });
    const { write = 1200, most = 5000 } = this.options.delays ?? {};
    this.until ??= Date.now() + most;
    this.schedule(Math.max(0, Math.min(write, this.until - Date.now())));
  }

  /** Sends what waits now; true when everything is on the server afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.waiting && this.state.is !== 'stale') await this.send();
    return this.synced;
  }

  /** After a 412: save this text, or the given one, over the newer version that the server named. */
  async over(newest: Saved, writing = this.waiting): Promise<boolean> {
    this.seen = newest;
    this.waiting = writing;
    this.set({ is: 'pending' });
    return this.flush();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (!this.ended) this.timer = setTimeout(() => void this.send(), delay);
  }

  private send(): Promise<void> {
    this.running ??= this.sendOnce().finally(() => {
      this.running = null;
      if (this.waiting && (this.state.is === 'saving' || this.state.is === 'saved')) this.schedule(0);
    });
    return this.running;
  }

  private async sendOnce(): Promise<void> {
    const writing = this.waiting;
    if (!writing) return;
    this.until = null;
    this.set({ is: 'saving' });
    try {
      this.seen = await this.options.save(writing, this.seen);
      this.begun = writing;
      if (this.waiting === writing) {
        this.waiting = null;
        this.options.keep(null, this.seen, this.begun);
      }
      this.set(this.waiting ? { is: 'saving' } : { is: 'saved', at: this.seen.savedAt ?? new Date().toISOString() });
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    const code = codeOf(error);
    if (code === 'stale') this.set({ is: 'stale' });
    else if (error instanceof Unreachable || code === 'unavailable' || code === 'too-many' || code === 'fault') {
      this.set(error instanceof Unreachable ? { is: 'offline' } : { is: 'refused', error });
      this.schedule(this.options.delays?.again ?? 10_000);
    } else this.set({ is: 'refused', error });
  }

  private set(state: SaveState): void {
    // Said once, not with each key: what shows it would be drawn anew.
    if (state.is === this.state.is && state.is !== 'saved' && state.is !== 'refused') return;
    this.state = state;
    this.options.onState(state);
  }
}
