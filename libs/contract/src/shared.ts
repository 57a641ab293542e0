import { z } from 'zod';

export const Id = z.uuid();
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);
/** RFC 3339 with offset. */
export const Instant = z.iso.datetime({ offset: true });

/** What a person may do with an object right now, decided on the server; the screen explains it, it never hides it. */
export const Verdict = z.object({ allowed: z.boolean(), because: z.string().optional() });
export type Verdict = z.infer<typeof Verdict>;

/** Canonical ProseMirror JSON. The gate is `parse` of the document core, not this schema. */
export const RichText = z.looseObject({ type: z.literal('doc'), content: z.array(z.unknown()) });

/** One screen of a long list; `next` is the cursor of the following one. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const roles = ['officer', 'focal-person', 'moderator', 'publisher', 'administrator'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const Organisation = z
  .object({ id: Id, slug: Slug, name: z.string(), jurisdiction: z.string().nullable() })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

/** A colleague as those who may know the name see them. */
export const PersonName = z.object({ id: Id, name: z.string() });
export type PersonName = z.infer<typeof PersonName>;
