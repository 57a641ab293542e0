import * as Y from 'yjs';

/** Some of what one browser wrote: from one of its steps on, so many. */
export interface Written {
  client: number;
  clock: number;
  len: number;
}

/** Words that fell out of the text with the block they stood in. */
export interface Fallen {
  /** The text they stood in. */
  before: Y.Doc;
  words: Written[];
  isMine: boolean;
}

/** The text as the server is known to hold it, beside what was written here and not acknowledged. */
export class KnownText {
  private readonly known = new Y.Doc();
  /** What was sent, message by message, and is not acknowledged. */
  private waiting: Uint8Array[][] = [];

  constructor(text: Y.Doc) {
    Y.applyUpdate(this.known, Y.encodeStateAsUpdate(text));
  }

  get isWhole(): boolean {
    return this.waiting.length === 0;
  }

  /** `count`: how many messages wait for an answer with it; what is written at once goes in one. */
  wrote(update: Uint8Array, count: number): void {
    if (count > this.waiting.length) this.waiting.push([update]);
    else this.waiting.at(-1)?.push(update);
  }

  heard(update: Uint8Array): void {
    Y.applyUpdate(this.known, update);
  }

  /** How many messages wait for an answer; `isIn`: those answered are the oldest, else all that waits goes as one. */
  waits(count: number, isIn: boolean): void {
    if (count >= this.waiting.length) return;
    if (count > 0 && !isIn) this.waiting = [this.waiting.flat()];
    else for (const update of this.waiting.splice(0, this.waiting.length - count).flat()) this.heard(update);
  }

  /** How many steps of a browser the server is known to have. */
  stepsOf(client: number): number {
    return Y.getState(this.known.store, client);
  }

  /** A copy of it, with something more. */
  with(more: readonly Uint8Array[]): Y.Doc {
    const copy = new Y.Doc();
    for (const update of [Y.encodeStateAsUpdate(this.known), ...more]) Y.applyUpdate(copy, update);
    return copy;
  }

  /** A copy with all that was written here. */
  here(): Y.Doc {
    return this.with(this.waiting.flat());
  }

  end(): void {
    this.known.destroy();
  }
}

/** The words and nodes that stood in the text and a transaction took out, or that came into what was taken out already. */
export function takenOut(transaction: Y.Transaction, isAsked: (client: number, isNew: boolean) => boolean): Written[] {
  const found: Written[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || item.parentSub !== null) return;
    if (!(item.content instanceof Y.ContentString || item.content instanceof Y.ContentType)) return;
    const { client, clock } = item.id;
    if (isAsked(client, clock >= (transaction.beforeState.get(client) ?? 0)))
      found.push({ client, clock, len: item.length });
  });
  return found;
}

/** What of that is also some of these. */
export const amongst = (written: readonly Written[], these: readonly Written[]): Written[] =>
  written.flatMap(({ client, clock, len }) =>
    these.flatMap((one) => {
      const from = Math.max(clock, one.clock);
      const to = Math.min(clock + len, one.clock + one.len);
      return client === one.client && from < to ? [{ client, clock: from, len: to - from }] : [];
    }),
  );

/** Takes the same out of a copy. */
export function takeOut(copy: Y.Doc, written: readonly Written[]): void {
  const all = Y.createDeleteSet();
  for (const { client, clock, len } of written)
    all.clients.set(client, [...(all.clients.get(client) ?? []), { clock, len }]);
  copy.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, all, (item) => {
      if (item instanceof Y.Item && !item.deleted) item.delete(transaction);
    }),
  );
}
