import type { Node } from 'prosemirror-model';

import { runKey } from './align.js';
import { wordsOf } from './likeness.js';

/** What more blocks than this share tells nothing about which of them is meant. */
const rareUpTo = 12;
const likeliestCount = 3;
/** Runs of so many words are asked in turn: in a text of few different words only the longer ones are rare. */
const runLengths = [1, 2, 4, 8];

/**
 * Finds the nodes that a node has most in common with by what few of them hold: rare words, and where there are none, rare
 * runs of words. Costs no more than the words do, however many nodes there are.
 */
export class Kinship {
  private readonly votes: Int32Array;
  /** The nodes that have votes, `votedCount` of them. */
  private readonly voted: Int32Array;
  private readonly indexes: RunIndex[] = [];

  constructor(private readonly nodes: readonly Node[]) {
    this.votes = new Int32Array(nodes.length);
    this.voted = new Int32Array(nodes.length);
  }

  /** The indexes of the few nodes most akin, the closest first. */
  likeliest(node: Node): number[] {
    const words = wordsOf(node);
    const enough = Math.min(4, Math.ceil(words.length / 4));
    let votedCount = 0;
    let most = 0;
    const count = (item: number) => {
      const votes = ++this.votes[item]!;
      if (votes === 1) this.voted[votedCount++] = item;
      if (votes > most) most = votes;
    };
    for (let level = 0; level < runLengths.length; level++) {
      const length = runLengths[level]!;
      if (most >= enough || length > words.length) break;
      (this.indexes[level] ??= new RunIndex(this.nodes, length)).vote(words, count);
    }
    const top = this.top(votedCount);
    for (let at = 0; at < votedCount; at++) this.votes[this.voted[at]!] = 0;
    return top;
  }

  private top(votedCount: number): number[] {
    const top: number[] = [];
    for (let next = 0; next < votedCount; next++) {
      const item = this.voted[next]!;
      if (top.length === likeliestCount && this.votes[top[likeliestCount - 1]!]! >= this.votes[item]!) continue;
      let at = top.length;
      while (at > 0 && this.votes[top[at - 1]!]! < this.votes[item]!) at--;
      top.splice(at, 0, item);
      if (top.length > likeliestCount) top.pop();
    }
    return top;
  }
}

/** Which nodes hold a run of words, for runs that few of them hold: a hash table in flat arrays, as there are as many runs as words. */
class RunIndex {
  private readonly mask: number;
  private readonly keys: Int32Array;
  /** How many nodes hold the run of a slot; 0: the slot is free. */
  private readonly counts: Uint8Array;
  /** The last entry of a slot, and the entry before each entry. */
  private readonly lasts: Int32Array;
  private readonly earlier: Int32Array;
  private readonly holders: Int32Array;

  constructor(
    nodes: readonly Node[],
    private readonly length: number,
  ) {
    const runs = nodes.reduce((sum, node) => sum + Math.max(0, wordsOf(node).length - length + 1), 0);
    let size = 16;
    while (size < runs * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.counts = new Uint8Array(size);
    this.lasts = new Int32Array(size);
    this.earlier = new Int32Array(runs);
    this.holders = new Int32Array(runs);
    let entries = 0;
    for (const [item, node] of nodes.entries()) {
      const words = wordsOf(node);
      for (let at = 0; at + length <= words.length; at++) {
        const slot = this.slotOf(runKey(words, at, length));
        const count = this.counts[slot]!;
        if (count > rareUpTo || (count > 0 && this.holders[this.lasts[slot]!] === item)) continue;
        this.holders[entries] = item;
        this.earlier[entries] = this.lasts[slot]!;
        this.lasts[slot] = entries++;
        this.counts[slot] = count + 1;
      }
    }
  }

  /** One vote for each holder of each rare run. */
  vote(words: Int32Array, count: (item: number) => void): void {
    for (let at = 0; at + this.length <= words.length; at++) {
      const slot = this.slotOf(runKey(words, at, this.length));
      const held = this.counts[slot]!;
      if (held > rareUpTo) continue;
      for (let left = held, entry = this.lasts[slot]!; left > 0; left--, entry = this.earlier[entry]!)
        count(this.holders[entry]!);
    }
  }

  private slotOf(key: number): number {
    let slot = (key ^ (key >>> 15)) & this.mask;
    while (this.counts[slot]! > 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    if (this.counts[slot] === 0) this.keys[slot] = key;
    return slot;
  }
}
