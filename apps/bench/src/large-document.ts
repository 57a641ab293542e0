import { createHash } from 'node:crypto';
import { contentHash, parse } from '@tarmeem/document';
import type { Client } from 'pg';

const words =
  'police labour helpline shelter court officer child trafficking rescue rehabilitation district prosecution'.split(
    ' ',
  );
const sentence = (seed: number): string =>
  Array.from({ length: 24 }, (_, at) => words[(seed * 7 + at * (1 + (seed % 5))) % words.length]).join(' ');
const sha256 = (of: string): string => createHash('sha256').update(of, 'utf8').digest('hex');

interface SectionOfFile {
  id: string;
  parentId: string | null;
  heading: string;
  slug: string;
  hash: string;
  body: unknown;
  jurisdiction?: string;
}

const fileOf = (slug: string, title: string, sections: readonly SectionOfFile[]): string =>
  JSON.stringify({
    format: 'tarmeem-document',
    version: 1,
    document: { slug, title, language: 'en', timeZone: 'Asia/Karachi' },
    edition: { number: '1.0', publishedAt: '2026-01-01T00:00:00Z' },
    sections,
  });
const hashOf = (heading: string, body: unknown): string => sha256(`${sha256(heading)}\n${contentHash(parse(body))}`);

/** A document file of one section in a part of a jurisdiction. */
export function oneSection(slug: string, jurisdiction: string, body: unknown): string {
  const part = crypto.randomUUID();
  const of = (heading: string, own: unknown) => ({
    heading,
    slug: heading.toLowerCase(),
    hash: hashOf(heading, own),
    body: own,
  });
  return fileOf(slug, 'A long text', [
    { id: part, parentId: null, jurisdiction, ...of('Part', { type: 'doc', content: [{ type: 'paragraph' }] }) },
    { id: crypto.randomUUID(), parentId: part, ...of('Section', body) },
  ]);
}

/** A document file of so many sections, in parts of a hundred that belong to Sindh. Section n has the words `word n`. */
export function largeDocument(slug: string, sections: number): string {
  let part = '';
  const all = Array.from({ length: sections }, (_, at) => {
    const isPart = at % 101 === 0;
    const id = crypto.randomUUID();
    const parentId = isPart ? null : part;
    if (isPart) part = id;
    const heading = isPart ? `Part ${String(at / 101)}` : `Section ${String(at)}`;
    const text = `The word ${String(at)}. ${sentence(at)}.`;
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    const own = {
      id,
      parentId,
      heading,
      slug: isPart ? `part-${String(at)}` : `section-${String(at)}`,
      hash: hashOf(heading, body),
      body,
    };
    return isPart ? { ...own, jurisdiction: 'sindh' } : own;
  });
  return fileOf(slug, 'A large document', all);
}

/** So many open threads on the sections of a document, one after the other: each quotes a word of its section and has a reply. */
export async function addThreads(database: Client, slug: string, items: number): Promise<void> {
  await database.query(
    `with place as (
       select entry.document_id, entry.section_id, entry.revision_id, edition.id as edition_id, revision.plain,
         row_number() over (order by entry.section_id) as nth, count(*) over () as all_of_them
       from document join entry on entry.document_id = document.id and entry.until_seq is null
         join revision on revision.id = entry.revision_id
         join edition on edition.document_id = document.id and edition.standing = 'current'
       where document.slug = $1
     ), thread as (
       insert into feedback (document_id, number, kind, edition_id, section_id, revision_id, anchor, quote, text, state, tracking_hash)
       select document_id, n, 'comment', edition_id, section_id, revision_id,
         jsonb_build_object('quote', jsonb_build_object('exact', substr(plain, 5, 4), 'prefix', '', 'suffix', ''),
           'position', jsonb_build_object('start', 4, 'end', 8)),
         substr(plain, 5, 4), n || ': ' || plain, 'open', md5($1 || n)
       from generate_series(1, $2::int) n join place on place.nth = n % all_of_them + 1
       returning id
     )
     insert into reply (feedback_id, speaks_as, text) select id, 'public', 'So it is.' from thread`,
    [slug, items],
  );
  await database.query('analyze');
}
