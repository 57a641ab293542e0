import { eventHash, firstHash, type SealedEvent } from './event.js';

/** The first place where a chain is not what was written: an event is missing or was changed, or the chain ends elsewhere. */
export interface BrokenLink {
  chain: string;
  seq: number;
  because: 'missing' | 'changed' | 'cut';
}

/** An event as it is kept: with the hash that it was given. */
export interface KeptEvent extends SealedEvent {
  hash: string;
}

/** Recomputes a chain from its events in order up to its head; undefined when nothing was removed, changed or put in. */
export async function verifyChain(
  { chain, seq: last, hash: lastHash }: { chain: string; seq: number; hash: string },
  events: AsyncIterable<KeptEvent>,
): Promise<BrokenLink | undefined> {
  let [seq, previousHash] = [0, firstHash];
  for await (const { hash, ...event } of events) {
    seq += 1;
    if (event.seq !== seq) return { chain, seq, because: 'missing' };
    if (event.previousHash !== previousHash || eventHash({ ...event, chain }) !== hash)
      return { chain, seq, because: 'changed' };
    previousHash = hash;
  }
  if (seq !== last) return { chain, seq: seq + 1, because: 'missing' };
  return previousHash === lastHash ? undefined : { chain, seq, because: 'cut' };
}
