import { keptPrefix } from '../../editor/kept-text.js';

/**
 * What was typed and not sent, by its author, proposal and change: a discussion that is folded away, left for another change, or loaded
 * again loses no word. It is kept on this device beside unsent texts, until it is sent or its author signs out; where the device keeps
 * nothing, as long as the page is open.
 */
const typed = new Map<string, string>();
const keyOf = (personId: string, proposalId: string, changeId: string | null): string =>
  `${keptPrefix}${personId}.${proposalId}.said.${changeId ?? ''}`;

export function unsaid(personId: string, proposalId: string, changeId: string | null): string {
  const key = keyOf(personId, proposalId, changeId);
  try {
    const text = typed.get(key) ?? localStorage.getItem(key) ?? '';
    if (text !== '') typed.set(key, text);
    return text;
  } catch {
    return typed.get(key) ?? '';
  }
}

export function keepUnsaid(personId: string, proposalId: string, changeId: string | null, text: string): void {
  const key = keyOf(personId, proposalId, changeId);
  const before = typed.get(key);
  if (text === '') typed.delete(key);
  else typed.set(key, text);
  try {
    if (text !== '') localStorage.setItem(key, text);
    else if (localStorage.getItem(key) === before) localStorage.removeItem(key); // not what another window keeps
  } catch {
    // The device keeps nothing for this page: the words are still in the field.
  }
}
