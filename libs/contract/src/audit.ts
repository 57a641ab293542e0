import { z } from 'zod';
import { Instant, page, Role } from './shared.js';

/** What of a document's record is about one of these. */
export const auditObjects = ['proposal', 'change', 'edition', 'feedback'] as const;

/** One link of a document's chain of events, as those who decide and publish read it. */
export const AuditEventView = z
  .object({
    seq: z.number().int(),
    at: Instant,
    /** `change.accepted`: the object's name, a dot, what happened to it. */
    action: z.string(),
    /** Null: the system. */
    actor: z.object({ name: z.string(), role: Role.nullable(), organisation: z.string().nullable() }).nullable(),
    /** The number of the proposal that it is about, or that the change belongs to. */
    proposal: z.number().int().nullable(),
    /** The number of the edition, or of the one because of which a change was carried or returned. */
    edition: z.string().nullable(),
    /** The number of the feedback. */
    feedback: z.number().int().nullable(),
    section: z.string().nullable(),
    /** Why the system returned a change: `text-moved`, `section-retired`, `already-published` (by this edition), `amendment-undone`. */
    cause: z.string().nullable(),
    /** Of a setting of the document: what it was, and what it is since then. Null on either side: none. */
    setting: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
    /** What the decider or publisher wrote; only for those who may read it there. */
    reason: z.string().nullable(),
    /** SHA-256 (hex) of the event, which names the hash before it. */
    hash: z.string(),
  })
  .meta({ id: 'AuditEventView' });
export type AuditEventView = z.infer<typeof AuditEventView>;

export const AuditQuery = z.strictObject({
  about: z.enum(auditObjects).optional(),
  /** The number of a proposal, with its changes. */
  proposal: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  /** The `next` of the page before: events with a smaller number follow. */
  after: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditPage = page(AuditEventView).meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;
