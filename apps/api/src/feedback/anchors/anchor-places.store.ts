import type { Anchor, Change, DocJson } from '@tarmeem/document';
import type { EntityManager } from 'typeorm';
import type { Passage } from '../passage.js';

/** A text of a section with the editions it stood in (`untilSeq` null: it stands). */
export interface Standing {
  revisionId: string;
  fromSeq: number;
  untilSeq: number | null;
}

/** A passage with every place that was found for it so far. */
export interface Quoted {
  id: string;
  pinnedTo: string;
  passage: Passage;
  places: Place[];
}

/** Where a passage stands in one text. `held`: it counts as the passage's place, for the texts that follow. */
export interface Place {
  revisionId: string;
  held: boolean;
  start: number;
  end: number;
  stands: boolean | null;
}

export interface NewPlace {
  feedbackId: string;
  revisionId: string;
  fromRevisionId: string;
  state: 'EXACT' | 'MOVED' | 'DETACHED';
  position: Anchor['position'];
  causeId: string | null;
  fittedSeq: number;
  at: Date;
  /** A confirmation that goes on because the confirmed words do. */
  judged: { stands: boolean; by: string | null; at: Date } | null;
}

/** The places of quoted passages, by revision. */
export class AnchorPlaces {
  constructor(private readonly manager: EntityManager) {}

  /** The texts of a section, the present one first. */
  async standings(sectionId: string): Promise<Standing[]> {
    return this.manager.query<Standing[]>(
      `select revision_id as "revisionId", from_seq as "fromSeq", until_seq as "untilSeq" from entry
       where section_id = $1 order by from_seq desc`,
      [sectionId],
    );
  }

  /** The quoted passages of a section that have no place in this text yet, with their places elsewhere. */
  async withoutPlace(sectionId: string, revisionId: string): Promise<Quoted[]> {
    return this.manager.query<Quoted[]>(
      `select feedback.id, feedback.revision_id as "pinnedTo", feedback.anchor as passage,
         coalesce((select json_agg(json_build_object('revisionId', place.revision_id, 'start', place.starts_at, 'end', place.ends_at,
           'held', place.state <> 'DETACHED' and place.stands is distinct from false, 'stands', place.stands))
           from anchor_place place where place.feedback_id = feedback.id), '[]') as places
       from feedback where section_id = $1 and anchor is not null and revision_id <> $2
         and not exists (select from anchor_place where feedback_id = feedback.id and revision_id = $2)`,
      [sectionId, revisionId],
    );
  }

  async bodies(revisionIds: readonly string[]): Promise<Map<string, { body: DocJson; plain: string }>> {
    const rows = await this.manager.query<{ id: string; body: DocJson; plain: string }[]>(
      'select id, body, plain from revision where id = any($1::uuid[])',
      [revisionIds],
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  /** The changes of the section's words that came out with an edition and were written on this text. */
  async publishedOn(sectionId: string, baseId: string, seq: number): Promise<{ id: string; payload: Change }[]> {
    return this.manager.query<{ id: string; payload: Change }[]>(
      `select change.id, change.payload from accepted join edition on edition.id = accepted.edition_id
         join change on change.id = accepted.change_id
       where accepted.section_id = $1 and accepted.aspect = 'body' and accepted.same_as is null and edition.seq = $3
         and change.base_revision_id = $2 order by change.position`,
      [sectionId, baseId, seq],
    );
  }

  /** Written once: a place that is there already stays. */
  async add(place: NewPlace): Promise<void> {
    await this.manager.query(
      `insert into anchor_place (feedback_id, revision_id, from_revision_id, state, starts_at, ends_at, cause_id, fitted_seq,
         at, stands, judged_by, judged_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict on constraint anchor_place_pk do nothing`,
      [
        place.feedbackId,
        place.revisionId,
        place.fromRevisionId,
        place.state,
        place.position.start,
        place.position.end,
        place.causeId,
        place.fittedSeq,
        place.at,
        place.judged?.stands ?? null,
        place.judged?.by ?? null,
        place.judged?.at ?? null,
      ],
    );
  }

  /** Says whether a moved passage stands where it was found in the present text. False when there is no such place. */
  async judge(
    feedbackId: string,
    { stands, by, at }: { stands: boolean; by: string | null; at: Date },
  ): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.manager.query(
      `update anchor_place set stands = $2, judged_by = $3, judged_at = $4
       from feedback join entry on entry.section_id = feedback.section_id and entry.until_seq is null
       where feedback.id = $1 and anchor_place.feedback_id = $1 and anchor_place.revision_id = entry.revision_id
         and anchor_place.state = 'MOVED' returning anchor_place.feedback_id`,
      [feedbackId, stands, by, at],
    );
    return rows.length > 0;
  }
}
