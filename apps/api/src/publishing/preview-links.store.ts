import { createHash, randomBytes } from 'node:crypto';
import type { PreviewLinkInput, PreviewLinkView } from '@tarmeem/contract';
import type { Standing } from '@tarmeem/review';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** 256 random bits, as they stand in the address. */
export const newPreviewToken = (): string => randomBytes(32).toString('base64url');
const form = /^[\w-]{43}$/u;
const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

interface Row extends Omit<PreviewLinkView, 'madeAt' | 'expiresAt' | 'openedAt'> {
  madeAt: Date;
  expiresAt: Date;
  openedAt: Date | null;
}
const columns = `link.id, for_whom as "forWhom", edition.standing as shows, json_build_object('id', person.id, 'name', person.name) as "madeBy",
  made_at as "madeAt", expires_at as "expiresAt", opened_at as "openedAt"`;
const viewOf = (row: Row): PreviewLinkView => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  openedAt: row.openedAt?.toISOString() ?? null,
});

/** The links of a document that hold and show something: of the draft and of the scheduled edition, newest first. */
export async function previewLinksOf(from: Answers, documentId: string, at: Date): Promise<PreviewLinkView[]> {
  const rows = await rowsOf<Row>(
    from,
    `select ${columns} from preview_link link join person on person.id = made_by join edition on edition.id = edition_id
     where link.document_id = $1 and standing in ('draft', 'scheduled') and revoked_at is null and expires_at > $2 order by link.id desc limit 200`,
    [documentId, at],
  );
  return rows.map(viewOf);
}

export async function insertPreviewLink(
  from: Answers,
  it: { documentId: string; editionId: string; token: string; input: PreviewLinkInput; madeBy: string; at: Date },
): Promise<PreviewLinkView> {
  const [row] = await rowsOf<Row>(
    from,
    `with link as (
       insert into preview_link (document_id, token_hash, for_whom, made_by, made_at, expires_at, edition_id)
       values ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(hours => 24 * $6), $7) returning *)
     select ${columns} from link join person on person.id = made_by join edition on edition.id = edition_id`,
    [it.documentId, hashOf(it.token), it.input.forWhom, it.madeBy, it.at, it.input.days, it.editionId],
  );
  if (!row) throw new Error('A link was not kept');
  return viewOf(row);
}

/** Ends a link that is listed; the edition it was to, null when the document has no such link. */
export async function revokePreviewLink(
  from: Answers,
  { documentId, linkId, by, at }: { documentId: string; linkId: string; by: string; at: Date },
): Promise<string | null> {
  const [ended] = await rowsOf<{ editionId: string }>(
    from,
    `with ended as (
       update preview_link link set revoked_at = $4, revoked_by = $3 from edition
       where link.id = $2 and link.document_id = $1 and revoked_at is null and expires_at > $4
         and edition.id = edition_id and standing in ('draft', 'scheduled') returning edition_id)
     select edition_id as "editionId" from ended`,
    [documentId, linkId, by, at],
  );
  return ended?.editionId ?? null;
}

export interface HeldLink {
  id: string;
  documentId: string;
  slug: string;
  madeBy: string;
  expiresAt: Date;
  /** What it is to; null: its schedule was called off. */
  edition: {
    id: string;
    /** Null: superseded. */
    standing: Standing;
    /** When it comes out by itself; null: nothing is scheduled. */
    scheduledFor: Date | null;
    /** Null until it is published. */
    major: number | null;
    minor: number | null;
  } | null;
}

/** The link of this token, if it holds; notes that it was opened, to the minute. */
export async function usePreviewLink(from: Answers, token: string, at: Date): Promise<HeldLink | null> {
  if (!form.test(token)) return null;
  const [found] = await rowsOf<
    Omit<HeldLink, 'edition'> & NonNullable<HeldLink['edition']> & { editionId: string | null; stale: boolean }
  >(
    from,
    `select link.id, link.document_id as "documentId", document.slug, made_by as "madeBy", expires_at as "expiresAt",
       edition.id as "editionId", standing, scheduled_for as "scheduledFor", major, minor,
       coalesce(opened_at < $2::timestamptz - interval '1 minute', true) as stale
     from preview_link link join document on document.id = link.document_id left join edition on edition.id = edition_id
     where token_hash = $1 and revoked_at is null and expires_at > $2`,
    [hashOf(token), at],
  );
  if (!found) return null;
  const { id, documentId, slug, madeBy, expiresAt, editionId, standing, scheduledFor, major, minor } = found;
  if (found.stale) await rowsOf(from, 'update preview_link set opened_at = $2 where id = $1 returning id', [id, at]);
  const edition = editionId ? { id: editionId, standing, scheduledFor, major, minor } : null;
  return { id, documentId, slug, madeBy, expiresAt, edition };
}
