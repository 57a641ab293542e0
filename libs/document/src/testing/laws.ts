import fc from 'fast-check';

import type { Doc } from '../doc.js';
import { edited } from './edits.js';
import { Chance } from './random.js';
import { textOf } from './texts.js';

const runs = Number(process.env['LAWS_RUNS'] ?? 300);
const seed = process.env['LAWS_SEED'] === undefined ? undefined : Number(process.env['LAWS_SEED']);

/** Runs of each law (LAWS_RUNS) and where chance begins (LAWS_SEED; without it a new one each time, printed on failure). */
export const lawParameters = seed === undefined ? { numRuns: runs } : { numRuns: runs, seed };

export interface Case {
  readonly seed: number;
  readonly blocks: number;
  readonly edits: number;
}

export const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 30 }),
  blocks: fc.integer({ min: 1, max: 14 }),
  edits: fc.integer({ min: 0, max: 12 }),
});

/** A text, the same edited, and the chance that is left. */
export function pairOf({ seed, blocks, edits }: Case): { base: Doc; target: Doc; chance: Chance } {
  const chance = new Chance(seed);
  const base = textOf(chance, blocks);
  const target = chance.is(0.05) ? textOf(chance, blocks) : edited(chance, base, edits);
  return { base, target, chance };
}

/** Says for one case whether the law holds: undefined, or what is wrong. */
export function holds(law: (input: Case) => boolean | void): void {
  fc.assert(fc.property(cases, law), lawParameters);
}
