/** What was typed and not sent, by proposal and change: a discussion that is folded away, or left for another change, loses no word. It goes with the page, and so at signing out. */
const typed = new Map<string, string>();
const keyOf = (proposalId: string, changeId: string | null): string => `${proposalId}.${changeId ?? ''}`;

export const unsaid = (proposalId: string, changeId: string | null): string =>
  typed.get(keyOf(proposalId, changeId)) ?? '';

export function keepUnsaid(proposalId: string, changeId: string | null, text: string): void {
  if (text === '') typed.delete(keyOf(proposalId, changeId));
  else typed.set(keyOf(proposalId, changeId), text);
}
