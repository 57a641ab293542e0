import type { Saved, SaveState, Saving, Writing } from './autosave.js';
import type { RoomSavingOptions, RoomState } from './room-view.js';

/** How long a last word may take to the server before leaving says that it did not arrive, in milliseconds. */
const patience = 4_000;
/** The same where there is no connection: it would have to come back just now. */
const withoutConnection = 500;

/** Of how many steps on their way it is known which text they made; of more, the newest waits for all of them. */
const mostOnTheWay = 200;

/** Saving in a room: every key goes to the server by itself; this says in words what became of it. */
export class RoomSaving implements Saving {
  private seen: Saved;
  private state: SaveState;
  private last: Writing | null = null;
  /** The newest text of which the server is known to hold everything: what it may not hold is told from it. */
  private base: Writing;
  /** The texts since, by the step that made each, oldest first. */
  private onTheWay: { step: number; writing: Writing }[] = [];
  private waiting = new Set<() => void>();
  private ended = false;
  /** The room is closed to this browser: nothing written here reaches the server any more. */
  private closed = false;
  /** Something written is on this device alone. */
  private stranded = false;

  constructor(private readonly options: RoomSavingOptions) {
    this.seen = options.start;
    this.base = options.text;
    this.state = options.start.savedAt ? { is: 'saved', at: options.start.savedAt } : { is: 'untouched' };
    options.room.hear({
      onState: (state) => this.heard(state),
      onHeading: options.onHeading,
      onGone: (reason) => this.gone(reason),
      onOrphaned: (words) => options.onOrphaned(words, this.seen),
    });
  }

  get synced(): boolean {
    if (this.closed) return !this.stranded;
    const { saved, connected } = this.options.room.state;
    return (saved && connected) || this.last === null;
  }
  get unsent(): Writing | null {
    return this.synced ? null : this.last;
  }
  get ancestor(): Writing {
    return this.base;
  }
  get version(): Saved {
    return this.seen;
  }

  write(writing: Writing): void {
    if (this.ended) return;
    this.last = writing;
    if (this.closed) this.strand(writing);
    else if (this.options.room.state.saved) this.base = writing;
    else {
      this.send(writing);
      this.options.keep(writing, this.seen, this.base);
    }
  }

  async flush(): Promise<boolean> {
    if (!this.synced && !this.closed)
      await new Promise<void>((done) => {
        this.waiting.add(done);
        setTimeout(done, this.options.room.state.connected ? patience : withoutConnection);
      });
    if (this.synced && !this.ended) this.seen = await this.options.latest().catch(() => this.seen);
    return this.synced;
  }

  /** There is nothing to save over in a room. */
  async over(): Promise<boolean> {
    return this.flush();
  }

  end(): void {
    this.ended = true;
    this.options.room.leave();
  }

  /** What a colleague wrote, or was only taken out, is no step of its own: the text before it is one that the server holds. */
  private send(writing: Writing): void {
    const { written: step, stored } = this.options.room.steps;
    if (step <= (this.onTheWay.at(-1)?.step ?? stored)) return;
    if (this.onTheWay.length === mostOnTheWay) this.onTheWay.pop();
    this.onTheWay.push({ step, writing });
  }

  /** On a slow line something always waits: what it begins with moves on with every answer. */
  private arrived(): void {
    const { stored } = this.options.room.steps;
    const arrived = this.onTheWay.filter(({ step }) => step <= stored).at(-1);
    if (!arrived) return;
    this.base = arrived.writing;
    this.onTheWay = this.onTheWay.filter(({ step }) => step > stored);
    if (this.last && !this.ended) this.options.keep(this.last, this.seen, this.base);
  }

  private heard(state: RoomState): void {
    this.options.onPeople(state);
    if (!state.saved) this.arrived();
    if (state.unreadable && state.saved && state.connected) this.set({ is: 'unreadable' });
    if (this.last === null && state.connected && this.state.is !== 'unreadable') return;
    if (state.saved) {
      // Also where the device says that it is offline: what was acknowledged is not unsent, and is not offered again.
      this.base = this.last ?? this.base;
      this.onTheWay = [];
      this.options.keep(null, this.seen, this.base);
    }
    if (!state.connected) this.set({ is: state.saved ? 'away' : 'offline' });
    else if (!state.saved) this.set({ is: 'saving' });
    else {
      if (!state.unreadable) this.set({ is: 'saved', at: new Date().toISOString(), by: state.by });
      for (const done of this.waiting) done();
      this.waiting.clear();
    }
  }

  private gone(reason: string): void {
    if (this.ended || this.closed) return;
    this.closed = true;
    if (!this.options.room.state.saved && this.last) this.strand(this.last);
    this.options.room.leave();
    for (const done of this.waiting) done();
    this.options.onGone(reason);
  }

  private strand(writing: Writing): void {
    this.stranded = true;
    this.options.keep(writing, this.seen, this.base);
    this.set({ is: 'pending' });
  }

  private set(state: SaveState): void {
    this.state = state;
    this.options.onState(this.state);
  }
}
