import { readFileSync } from 'node:fs';

import { expect } from '@jest/globals';
import fc from 'fast-check';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import { edited } from './edits.js';
import { Chance } from './random.js';
import { textOf } from './texts.js';

interface Given {
  readonly numRuns?: number;
  readonly seconds?: number;
}

/** What `npm run laws` hands over through Jest. */
const given = (globalThis as { laws?: Given }).laws ?? {};

function setting(name: 'LAWS_RUNS' | 'LAWS_SECONDS'): number | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : Number(value);
}

/** How long each law is tried, whatever the runs; undefined: as many runs as asked for. */
const seconds = setting('LAWS_SECONDS') ?? given.seconds;

/**
 * Runs of each law (LAWS_RUNS, or as many as go into LAWS_SECONDS) and where chance begins (LAWS_SEED; without it always
 * at the same place, scripts/testing/chance.mjs): the laws of one file are tried on the same cases, so that each text is made once.
 */
export const lawParameters = {
  numRuns: setting('LAWS_RUNS') ?? given.numRuns ?? (seconds === undefined ? 1000 : 1_000_000),
  ...(seconds === undefined ? {} : { interruptAfterTimeLimit: seconds * 1000 }),
};

/** How long a law may take, in milliseconds. */
export const lawTime = Math.max(120_000, seconds === undefined ? lawParameters.numRuns * 240 : seconds * 4000);

export interface Case {
  readonly seed: number;
  readonly blocks: number;
  readonly edits: number;
  /** The number of a kept text, which stands in place of one made by chance. */
  readonly kept?: number;
}

/** Texts that once broke a law, as they were: the same numbers make other texts whenever a generator changes. */
interface Kept {
  readonly base: Doc;
  readonly target: Doc;
  /** A third text, the base edited by somebody else. */
  readonly mine?: Doc;
  /** No word of the base stands twice in it. */
  readonly isUnique: boolean;
}

/** A line of `regressions.jsonl` is one. */
const keptTexts: readonly Kept[] = readFileSync(new URL('regressions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const read = JSON.parse(line) as Record<string, unknown>;
    return {
      base: schema.nodeFromJSON(read['base']),
      target: schema.nodeFromJSON(read['target']),
      ...(read['mine'] ? { mine: schema.nodeFromJSON(read['mine']) } : {}),
      isUnique: read['unique'] === true,
    };
  });

/** A long run tries larger texts too; each test run of the project has a minute for all laws. */
const largest = lawParameters.numRuns > 1000 ? { blocks: 14, edits: 12 } : { blocks: 8, edits: 8 };

/** The share of words to edit, from none to 30 %, for a case of so many edits. */
export function shareEdited(edits: number): number {
  return (0.3 * Math.min(edits, largest.edits)) / largest.edits;
}

export const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 30 }),
  blocks: fc.integer({ min: 1, max: largest.blocks }),
  edits: fc.integer({ min: 0, max: largest.edits }),
});

/** What was made for a case by one maker, as far as a run of usual length goes. */
export function remembered<T extends object, Input = Case>(make: (input: Input) => T): (input: Input) => T {
  const made = new Map<string, T>();
  return (input) => {
    const key = JSON.stringify(input);
    const known = made.get(key);
    if (known) return known;
    const anew = make(input);
    if (made.size < 1200) made.set(key, anew);
    return anew;
  };
}

const madePair = remembered(({ seed, blocks, edits, kept }: Case) => {
  const chance = new Chance(seed);
  if (kept !== undefined) return { base: keptTexts[kept]!.base, target: keptTexts[kept]!.target, chance };
  const base = textOf(chance, blocks);
  const target = chance.is(0.05) ? textOf(chance, blocks) : edited(chance, base, edits);
  return { base, target, chance };
});

/** A text, the same edited, and the chance that is left. */
export function pairOf(input: Case): { base: Doc; target: Doc; chance: Chance } {
  const { base, target, chance } = madePair(input);
  return { base, target, chance: chance.copy() };
}

/** The kept text of a case, if no word stands twice in it. */
export function keptUnique({ kept }: Case): Kept | undefined {
  const text = kept === undefined ? undefined : keptTexts[kept];
  return text?.isUnique ? text : undefined;
}

const madeThree = remembered((input: Case) => {
  const pair = pairOf(input);
  const kept = input.kept === undefined ? undefined : keptTexts[input.kept]?.mine;
  return { ...pair, mine: kept ?? edited(pair.chance, pair.base, input.edits) };
});

/** {@link pairOf}, and the base edited by somebody else. */
export function threeOf(input: Case): ReturnType<typeof pairOf> & { mine: Doc } {
  const { chance, ...texts } = madeThree(input);
  return { ...texts, chance: chance.copy() };
}

/** Tried first, for every law. */
const examples = keptTexts.map((_, kept): [Case] => [{ seed: kept, blocks: 4, edits: 4, kept }]);

/** Tries a law on many cases; fails with the smallest case and the seed that break it. */
export function holds(law: (input: Case) => void): void {
  tried(cases, law, { examples });
}

/** {@link holds} for values that are made in another way. */
export function holdsFor<Value>(values: fc.Arbitrary<Value>, law: (value: Value) => void): void {
  tried(values, law, {});
}

/** Like `expect(…).toBe(true)`, which costs more than most of what laws look at. */
export function ensure(isSo: boolean, what = 'what a law says'): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

/** A run by time says how many there were. */
function tried<Value>(values: fc.Arbitrary<Value>, law: (value: Value) => void, how: fc.Parameters<[Value]>): void {
  let runs = 0;
  const counted = (value: Value) => {
    runs++;
    law(value);
  };
  fc.assert(fc.property(values, counted), { ...lawParameters, ...how });
  if (seconds !== undefined)
    process.stdout.write(`${String(runs).padStart(7)} runs: ${expect.getState().currentTestName}\n`);
}
