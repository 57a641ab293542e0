import { appEn, changesEn, editingEn, problemsEn, structureEn, writingEn } from '@tarmeem/text';
import type {
  accountEn,
  answeringEn,
  auditEn,
  conflictsEn,
  decidingEn,
  discussionEn,
  documentSettingsEn,
  exchangeEn,
  goingEn,
  homeEn,
  contentsEn,
  proposingEn,
  leavingEn,
  matrixEn,
  peopleEn,
  publishingEn,
  reviewEn,
  roomEn,
  settingsEn,
  oddEn,
  roundsEn,
  sendingEn,
  sourcesEn,
  webhooksEn,
} from '@tarmeem/text';

/** Words that every screen, or the editor, needs. */
const first = {
  ...appEn,
  ...changesEn,
  ...editingEn,
  ...problemsEn,
  ...structureEn,
  ...writingEn,
} as const;

/** Every key of the signed-in application's words. */
export type Key =
  | keyof typeof first
  | keyof typeof accountEn
  | keyof typeof answeringEn
  | keyof typeof auditEn
  | keyof typeof conflictsEn
  | keyof typeof decidingEn
  | keyof typeof discussionEn
  | keyof typeof documentSettingsEn
  | keyof typeof exchangeEn
  | keyof typeof goingEn
  | keyof typeof homeEn
  | keyof typeof contentsEn
  | keyof typeof proposingEn
  | keyof typeof leavingEn
  | keyof typeof matrixEn
  | keyof typeof peopleEn
  | keyof typeof publishingEn
  | keyof typeof reviewEn
  | keyof typeof roomEn
  | keyof typeof settingsEn
  | keyof typeof oddEn
  | keyof typeof roundsEn
  | keyof typeof sendingEn
  | keyof typeof sourcesEn
  | keyof typeof webhooksEn;

/**
 * The words of the signed-in application in English; every other language has the same keys. Those of a part of it come with the
 * first file that says them: `import '../../text/words-of/people.js'` (words-come-along.test.ts holds every file to it).
 */
export const english = { ...first } as Record<Key, string>;

/** Adds the words of a part of the application. */
export function addEnglish(words: Readonly<Partial<Record<Key, string>>>): void {
  Object.assign(english, words);
}
