import type { WordDrop } from './model.js';

/** Counts what is dropped. */
export class Drops {
  readonly counts = new Map<WordDrop, number>();

  add(kind: WordDrop): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }
}
