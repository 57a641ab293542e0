import type { KeyboardEvent } from 'react';
import { lettersOn } from '../../redline/letters.js';
import { isPlain } from '../../redline/roving.js';
import type { Key } from '../../text/words.js';
import type { Reviewing } from './use-review.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/discussion.js';

/** The keys of the review, as the list under `?` shows them. */
export const reviewKeys: [string, Key][] = [
  ['J ↓', 'keys.next'],
  ['K ↑', 'keys.previous'],
  ['A', 'keys.accept'],
  ['X', 'keys.reject'],
  ['R', 'keys.return'],
  ['E', 'keys.counter'],
  ['D', 'keys.discuss'],
  ['C', 'keys.claimOrBack'],
  ['1 … 9', 'keys.template'],
  ['U', 'keys.undo'],
  ['V', 'keys.view'],
  ['N', 'keys.nextProposal'],
  ['F6', 'keys.parts'],
  ['Ctrl+Enter', 'keys.send'],
  ['?', 'keys.help'],
  ['Esc', 'keys.close'],
];

interface Elsewhere {
  onSend: () => void;
  onNextView: () => void;
  onHelp: () => void;
  onCounter: () => void;
  onDiscuss: () => void;
  onClaim: () => void;
  onNext: () => void;
}

export const isSend = (event: KeyboardEvent): boolean => event.key === 'Enter' && (event.ctrlKey || event.metaKey);

/** What a key does while the list of changes has the focus. */
export function onReviewKey(event: KeyboardEvent, reviewing: Reviewing, elsewhere: Elsewhere): void {
  const acts: Record<string, () => unknown> = {
    j: () => reviewing.step(1),
    ArrowDown: () => reviewing.step(1),
    k: () => reviewing.step(-1),
    ArrowUp: () => reviewing.step(-1),
    a: () => reviewing.accept(),
    x: () => reviewing.ask('rejected'),
    r: () => reviewing.ask('returned'),
    e: elsewhere.onCounter,
    d: elsewhere.onDiscuss,
    c: elsewhere.onClaim,
    n: elsewhere.onNext,
    u: () => reviewing.undo(),
    v: elsewhere.onNextView,
    '?': elsewhere.onHelp,
    Escape: () => reviewing.stopAsking(),
  };
  const act = isSend(event)
    ? elsewhere.onSend
    : isPlain(event) && (lettersOn() || event.key.length > 1)
      ? acts[event.key]
      : undefined;
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
