import type { Node } from 'prosemirror-model';

import { runKey } from './align.js';
import { wordsOf } from './likeness.js';

/** What more blocks than this share tells nothing about which of them is meant. */
const rareUpTo = 12;
const likeliestCount = 3;
/** Runs of so many words are asked in turn: in a text of few different words only the longer ones are rare. */
const runLengths = [1, 2, 4, 8];

/** Where fewer than one run of so many is rare, nobody asks for runs of this length. */
const tellingFrom = 64;
/** Runs are of so many classes by chance: those of one class, wherever they stand, are a sample that mostly tells enough. */
const classes = 4;
/** No other class is asked for where one node has so many votes, and no other node more than a third of them. */
const clearFrom = 6;

const kinships = new WeakMap<Node, Kinship>();

/**
 * Finds the nodes that a node has most in common with by what few of them hold: rare words, and where there are none, rare
 * runs of words. Costs no more than the words do, however many nodes there are.
 */
export class Kinship {
  private readonly votes: Votes;
  private readonly indexes = new Map<number, RunIndexes>();
  private readonly found = new WeakMap<Node, readonly number[]>();

  private constructor(private readonly nodes: readonly Node[]) {
    this.votes = new Votes(nodes.length);
  }

  /** That of the same nodes as last time is the same, and knows what it found for each node: an editor asks after every key. */
  static among(nodes: readonly Node[]): Kinship {
    const first = nodes[0]!;
    const last = kinships.get(first);
    if (last?.nodes.length === nodes.length && nodes.every((node, index) => node === last.nodes[index])) return last;
    const kinship = new Kinship(nodes);
    kinships.set(first, kinship);
    return kinship;
  }

  /** The indexes of the few nodes most akin, the closest first; one alone that is far ahead of all others may be the only one. */
  likeliest(node: Node): readonly number[] {
    let indexes = this.found.get(node);
    if (!indexes) this.found.set(node, (indexes = this.find(node)));
    return indexes;
  }

  private find(node: Node): number[] {
    const { votes } = this;
    const words = wordsOf(node);
    const enough = Math.min(4, Math.ceil(words.length / 4));
    for (const length of runLengths) {
      if (votes.most >= enough || length > words.length) break;
      this.indexesOf(length).ask(words, votes);
    }
    return votes.end();
  }

  private indexesOf(length: number): RunIndexes {
    let indexes = this.indexes.get(length);
    if (!indexes) this.indexes.set(length, (indexes = new RunIndexes(this.nodes, length)));
    return indexes;
  }
}

/** How often nodes were named. */
class Votes {
  most = 0;
  private readonly counts: Int32Array;
  /** The nodes that were named, `size` of them. */
  private readonly named: Int32Array;
  private size = 0;

  constructor(nodes: number) {
    this.counts = new Int32Array(nodes);
    this.named = new Int32Array(nodes);
  }

  add(item: number): void {
    const votes = ++this.counts[item]!;
    if (votes === 1) this.named[this.size++] = item;
    if (votes > this.most) this.most = votes;
  }

  /** True if one is so far ahead that more would not tell otherwise. */
  get isClear(): boolean {
    if (this.most < clearFrom) return false;
    let near = 0;
    for (let at = 0; at < this.size; at++)
      if (this.counts[this.named[at]!]! * 3 > this.most && ++near > 1) return false;
    return true;
  }

  /** Those named most often, and all is forgotten. */
  end(): number[] {
    const { counts, named } = this;
    const top: number[] = [];
    for (let next = 0; next < this.size; next++) {
      const item = named[next]!;
      if (top.length === likeliestCount && counts[top[likeliestCount - 1]!]! >= counts[item]!) continue;
      let at = top.length;
      while (at > 0 && counts[top[at - 1]!]! < counts[item]!) at--;
      top.splice(at, 0, item);
      if (top.length > likeliestCount) top.pop();
    }
    for (let at = 0; at < this.size; at++) counts[named[at]!] = 0;
    this.size = 0;
    this.most = 0;
    return top;
  }
}

/** Which nodes hold a run of words of one length, by classes of runs. */
class RunIndexes {
  private readonly runs: Runs;
  private readonly made: RunIndex[] = [];

