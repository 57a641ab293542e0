import { sameLook } from '../flat/flat.js';
import type { ParagraphLook } from '../flat/flat.js';
import type { Kept } from './kept.js';
import { restyled } from './restyled.js';
import type { Token } from './tokens.js';
import { endsBlock } from './woven.js';
import type { Woven } from './woven.js';

/** The tokens of both sides, and for each of the target its partner in the base (rising, -1: none). */
export interface Pairs {
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly partners: number[];
  readonly kept: Kept;
}

/** A token in the making: not yet a woven table. */
type Laid = Exclude<Woven, { state: 'table' }>;

/** Lays the tokens in one row. Partners that would join paragraphs of different looks are parted first. */
export function layOut(pairs: Pairs): Laid[] {
  for (;;) {
    const laid = new Layout(pairs).run();
    const parted = doubtful(laid);
    if (parted.size === 0) return laid;
    for (const [index, token] of pairs.after.entries()) if (parted.has(token)) pairs.partners[index] = -1;
  }
}

class Layout {
  private readonly laid: Laid[] = [];

  constructor(private readonly pairs: Pairs) {}

  run(): Laid[] {
    const { before, after, partners } = this.pairs;
    let [b, a] = [0, 0];
    for (const [index, partner] of partners.entries()) {
      if (partner < 0) continue;
      this.gap(before.slice(b, partner), after.slice(a, index));
      this.keep(before[partner]!, after[index]!);
      [b, a] = [partner + 1, index + 1];
    }
    this.gap(before.slice(b), after.slice(a));
    return this.laid;
  }

  private isAtStart(): boolean {
    const last = this.laid.at(-1);
    return !last || endsBlock(last.state === 'gone' ? last.before : last.after);
  }

  /** What only one side has, between two tokens that both have. */
  private gap(gone: readonly Token[], come: readonly Token[]): void {
    if (!this.isAtStart()) {
      const [g, c] = [gone.findIndex(endsBlock), come.findIndex(endsBlock)];
      if (g < 0 || c < 0) return this.line(gone, come);
      // The paragraph that is open on both sides ends on both.
      this.line(gone.slice(0, g), come.slice(0, c));
      this.keep(gone[g]!, come[c]!);
      return this.gap(gone.slice(g + 1), come.slice(c + 1));
    }
    const [g, c] = [gone.findLastIndex(endsBlock) + 1, come.findLastIndex(endsBlock) + 1];
    this.takeOut(gone.slice(0, g));
    this.putIn(come.slice(0, c));
    this.line(gone.slice(g), come.slice(c));
  }

  private line(gone: readonly Token[], come: readonly Token[]): void {
    const same = restyled(gone, come);
    if (same) for (const [before, after] of same) this.keep(before, after);
    else {
      this.takeOut(gone);
      this.putIn(come);
    }
  }

  private keep(before: Token, after: Token): void {
    const change = this.pairs.kept.changeAt('target', after.at);
    this.laid.push({ state: 'kept', before, after, change });
  }

  private takeOut(tokens: readonly Token[]): void {
    const { kept } = this.pairs;
    for (const before of tokens)
      this.laid.push({
        state: 'gone',
        before,
        change: kept.changeAt('base', before.at),
        move: kept.moveAt('base', before.at),
      });
  }

  private putIn(tokens: readonly Token[]): void {
    const { kept } = this.pairs;
    for (const after of tokens)
      this.laid.push({
        state: 'new',
        after,
        change: kept.changeAt('target', after.at),
        move: kept.moveAt('target', after.at),
      });
  }
}

/**
 * Tokens of the target that stand in a paragraph whose end goes or comes while its words stay, if the paragraph that they
 * are joined to looks different on that side: programs differ on which look is left.
 */
function doubtful(laid: readonly Laid[]): Set<Token> {
  const parted = new Set<Token>();
  let from = 0;
  for (const [index, woven] of laid.entries()) {
    const token = woven.state === 'gone' ? woven.before : woven.after;
    if (!endsBlock(token)) continue;
    const line = laid.slice(from, index);
    from = index + 1;
    if (woven.state === 'kept' || token.kind !== 'end') continue;
    if (line.every((other) => other.state === woven.state)) continue;
    const look = lookAfter(laid, index + 1, woven.state);
    if (look && sameLook(look, token.paragraph.look)) continue;
    for (const other of line) if (other.state === 'kept') parted.add(other.after);
  }
  return parted;
}

/** The look of the paragraph that a paragraph whose end is `state` is joined to, seen where that end is not. */
function lookAfter(laid: readonly Laid[], from: number, state: 'gone' | 'new'): ParagraphLook | undefined {
  for (let index = from; index < laid.length; index++) {
    const woven = laid[index]!;
    if (woven.state === state && woven.state === 'gone' && woven.before.kind === 'table') return undefined;
    if (woven.state === state) continue;
    const token = state === 'gone' ? (woven as { after: Token }).after : (woven as { before: Token }).before;
    if (token.kind === 'table') return undefined;
    if (token.kind === 'end') return token.paragraph.look;
  }
  return undefined;
}
