import type { State } from '../weave/woven.js';
import type { XmlElement } from '../xml/read.js';
import { authorOf } from './comments.js';
import type { FileAuthor } from './model.js';

/** What tracked changes around a place make of it. `never`: put in by one and taken out by another, so in neither text. */
export interface Change {
  readonly state: State | 'never';
  readonly by?: FileAuthor;
  readonly moved: boolean;
}

export const unchanged: Change = { state: 'kept', moved: false };

const goes = new Set(['del', 'moveFrom']);
const comes = new Set(['ins', 'moveTo']);

/** True for an element that says that what is in it went or came. */
export function isChange(name: string): boolean {
  return goes.has(name) || comes.has(name);
}

/** The state inside such an element that stands in a place of the state. */
export function within(around: Change, element: XmlElement): Change {
  const state = goes.has(element.name) ? 'gone' : 'new';
  const moved = element.name.startsWith('move');
  if (around.state === 'kept') return { state, by: authorOf(element), moved };
  return around.state === state ? around : { ...around, state: 'never' };
}

/** The state that signs in properties give (`w:rPr` of a paragraph's end, `w:trPr`, `w:tcPr`). */
export function signedState(
  properties: XmlElement | undefined,
  names: { gone: readonly string[]; new: readonly string[] },
): Change {
  let change = unchanged;
  for (const child of properties?.children ?? []) {
    if (typeof child === 'string') continue;
    const state = names.gone.includes(child.name) ? 'gone' : names.new.includes(child.name) ? 'new' : undefined;
    if (!state) continue;
    if (change.state === 'kept') change = { state, by: authorOf(child), moved: child.name.startsWith('move') };
    else if (change.state !== state) change = { ...change, state: 'never' };
  }
  return change;
}