  constructor(
    nodes: readonly Node[],
    private readonly length: number,
  ) {
    this.runs = runsOf(nodes, length);
  }

  /** One vote for each holder of each rare run, until one holder is clear. */
  ask(words: Int32Array, votes: Votes): void {
    for (let part = 0; part < classes && !votes.isClear; part++) {
      const index = (this.made[part] ??= new RunIndex(this.runs, part));
      if (!index.isTelling) return;
      for (let at = 0; at + this.length <= words.length; at++) {
        const key = runKey(words, at, this.length);
        if (classOf(key) === part) index.ask(key, votes);
      }
    }
  }
}

/** All runs of some nodes, with the node that holds each, those of one class behind those of the one before, each in the order of the nodes. */
interface Runs {
  readonly keys: Int32Array;
  readonly holders: Int32Array;
  /** Where each class begins, and the last ends. */
  readonly firsts: readonly number[];
}

function runsOf(nodes: readonly Node[], length: number): Runs {
  const counts = Array.from({ length: classes }, () => 0);
  let size = 0;
  for (const node of nodes) size += Math.max(0, wordsOf(node).length - length + 1);
  const all = new Int32Array(size);
  size = 0;
  for (const node of nodes) {
    const words = wordsOf(node);
    for (let at = 0; at + length <= words.length; at++) {
      const key = (all[size++] = runKey(words, at, length));
      counts[classOf(key)]! += 1;
    }
  }
  const firsts = [0];
  for (const count of counts) firsts.push(firsts.at(-1)! + count);
  const next = firsts.slice(0, classes);
  const keys = new Int32Array(size);
  const holders = new Int32Array(size);
  size = 0;
  for (let item = 0; item < nodes.length; item++)
    for (let left = wordsOf(nodes[item]!).length - length + 1; left > 0; left--) {
      const key = all[size++]!;
      const part = classOf(key);
      const at = next[part]!;
      next[part] = at + 1;
      keys[at] = key;
      holders[at] = item;
    }
  return { keys, holders, firsts };
}

function classOf(key: number): number {
  return (key >>> 24) % classes;
}

/** Which nodes hold a run, for runs of one class that few of them hold: a hash table in flat arrays, as there are as many runs as words. */
class RunIndex {
  /** False in a text of so few different words that asking for their runs is idle. */
  readonly isTelling: boolean;
  private readonly mask: number;
  private readonly keys: Int32Array;
  /** How many nodes hold the run of a slot; 0: the slot is free. */
  private readonly counts: Uint8Array;
  /** The last entry of a slot, and the entry before each entry. */
  private readonly lasts: Int32Array;
  private readonly earlier: Int32Array;
  private readonly holders: Int32Array;

  constructor({ keys, holders, firsts }: Runs, part: number) {
    const [first, end] = [firsts[part]!, firsts[part + 1]!];
    let size = 16;
    while (size < (end - first) * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.counts = new Uint8Array(size);
    this.lasts = new Int32Array(size);
    this.earlier = new Int32Array(end - first);
    this.holders = new Int32Array(end - first);
    let entries = 0;
    let common = 0;
    for (let run = first; run < end; run++) {
      const item = holders[run]!;
      const slot = this.slotOf(keys[run]!);
      const count = this.counts[slot]!;
      if (count > rareUpTo || (count > 0 && this.holders[this.lasts[slot]!] === item)) continue;
      this.holders[entries] = item;
      this.earlier[entries] = this.lasts[slot]!;
      this.lasts[slot] = entries++;
      this.counts[slot] = count + 1;
      if (count === rareUpTo) common += rareUpTo + 1;
    }
    this.isTelling = (entries - common) * tellingFrom >= end - first;
  }

  /** One vote for each holder of the run, if they are few. */
  ask(key: number, votes: Votes): void {
    const slot = this.slotOf(key);
    const held = this.counts[slot]!;
    if (held > rareUpTo) return;
    for (let left = held, entry = this.lasts[slot]!; left > 0; left--, entry = this.earlier[entry]!)
      votes.add(this.holders[entry]!);
  }

  private slotOf(key: number): number {
    let slot = (key ^ (key >>> 15)) & this.mask;
    while (this.counts[slot]! > 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    if (this.counts[slot] === 0) this.keys[slot] = key;
    return slot;
  }
}
