import type { Flow } from '../flat/flat.js';
import type { Kept } from './kept.js';
import { layOut } from './lay-out.js';
import type { Pairs } from './lay-out.js';
import { longestRising } from './rising.js';
import { sizeOf, tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import { weaveTable } from './weave-table.js';
import type { Woven, WovenRow } from './woven.js';

/**
 * Both texts in one row: without what is gone it is the target, without what is new it is the base. Where Word programs
 * differ on how a paragraph looks that two are joined to, whole paragraphs go and come instead.
 */
export function weave(base: Flow, target: Flow, kept: Kept): Woven[] {
  const before = tokensOf(base, kept.cutsBase);
  const after = tokensOf(target, kept.cutsTarget);
  const partners = partnersOf(before, after, kept);
  const tables = new Map<number, readonly WovenRow[]>();
  for (const [index, partner] of partners.entries()) {
    const [b, a] = [before[partner], after[index]!];
    if (b?.kind !== 'table' || a.kind !== 'table') continue;
    const rows = weaveTable(b.table, a.table, kept, weave);
    if (rows) tables.set(index, rows);
    else partners[index] = -1;
  }
  const pairs: Pairs = { before, after, partners, kept };
  return layOut(pairs).map((woven) => {
    if (woven.state !== 'kept' || woven.after.kind !== 'table') return woven;
    return { state: 'table', table: woven.after.table, rows: tables.get(after.indexOf(woven.after))! };
  });
}

/** For each token of the target the index of the same token of the base, rising; -1 if it has none here. */
function partnersOf(before: readonly Token[], after: readonly Token[], kept: Kept): number[] {
  const places = new Map(before.map((token, index) => [token.at, index]));
  const found = after.map((token) => {
    const index = places.get(kept.sourceOf(token.at)) ?? -1;
    const partner = before[index];
    return partner?.kind === token.kind && sizeOf(partner) === sizeOf(token) ? index : -1;
  });
  const partners = found.map(() => -1);
  for (const index of longestRising(found)) partners[index] = found[index]!;
  return partners;
}
