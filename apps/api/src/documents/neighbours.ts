/**
 * SQL: the ids of sections that an edition (a row of it, by its alias) gave another line only because a neighbour went or came: they
 * stand after another sibling, and nobody moved them.
 */
export const onlyNeighbours = (edition: string): string =>
  `select young.section_id from entry young join entry old on old.document_id = young.document_id
     and old.section_id = young.section_id and old.until_seq = young.from_seq
   where young.document_id = ${edition}.document_id and young.from_seq = ${edition}.seq
     and young.section_id <> all (${edition}.moved)
     and (young.revision_id, young.parent_id, young.slug, young.live) is not distinct from (old.revision_id, old.parent_id, old.slug, old.live)
     and not exists (select from accepted where accepted.edition_id = ${edition}.id
       and accepted.section_id = young.section_id and accepted.aspect = 'place')`;

/** SQL: the ids of sections whose words an edition (a row of it, by its alias) changed and that have those words still. */
export const standingSince = (edition: string): string =>
  `select young.section_id from entry young join entry old on old.document_id = young.document_id
     and old.section_id = young.section_id and old.until_seq = young.from_seq and old.revision_id <> young.revision_id
   join entry present on present.document_id = young.document_id and present.section_id = young.section_id
     and present.until_seq is null and present.live and present.revision_id = young.revision_id
   where young.document_id = ${edition}.document_id and young.from_seq = ${edition}.seq`;
