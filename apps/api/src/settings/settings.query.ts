import type { DocumentSettingsView } from '@tarmeem/contract';
import { dayIn, windowOn } from '@tarmeem/review';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { NotFound } from '../platform/index.js';

export type Settings = Omit<DocumentSettingsView, 'standing'>;

/** What is set of a document. Throws NotFound. */
export async function settingsOf(from: Answers, documentId: string): Promise<Settings> {
  const [found] = await rowsOf<Settings>(
    from,
    `select version, moderation, time_zone as "timeZone", feedback_from::text as "feedbackFrom",
       feedback_until::text as "feedbackUntil"
     from document where id = $1`,
    [documentId],
  );
  if (!found) throw new NotFound();
  return found;
}

export const settingsView = (settings: Settings, now: Date): DocumentSettingsView => ({
  ...settings,
  standing: windowOn(dayIn(settings.timeZone, now), settings),
});
