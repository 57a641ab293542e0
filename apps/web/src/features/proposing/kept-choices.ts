import type { Take } from '@tarmeem/document';
import { useCallback, useState } from 'react';
import { keptPrefix } from '../../editor/kept-text.js';

/** What was chosen so far, by the id of the conflict. */
export type Choices = Readonly<Record<string, Take>>;

/** Words that were written for a conflict. */
export interface Written {
  id: string;
  words: string;
}

/** What was written for conflicts that are none of these any more. */
export const writtenBefore = (choices: Choices, now: readonly { id: string }[]): Written[] =>
  Object.entries(choices).flatMap(([id, take]) =>
    typeof take === 'object' && take.words.trim() !== '' && now.every((each) => each.id !== id)
      ? [{ id, words: take.words }]
      : [],
  );

const isTake = (value: unknown): value is Take =>
  value === 'mine' ||
  value === 'published' ||
  value === 'both' ||
  (typeof value === 'object' && value !== null && 'words' in value && typeof value.words === 'string');

/** Choices that are not sent yet, kept on this device beside the author's unsent texts until they are. */
export function useKeptChoices(personId: string, proposalId: string) {
  const key = `${keptPrefix}${personId}.${proposalId}.conflicts`;
  const [choices, setChoices] = useState<Choices>(() => read(key));
  const choose = useCallback(
    (id: string, take: Take | undefined) =>
      setChoices((before) => {
        const { [id]: _, ...others } = before;
        const after = take === undefined ? others : { ...others, [id]: take };
        keep(key, after);
        return after;
      }),
    [key],
  );
  const forget = useCallback(() => {
    keep(key, {});
    setChoices({});
  }, [key]);
  return { choices, choose, forget };
}

function read(key: string): Choices {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return Object.fromEntries(Object.entries(Object(value)).filter((pair): pair is [string, Take] => isTake(pair[1])));
  } catch {
    return {};
  }
}

function keep(key: string, choices: Choices): void {
  try {
    if (Object.keys(choices).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // The device keeps nothing for this page: the choices are still on the screen.
  }
}
