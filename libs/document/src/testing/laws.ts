import fc from 'fast-check';

import type { Doc } from '../doc.js';
import { edited } from './edits.js';
import { Chance } from './random.js';
import { textOf } from './texts.js';

interface Given {
  readonly seed?: number;
  readonly numRuns?: number;
}

/** What `npm run laws` hands over through Jest. */
const given = (globalThis as { laws?: Given }).laws ?? {};

function setting(name: 'LAWS_RUNS' | 'LAWS_SEED'): number | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : Number(value);
}

const seed = setting('LAWS_SEED') ?? given.seed;

/** Runs of each law (LAWS_RUNS) and where chance begins (LAWS_SEED; without it a new one each time, printed on failure). */
export const lawParameters = {
  numRuns: setting('LAWS_RUNS') ?? given.numRuns ?? 1000,
  ...(seed === undefined ? {} : { seed }),
};

/** How long a law may take, in milliseconds. */
export const lawTime = Math.max(120_000, lawParameters.numRuns * 240);

export interface Case {
  readonly seed: number;
  readonly blocks: number;
  readonly edits: number;
}

/** A long run tries larger texts too; each test run of the project has a minute for all laws. */
const largest = lawParameters.numRuns > 1000 ? { blocks: 14, edits: 12 } : { blocks: 8, edits: 8 };

export const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 30 }),
  blocks: fc.integer({ min: 1, max: largest.blocks }),
  edits: fc.integer({ min: 0, max: largest.edits }),
});

/** A text, the same edited, and the chance that is left. */
export function pairOf({ seed, blocks, edits }: Case): { base: Doc; target: Doc; chance: Chance } {
  const chance = new Chance(seed);
  const base = textOf(chance, blocks);
  const target = chance.is(0.05) ? textOf(chance, blocks) : edited(chance, base, edits);
  return { base, target, chance };
}

/** Cases that once broke a law; tried first, for every law. */
const regressions: readonly Case[] = [
  { seed: 115458603, blocks: 14, edits: 8 },
  { seed: 616517629, blocks: 13, edits: 0 },
  { seed: 198749828, blocks: 4, edits: 3 },
];

/** Tries a law on many cases; fails with the smallest case and the seed that break it. A law of long texts is tried on a `share` of them. */
export function holds(law: (input: Case) => void, { share = 1 } = {}): void {
  const numRuns = Math.ceil(lawParameters.numRuns * share);
  fc.assert(fc.property(cases, law), { ...lawParameters, numRuns, examples: regressions.map((example) => [example]) });
}
