import { z } from 'zod';
import { Id, Instant, isTyped, prose } from './shared.js';

/**
 * Words to be removed, as a reader sees them: formatting, line breaks and notes in between don't count. Three letters at least, so that no text is shredded; no quotation marks or backslashes,
 * which texts hold in another form than they show.
 */
export const RedactionInput = z
  .strictObject({
    words: z
      .string()
      .min(3)
      .max(200)
      .refine((words) => isTyped(words) && words.trim() === words && !/["\\\n]/u.test(words), {
        error: 'Words as they stand in one line, without quotation marks',
      }),
    /** Why; never the words themselves. */
    reason: prose(2_000, 1),
  })
  .refine(({ words, reason }) => !reason.includes(words), {
    error: 'The reason stays: it must not hold the words',
    path: ['reason'],
  })
  .meta({ id: 'RedactionInput' });
export type RedactionInput = z.infer<typeof RedactionInput>;

/** True removes the words for good; false refuses, or takes one's own request back. */
export const RedactionDecisionInput = z.strictObject({ apply: z.boolean() }).meta({ id: 'RedactionDecisionInput' });
export type RedactionDecisionInput = z.infer<typeof RedactionDecisionInput>;

export const RedactionView = z
  .object({
    id: Id,
    /** Null once it is decided. */
    words: z.string().nullable(),
    reason: z.string(),
    askedBy: z.string(),
    askedAt: Instant,
    /** The person who looks asked for it, and so does not do it. */
    own: z.boolean(),
    outcome: z.enum(['applied', 'refused']).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    /**
     * Where the words stand now: texts (of editions, rounds and changes), items of feedback, attached files. `unread`: pictures and
     * scans, in which only a person can find them. To who moderates a part of the document: what stands in that part, and nothing of files.
     */
    places: z
      .object({
        texts: z.number().int(),
        feedback: z.number().int(),
        /** Sections whose address is built from the words of their heading: it becomes a neutral one with the same act. */
        addresses: z.number().int(),
        files: z.number().int().nullable(),
        unread: z.number().int().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'RedactionView' });
export type RedactionView = z.infer<typeof RedactionView>;
