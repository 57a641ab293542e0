import { z } from 'zod';

export const Id = z.uuid();
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);
/** The name of a zone in the IANA time zone database, as it is written there; no offset. */
export const TimeZone = z
  .string()
  .max(60)
  .regex(/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/u, {
    error: 'Is not the name of a time zone, such as Asia/Karachi',
  })
  .refine(isTimeZone, { error: 'There is no time zone of this name' });

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** RFC 3339 with offset. */
export const Instant = z.iso.datetime({ offset: true });

/** Characters that HTML, XML and PostgreSQL can't all carry: controls but tab and line feed, lone surrogates, two non-characters. */
// eslint-disable-next-line no-control-regex -- these are exactly the characters to find
const unstorable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u;
/** What a field of one line does not hold beside these. */
const lineBreak = /[\t\n\u2028\u2029]/u;

/** What is more than space, as PostgreSQL sees it: it counts the one line end of old mainframes among spaces, JavaScript does not. What has no width is nothing either, nor is Braille without a dot. */
const ink = /[^\s\u0085\u2800\p{Default_Ignorable_Code_Point}]/u;

/** True for words that hold nothing that can be seen. */
export const isBlank = (text: string): boolean => !ink.test(text);

/** True for words that can be stored and printed everywhere; line ends may be those of a browser's form. */
export const isTyped = (text: string): boolean => !unstorable.test(withPlainLines(text));
const withPlainLines = (text: string): string => text.replaceAll('\r\n', '\n');

/**
 * Words that a person typed, at most so many UTF-16 units: trimmed, never normalised, and of characters that can be stored. Every
 * field of free text is one of these two.
 */
export const prose = (most: number, least = 0) =>
  z
    .string()
    .overwrite(withPlainLines)
    .trim()
    .overwrite((text) => (least === 0 && isBlank(text) ? '' : text))
    .min(least)
    .max(most)
    .refine((text) => least === 0 || text === '' || !isBlank(text), { error: 'Holds nothing that can be read' })
    .refine(isTyped, { error: 'Holds characters that are no text' });

/** Typed words on one line: a title, a heading, a name. */
export const line = (most: number, least = 0) =>
  prose(most, least).refine((text) => !lineBreak.test(text), { error: 'Holds more than one line' });

/** What a person may do with an object right now, decided on the server; the screen explains it, it never hides it. */
export const Verdict = z.object({ allowed: z.boolean(), because: z.string().optional() });
export type Verdict = z.infer<typeof Verdict>;

/** Canonical ProseMirror JSON. The gate is `parse` of the document core, not this schema. */
export const RichText = z.strictObject({
  type: z.literal('doc'),
  attrs: z.unknown().optional(),
  content: z.array(z.unknown()),
});

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
