import type { DiscussionView } from '@tarmeem/contract';

type Person = DiscussionView['people'][number];

/** An `@` with letters behind it, up to the caret. */
export interface Asked {
  /** Where the `@` stands. */
  at: number;
  letters: string;
}

/** The longest name that is looked for. */
const longest = 60;
/** So many are offered at once: more letters make them fewer. */
const most = 8;

const small = (text: string): string => text.normalize('NFC').toLocaleLowerCase();
const named = ({ name }: Person): string => `@${name}`;

/** The `@` that is being written at the caret: one that begins a word, as that of an e-mail address does not. */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  const letters = before.slice(at + 1);
  if (at < 0 || letters.length > longest || /[\n@]|^\s/u.test(letters)) return null;
  return at > 0 && /[\p{L}\p{N}\p{M}._-]/u.test(before[at - 1]!) ? null : { at, letters };
}

/** Who is meant by the letters: people of whose name, or of whose organisation's, a word begins with them. */
export function offered(people: readonly Person[], letters: string): Person[] {
  const wanted = small(letters);
  const begins = (of: string | null): boolean => of !== null && ` ${small(of)}`.includes(` ${wanted}`);
  const byName = people.filter(({ name }) => begins(name));
  return [...byName, ...people.filter((each) => !byName.includes(each) && begins(each.organisation))].slice(0, most);
}

/** The text with a person's name in the place of the letters, and where the caret stands then. */
export function withName(text: string, { at, letters }: Asked, person: Person): { text: string; caret: number } {
  const put = `${named(person)} `;
  const rest = text.slice(at + 1 + letters.length).replace(/^ /u, '');
  return { text: text.slice(0, at) + put + rest, caret: at + put.length };
}

/** Whom a text names by `@`. Of two people of one name it tells neither. */
export const namedIn = (text: string, people: readonly Person[]): Person[] =>
  people.filter((one) => text.includes(named(one)) && people.filter(({ name }) => name === one.name).length === 1);

/** Whether a text names somebody. */
export const isNamedIn = (text: string, person: Person): boolean => text.includes(named(person));
