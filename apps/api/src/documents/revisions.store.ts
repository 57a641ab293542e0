import { type Doc, type DocJson, parse, plainText, toJson } from '@tarmeem/document';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import { contentHashes } from './hashes.js';
import { plannedOnce } from '../platform/database/planned.js';

/** Immutable content of one section. `body` is canonical JSON as stored. */
export interface Revision {
  id: string;
  sectionId: string;
  heading: string;
  body: DocJson;
  plain: string;
  headingHash: string;
  bodyHash: string;
  hash: string;
}

const columns = `id, section_id as "sectionId", heading, body, plain, heading_hash as "headingHash", body_hash as "bodyHash", hash`;

/** The id of the revision with this content, put there if it is not. */
const putSql = plannedOnce(`with made as (
    insert into revision (section_id, heading, body, plain, heading_hash, body_hash, hash)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint revision_content do nothing returning id
  ) select id from made union all select id from revision where section_id = $1 and hash = $7`);

/** Revisions are read and added, never changed. */
export class Revisions {
  constructor(private readonly manager: EntityManager) {}

  /** The revision with this content: the one that is there, or a new one. */
  async put(sectionId: string, heading: string, body: Doc): Promise<Revision> {
    const { headingHash, bodyHash, hash } = contentHashes(heading, body);
    const stored = toJson(body);
    const plain = plainText(body);
    const given = [sectionId, heading, JSON.stringify(stored), plain, headingHash, bodyHash, hash];
    const put = async (): Promise<string | undefined> =>
      (await rowsOf<{ id: string }>(this.manager, putSql, given))[0]?.id;
    // Again where another unit put it between the statement's look and its insert.
    const id = (await put()) ?? (await put());
    if (id === undefined) throw new Error(`The revision of section ${sectionId} that was just put is not there`);
    return { id, sectionId, heading, body: stored, plain, headingHash, bodyHash, hash };
  }

  /** Throws when it is not there: ids of revisions come from our own rows. */
  async get(id: string): Promise<Revision> {
    const [found] = await this.all([id]);
    if (!found) throw new Error(`There is no revision ${id}`);
    return found;
  }

  async all(ids: readonly string[]): Promise<Revision[]> {
    return rowsOf<Revision>(this.manager, plannedOnce(`select ${columns} from revision where id = any($1::uuid[])`), [
      ids,
    ]);
  }
}

/** The checked text of a stored body. */
export const storedText = (body: DocJson): Doc => parse(body);
