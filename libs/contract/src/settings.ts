import { z } from 'zod';

/** Feedback is shown before or after a moderator has read it. What may identify a person waits for one in either case. */
export const moderationTimes = ['before', 'after'] as const;
export type ModerationTime = (typeof moderationTimes)[number];

/** How a day stands to the days within which feedback is taken. */
export const windowStandings = ['always', 'not-yet', 'open', 'closed'] as const;
export type WindowStanding = (typeof windowStandings)[number];

/** Both days are of the document's time zone and belong to the window; null: no such end. */
export const FeedbackWindow = { feedbackFrom: z.iso.date().nullable(), feedbackUntil: z.iso.date().nullable() };

export const DocumentSettingsInput = z
  .strictObject({
    moderation: z.enum(moderationTimes),
    /** Of the IANA time zone database: `Asia/Karachi`. */
    timeZone: z.string().max(60),
    ...FeedbackWindow,
  })
  .meta({ id: 'DocumentSettingsInput' });
export type DocumentSettingsInput = z.infer<typeof DocumentSettingsInput>;

export const DocumentSettingsView = z
  .object({
    version: z.number().int(),
    moderation: z.enum(moderationTimes),
    timeZone: z.string(),
    ...FeedbackWindow,
    /** How today stands to the window. */
    standing: z.enum(windowStandings),
  })
  .meta({ id: 'DocumentSettingsView' });
export type DocumentSettingsView = z.infer<typeof DocumentSettingsView>;
