import type { Blocker, PublicationCase } from '../publication-facts.js';

/** A major edition tells readers what changed and why. */
export function majorHasNote({ draft }: PublicationCase): Blocker | null {
  if (!draft.isMajor || draft.changeNote.trim() !== '') return null;
  return { code: 'change-note-missing', detail: 'A major edition needs a change note.', changeIds: [] };
}
