import {
  accountUr,
  answeringUr,
  appUr,
  auditUr,
  changesUr,
  conflictsUr,
  decidingUr,
  editingUr,
  exchangeUr,
  peopleUr,
  problemsUr,
  publishingUr,
  reviewUr,
  webhooksUr,
  structureUr,
  writingUr,
} from '@tarmeem/text';
import type { Key } from './english.js';

/** Loaded only by those who read Urdu. */
export const urdu: Readonly<Record<Key, string>> = {
  ...accountUr,
  ...answeringUr,
  ...appUr,
  ...auditUr,
  ...changesUr,
  ...conflictsUr,
  ...decidingUr,
  ...editingUr,
  ...exchangeUr,
  ...peopleUr,
  ...problemsUr,
  ...publishingUr,
  ...reviewUr,
  ...webhooksUr,
  ...structureUr,
  ...writingUr,
};
