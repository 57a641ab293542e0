import { z } from 'zod';
import { Id, line, Verdict } from './shared.js';

/** At most so many files come with one sending, of so many bytes together. */
export const evidenceSending = { files: 5, bytes: 10 * 1_048_576 } as const;

/** A file to attach: PDF, Word, JPEG or PNG, told by its content. Images are kept without their metadata. */
export const EvidenceInput = z
  .strictObject({
    name: line(200),
    /** The bytes in base64 (RFC 4648, section 4). */
    data: z
      .string()
      .min(1)
      .max(Math.ceil((evidenceSending.bytes * 4) / 3) + 4)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/u),
  })
  .meta({ id: 'EvidenceInput' });
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** An attached file. `held`: moderators and its sender only; `refused`: its bytes are gone. */
export const EvidenceView = z
  .object({
    id: Id,
    name: z.string(),
    type: z.string(),
    /** In bytes. */
    size: z.number().int(),
    state: z.enum(['held', 'open', 'refused']),
    may: z.object({ release: Verdict, refuse: Verdict }),
  })
  .meta({ id: 'EvidenceView' });
export type EvidenceView = z.infer<typeof EvidenceView>;
