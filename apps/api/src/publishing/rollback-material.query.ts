import { type ManifestLine, type Place, rollBack } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import {
  Entries,
  hashOfManifest,
  type OutlineSection,
  outlineOf,
  type Revision,
  Revisions,
} from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type CurrentEdition, currentOf } from './draft-material.query.js';
import { placesOf } from './editions-of.query.js';

/** A rollback as it was prepared. */
export interface PreparedRollback {
  toEdition: string;
  toSeq: number;
  to: string;
  sectionIds: string[] | null;
  changeNote: string;
  isMajor: boolean;
  reason: string;
  preparedBy: { id: string; name: string };
  preparedAt: Date;
  /** The edition that was current when it was prepared. */
  overSeq: number;
  /** Another one after each publication: what it does, and its number, may differ then. */
  version: number;
}

/** A prepared rollback over the edition that is current now. */
export interface RollbackMaterial {
  rollback: PreparedRollback;
  current: CurrentEdition;
  outline: readonly OutlineSection[];
  changed: readonly ManifestLine[];
  /** Lines that only name another sibling, for the order. */
  reordered: readonly ManifestLine[];
  /** The sections that go back to their place. */
  moved: readonly string[];
  /** Those of the changed sections that an edition has changed since it was prepared: it is not published over that. */
  changedSince: readonly string[];
  /** The texts of the changed lines, those that go and those that come. */
  revisions: ReadonlyMap<string, Revision>;
  places: readonly Place[];
  manifestHash: string;
}

export async function preparedRollback(from: Answers, documentId: string): Promise<PreparedRollback | null> {
  const [found] = await rowsOf<PreparedRollback>(
    from,
    `select to_edition as "toEdition", edition.seq as "toSeq", edition.major || '.' || edition.minor as to,
       section_ids as "sectionIds", rollback.change_note as "changeNote", rollback.is_major as "isMajor", rollback.reason,
       json_build_object('id', person.id, 'name', person.name) as "preparedBy", rollback.prepared_at as "preparedAt",
       over_seq as "overSeq", rollback.version + (select max(seq) from edition each where each.document_id = $1) as version
     from rollback join edition on edition.id = to_edition join person on person.id = rollback.prepared_by
     where rollback.document_id = $1`,
    [documentId],
  );
  return found ?? null;
}

/** What a moderator saw when they asked for a rollback: the one that is prepared, or the edition that is current while none is. */
export const versionOf = (rollback: PreparedRollback | null, current: CurrentEdition): number =>
  rollback?.version ?? current.seq;

/** What putting the text back changes now. Throws `tree-broken` when the chosen sections make no tree any more. */
export async function rollbackMaterial(
  manager: EntityManager,
  documentId: string,
  rollback: PreparedRollback,
): Promise<RollbackMaterial> {
  const { changed, reordered, moved, outline, revisions } = await linesPutBack(manager, documentId, rollback);
  const later = await linesSince(manager, documentId, rollback.overSeq);
  return {
    rollback,
    current: await currentOf(manager, documentId),
    outline,
    changed,
    reordered,
    moved,
    changedSince: changed.flatMap(({ sectionId }) => (later.has(sectionId) ? [sectionId] : [])),
    revisions,
    places: placesOf(
      documentId,
      changed.map((line) => line.sectionId),
      outline,
      await outlineOf(manager, documentId, rollback.toSeq),
    ),
    manifestHash: hashOfResult(outline, [...changed, ...reordered], revisions),
  };
}

/** The lines that putting back the text of an edition changes now, and their texts. Throws `tree-broken` as above. */
export async function linesPutBack(
  manager: EntityManager,
  documentId: string,
  { toSeq, sectionIds }: Pick<PreparedRollback, 'toSeq' | 'sectionIds'>,
): Promise<Pick<RollbackMaterial, 'changed' | 'reordered' | 'moved' | 'outline' | 'revisions'>> {
  const entries = new Entries(manager);
  const now = await entries.current(documentId);
  const then = await entries.at(documentId, toSeq);
  const { changed, reordered, moved } = rollBack<ManifestLine>(then, now, {
    chosen: sectionIds && new Set(sectionIds),
    meant: await movedSince(manager, documentId, toSeq),
  });
  const outline = await outlineOf(manager, documentId);
  const ids = [...changed, ...reordered].flatMap(({ sectionId, revisionId }) => [
    revisionId,
    ...outline.flatMap((section) => (section.sectionId === sectionId ? [section.revisionId] : [])),
  ]);
  const revisions = new Map((await new Revisions(manager).all(ids)).map((revision) => [revision.id, revision]));
  return { changed, reordered, moved, outline, revisions };
}

/** The sections whose lines begin after this edition. */
async function linesSince(from: Answers, documentId: string, seq: number): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    from,
    'select distinct section_id as id from entry where document_id = $1 and from_seq > $2',
    [documentId, seq],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The sections that changes of editions after this one have moved. */
async function movedSince(from: Answers, documentId: string, seq: number): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    from,
    `select distinct change.section_id as id from edition join accepted on accepted.edition_id = edition.id
     join change on change.id = accepted.change_id
     where edition.document_id = $1 and edition.seq > $2 and change.aspect = 'place'`,
    [documentId, seq],
  );
  return new Set(rows.map(({ id }) => id));
}

function hashOfResult(
  outline: readonly OutlineSection[],
  changed: readonly ManifestLine[],
  revisions: ReadonlyMap<string, Revision>,
): string {
  const touched = new Set(changed.map((line) => line.sectionId));
  const lines = changed.flatMap((line) => {
    const hash = revisions.get(line.revisionId)?.hash;
    return line.live && hash ? [{ ...line, hash }] : [];
  });
  return hashOfManifest([...outline.filter((section) => !touched.has(section.sectionId)), ...lines]);
}
