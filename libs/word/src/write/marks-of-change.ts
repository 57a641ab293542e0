import { element } from '../xml/build.js';
import type { Parcel } from './parcel.js';

/** Who changed something, and when. */
export interface WordAuthor {
  readonly name: string;
  readonly date?: Date;
}

/** A moment as Word writes it. */
export function wordDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Attributes of every annotation: its number, who, when. */
export function annotation(parcel: Parcel, author: WordAuthor): Record<string, string | number | undefined> {
  return {
    'w:id': parcel.nextId(),
    'w:author': author.name === '' ? 'Unknown' : author.name,
    'w:date': author.date && wordDate(author.date),
  };
}

/** How tracked words are wrapped, by what became of them. */
export const wrappers = { gone: 'w:del', new: 'w:ins', from: 'w:moveFrom', to: 'w:moveTo' } as const;
export type Wrapper = keyof typeof wrappers;

/** The sign in a paragraph's or row's properties that it went or came. */
export function tracked(wrapper: Wrapper, parcel: Parcel, author: WordAuthor): string {
  return element(wrappers[wrapper], annotation(parcel, author));
}
