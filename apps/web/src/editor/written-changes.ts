import type { Change } from '@tarmeem/document';
import { useSyncExternalStore } from 'react';

/** What shows the changes hears of them when the writing rests so long, in milliseconds: who types does not read a list. */
const rest = 300;
/** Who types on and on is not waited for longer than this, in milliseconds. */
const patience = 1_000;

/** The changes of a text while it is written. What shows them hears of it now and then, not with each key; the newest are here at once. */
export class WrittenChanges {
  private newest: readonly Change[] = [];
  private told: readonly Change[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Until when what shows the changes waits, in the milliseconds of `performance.now()`. */
  private until: number | null = null;
  private readonly listeners = new Set<() => void>();

  /** The newest ones. A change that is as before is the same object as before. */
  readonly get = (): readonly Change[] => this.newest;
  /** Those that are shown. */
  readonly shown = (): readonly Change[] => this.told;
  readonly listen = (hear: () => void): (() => void) => {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  };

  set(changes: readonly Change[]): void {
    const isFirst = this.newest.length === 0 && this.until === null;
    this.newest = changes;
    if (isFirst) return this.tell();
    const now = performance.now();
    this.until ??= now + patience;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), Math.min(rest, this.until - now));
  }

  private tell(): void {
    this.until = null;
    const before = this.told;
    const after = this.newest.map((change, at) => (same(before[at], change) ? before[at]! : change));
    if (after.length === before.length && after.every((change, at) => change === before[at])) return;
    this.told = after;
    this.newest = after;
    for (const hear of this.listeners) hear();
  }
}

const same = (one: Change | undefined, other: Change): boolean =>
  one === other ||
  (one?.words.after === other.words.after &&
    one.words.before === other.words.before &&
    JSON.stringify(one) === JSON.stringify(other));

/** The changes as they are shown. */
export const useChanges = (written: WrittenChanges): readonly Change[] =>
  useSyncExternalStore(written.listen, written.shown);
