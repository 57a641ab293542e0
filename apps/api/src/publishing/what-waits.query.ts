import { plannedAtFirst } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** What a publication meets in its document. */
export interface Waiting {
  /** Something waits to change the tree. */
  tree: boolean;
  /** A scheduled edition holds changes of these sections. */
  scheduled: boolean;
  /** Accepted changes of these sections do not go out with it. */
  accepted: boolean;
  /** Those of the sections of which words are undecided. */
  undecided: string[];
}

/**
 * What waits where an edition changes these sections, asked once under the lock of the document: nothing is submitted, decided or
 * published meanwhile. `editionId` comes out, with the changes `published`.
 */
export async function whatWaits(
  from: Answers,
  documentId: string,
  {
    editionId,
    sectionIds,
    published,
  }: { editionId: string; sectionIds: readonly string[]; published: readonly string[] },
): Promise<Waiting> {
  const [found] = await rowsOf<Waiting>(
    from,
    plannedAtFirst(`select
       exists (select from change left join accepted on accepted.change_id = change.id
         where change.document_id = $1 and change.aspect in ('place', 'standing')
           and (change.outcome = 'open' or change.outcome = 'accepted' and accepted.pending)) as tree,
       exists (select from edition join accepted on accepted.edition_id = edition.id
         where edition.document_id = $1 and edition.standing = 'scheduled' and edition.id <> $2
           and accepted.section_id = any ($3::uuid[])) as scheduled,
       exists (select from edition join accepted on accepted.edition_id = edition.id
         where edition.document_id = $1 and accepted.pending and accepted.section_id = any ($3::uuid[])
           and accepted.change_id <> all ($4::uuid[])) as accepted,
       array(select distinct section_id::text from change
         where section_id = any ($3::uuid[]) and outcome = 'open' and aspect in ('body', 'heading')) as undecided`),
    [documentId, editionId, sectionIds, published],
  );
  if (!found) throw new Error('A question without an answer');
  return found;
}
