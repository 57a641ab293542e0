import { Id, line, Slug, TimeZone } from '@tarmeem/contract';
import { type Doc, parse, Refused } from '@tarmeem/document';
import { z } from 'zod';
import { contentHashes } from './hashes.js';

const Section = z.object({
  id: Id,
  parentId: Id.nullable(),
  heading: line(300, 1),
  slug: Slug,
  jurisdiction: Slug.nullable().default(null),
  owner: z
    .object({ slug: Slug, name: line(300, 1) })
    .nullable()
    .default(null),
  hash: z.string(),
  body: z.unknown(),
});

/** The form of `/{document}.json`, version 1, as docs/document-file.md describes it; what it does not name is let by. */
const DocumentFile = z.object({
  format: z.literal('tarmeem-document'),
  version: z.literal(1),
  document: z.object({
    slug: Slug,
    title: line(300, 1),
    lede: z.string().max(20_000).nullable().default(null),
    language: z.enum(['en', 'ur']),
    timeZone: TimeZone,
  }),
  edition: z.object({ number: z.string().regex(/^\d{1,6}\.\d{1,6}$/u), publishedAt: z.iso.datetime({ offset: true }) }),
  sections: z.array(Section).min(1).max(20_000),
});

export interface FiledSection extends Omit<z.infer<typeof Section>, 'body'> {
  text: Doc;
}
/** A document file that was read, each text of it checked. */
export interface FiledDocument extends Omit<z.infer<typeof DocumentFile>, 'sections'> {
  sections: FiledSection[];
}

/** Why a file is not taken, in words for the person at the command line. */
export class FileRefused extends Error {}

/** Reads a document file. Throws FileRefused, naming the place, for what is ill-formed, has no parent, stands twice or was altered. */
export function readDocumentFile(content: string): FiledDocument {
  const read = DocumentFile.safeParse(parsed(content));
  if (!read.success) {
    const [first] = read.error.issues;
    throw new FileRefused(`${first?.path.join('.') || 'The file'}: ${first?.message ?? 'ill-formed'}`);
  }
  const ids = new Set<string>();
  const addresses = new Set<string>();
  const sections = read.data.sections.map(({ body, ...section }, index) => {
    const at = `sections.${index}`;
    if (ids.has(section.id)) throw new FileRefused(`${at}: the id ${section.id} stands twice`);
    if (section.parentId !== null && !ids.has(section.parentId))
      throw new FileRefused(`${at}: its parent does not stand before it`);
    const address = `${section.parentId ?? ''}/${section.slug}`;
    if (addresses.has(address)) throw new FileRefused(`${at}: a section beside it has the address ${section.slug}`);
    ids.add(section.id);
    addresses.add(address);
    const text = textOf(body, at);
    if (contentHashes(section.heading, text).hash !== section.hash)
      throw new FileRefused(`${at}: its words are not those of its hash`);
    return { ...section, text };
  });
  return { ...read.data, sections };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new FileRefused('The file is not JSON');
  }
}

function textOf(body: unknown, at: string): Doc {
  try {
    return parse(body);
  } catch (error) {
    if (error instanceof Refused) throw new FileRefused(`${at}.body: ${error.message}`);
    throw error;
  }
}
