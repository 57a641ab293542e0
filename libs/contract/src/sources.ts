import { z } from 'zod';
import { EvidenceInput } from './evidence.js';
import { Id, line } from './shared.js';

export const sourceKinds = ['act', 'notification', 'report', 'other'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a browser can read as an address. */
const Openable = z.url();

/** A web address, with nobody's name or password in it. However its scheme is written, it is kept in small letters. */
const Link = line(2000)
  .overwrite((link) => link.replace(/^https?:/iu, (scheme) => scheme.toLowerCase()))
  .regex(/^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/u, { error: 'Is no address of the web' })
  .refine((link) => Openable.safeParse(link).success, { error: 'Is no address of the web' });

const aspects = ['body', 'heading', 'place', 'standing'] as const;
const Gap = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/**
 * The change of the draft that a source is for: of the words those that touch these gaps of the published text, of anything else the
 * only one there is.
 */
const About = z.strictObject({
  sectionId: Id,
  aspect: z.enum(aspects),
  gaps: z.array(Gap).max(500).default([]),
});

/** A source to add to a draft: what is cited, where in it, where it can be read, and perhaps the paper itself. */
export const SourceInput = z
  .strictObject({
    kind: z.enum(sourceKinds),
    title: line(300, 1),
    /** Section, page or paragraph. */
    locator: line(200).default(''),
    link: Link.nullable().default(null),
    /** Null: of the whole proposal. */
    about: About.nullable().default(null),
    file: EvidenceInput.nullable().default(null),
  })
  .meta({ id: 'SourceInput' });
export type SourceInput = z.infer<typeof SourceInput>;

/** A source, of the draft (`round` null) or as it was submitted. */
export const SourceView = z
  .object({
    id: Id,
    round: z.number().int().nullable(),
    kind: z.enum(sourceKinds),
    title: z.string(),
    locator: z.string(),
    link: z.string().nullable(),
    file: z.object({ name: z.string(), type: z.string(), size: z.number().int() }).nullable(),
    sectionId: Id.nullable(),
    /** Of a round: the change it is for, as it is now; null: the whole section, or the whole proposal. */
    changeId: Id.nullable(),
    /** Of a draft: what finds its change in the text as it is written. */
    about: z.object({ aspect: z.enum(aspects), gaps: z.array(Gap) }).nullable(),
  })
  .meta({ id: 'SourceView' });
export type SourceView = z.infer<typeof SourceView>;
