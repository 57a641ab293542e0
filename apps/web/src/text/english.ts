import {
  accountEn,
  answeringEn,
  appEn,
  auditEn,
  changesEn,
  conflictsEn,
  decidingEn,
  editingEn,
  exchangeEn,
  matrixEn,
  peopleEn,
  problemsEn,
  publishingEn,
  reviewEn,
  roomEn,
  webhooksEn,
  structureEn,
  writingEn,
} from '@tarmeem/text';

/** The words of the signed-in application; every other language has the same keys. */
export const english = {
  ...accountEn,
  ...answeringEn,
  ...appEn,
  ...auditEn,
  ...changesEn,
  ...conflictsEn,
  ...decidingEn,
  ...editingEn,
  ...exchangeEn,
  ...matrixEn,
  ...peopleEn,
  ...problemsEn,
  ...publishingEn,
  ...reviewEn,
  ...roomEn,
  ...webhooksEn,
  ...structureEn,
  ...writingEn,
} as const;
/** Every key of the signed-in application's words. */
export type Key = keyof typeof english;
