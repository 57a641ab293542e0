import type { FlatCell, FlatTable } from '../flat/flat.js';
import type { Token } from './tokens.js';

/** Stays in both texts, is only in the base (taken out), or only in the target (put in). */
export type State = 'kept' | 'gone' | 'new';

/** One token of both texts woven together; `change` and `move` say what it belongs to (-1: nothing). */
export type Woven =
  | { readonly state: 'kept'; readonly before: Token; readonly after: Token; readonly change: number }
  | { readonly state: 'gone'; readonly before: Token; readonly change: number; readonly move: number }
  | { readonly state: 'new'; readonly after: Token; readonly change: number; readonly move: number }
  | { readonly state: 'table'; readonly table: FlatTable; readonly rows: readonly WovenRow[] };

export interface WovenRow {
  readonly state: State;
  readonly change: number;
  readonly cells: readonly WovenCell[];
}

export interface WovenCell {
  readonly state: State;
  readonly cell: FlatCell;
  readonly flow: readonly Woven[];
}

/** True for the end of a paragraph or a table: the next token begins a line. */
export function endsBlock(token: Token): boolean {
  return token.kind === 'end' || token.kind === 'table';
}
