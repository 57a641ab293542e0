import { type Doc, type DocJson, readStored, toJson } from '@tarmeem/document';
import { NotFound } from '../../platform/index.js';
import type { Making } from '../pages.service.js';
import { bodiesOf, creditedChanges } from '../sections.query.js';
import { creditOf } from '../text-changes.js';
import type { Credit, DocumentHead, EditionFacts, Opened } from '../views.js';

/** A section of an exported edition with its text. `depth` is 0 for a part at the top. */
export interface ExportedSection {
  sectionId: string;
  parentId: string | null;
  depth: number;
  heading: string;
  slug: string;
  path: string;
  jurisdiction: string | null;
  /** The body that answers for it. */
  owner: { slug: string; name: string } | null;
  hash: string;
  body: DocJson;
  text: Doc;
}

/** A whole edition as it leaves the platform. */
export interface Exported {
  document: DocumentHead;
  edition: EditionFacts;
  sections: ExportedSection[];
  /** What it published, with the bodies that proposed and decided each change and what it rests on; words are in the texts. */
  changes: ({ sectionId: string; aspect: string } & Credit)[];
  /** Where it is read: `https://tarmeem.example/framework/editions/1.2`. */
  address: string;
  /** The edition and its day in words, alone and as a sentence, in the document's language. */
  says: { edition: string; sentence: string; contents: string; table: (number: number) => string };
  /** The edition that the document began with. */
  first: EditionFacts;
  /** The days of that edition and of this one on the document's own clock, `2026-05-03`. */
  days: { first: string; edition: string };
}

/** The edition with this number, or the current one, with every text of it. Throws NotFound for another number. */
export async function exported(
  { frame, database, text }: Making,
  opened: Opened,
  number: string | null,
): Promise<Exported> {
  const { document, editions, current } = opened;
  const edition = number === null ? current : editions.find((it) => it.number === number);
  if (!edition) throw new NotFound('edition');
  const outline = await text.outline(document, edition);
  const bodies = await bodiesOf(
    database,
    outline.map((section) => section.revisionId),
  );
  const { say, day, isoDay } = frame;
  const first = editions.at(-1)!;
  const named = say('export.edition', { number: edition.number, day: day(edition.publishedAt) });
  return {
    document,
    edition,
    sections: outline.map((section) => {
      const { sectionId, parentId, depth, heading, slug, path, hash, jurisdiction } = section;
      const owner = section.owner && { slug: section.owner.slug, name: section.owner.name };
      const words = readStored(bodies.get(section.revisionId), say('text.unreadable'));
      const body = toJson(words);
      return { sectionId, parentId, depth, heading, slug, path, jurisdiction, owner, hash, body, text: words };
    }),
    changes: (await creditedChanges(database, document.id, [edition.seq])).map(
      ({ sectionId, aspect, ...credited }) => ({
        sectionId,
        aspect,
        ...creditOf(credited),
      }),
    ),
    address: `${frame.site.origin}/${document.slug}/editions/${edition.number}`,
    says: {
      edition: named,
      sentence: `${named}${say('frame.stop')}`,
      contents: say('export.contents'),
      table: (number) => say('table.name', { number }),
    },
    first,
    days: { first: isoDay(first.publishedAt), edition: isoDay(edition.publishedAt) },
  };
}
