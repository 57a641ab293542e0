import { createHash, randomBytes } from 'node:crypto';
import type { PreviewLinkInput, PreviewLinkView } from '@tarmeem/contract';
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
const columns = `link.id, for_whom as "forWhom", json_build_object('id', person.id, 'name', person.name) as "madeBy",
  made_at as "madeAt", expires_at as "expiresAt", opened_at as "openedAt"`;
const viewOf = (row: Row): PreviewLinkView => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  openedAt: row.openedAt?.toISOString() ?? null,
});

/** The links of a document that hold, newest first. */
export async function previewLinksOf(from: Answers, documentId: string, at: Date): Promise<PreviewLinkView[]> {
  const rows = await rowsOf<Row>(
    from,
    `select ${columns} from preview_link link join person on person.id = made_by
     where document_id = $1 and revoked_at is null and expires_at > $2 order by link.id desc limit 200`,
    [documentId, at],
  );
  return rows.map(viewOf);
}

export async function insertPreviewLink(
  from: Answers,
  it: { documentId: string; token: string; input: PreviewLinkInput; madeBy: string; at: Date },
): Promise<PreviewLinkView> {
  const [row] = await rowsOf<Row>(
    from,
    `with link as (
       insert into preview_link (document_id, token_hash, for_whom, made_by, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(hours => 24 * $6)) returning *)
     select ${columns} from link join person on person.id = made_by`,
    [it.documentId, hashOf(it.token), it.input.forWhom, it.madeBy, it.at, it.input.days],
  );
  if (!row) throw new Error('A link was not kept');
  return viewOf(row);
}

/** False when the document has no such link that holds. */
export async function revokePreviewLink(
  from: Answers,
  { documentId, linkId, by, at }: { documentId: string; linkId: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await rowsOf(
    from,
    `with ended as (
       update preview_link set revoked_at = $4, revoked_by = $3
       where id = $2 and document_id = $1 and revoked_at is null and expires_at > $4 returning id)
     select id from ended`,
    [documentId, linkId, by, at],
  );
  return rows.length > 0;
}

export interface HeldLink {
  id: string;
  documentId: string;
  slug: string;
  madeBy: string;
  expiresAt: Date;
}

/** The link of this token, if it holds; notes that it was opened, to the minute. */
export async function usePreviewLink(from: Answers, token: string, at: Date): Promise<HeldLink | null> {
  if (!form.test(token)) return null;
  const [found] = await rowsOf<HeldLink & { stale: boolean }>(
    from,
    `select link.id, document_id as "documentId", document.slug, made_by as "madeBy", expires_at as "expiresAt",
       coalesce(opened_at < $2::timestamptz - interval '1 minute', true) as stale
     from preview_link link join document on document.id = document_id
     where token_hash = $1 and revoked_at is null and expires_at > $2`,
    [hashOf(token), at],
  );
  if (!found) return null;
  const { stale, ...held } = found;
  if (stale) await rowsOf(from, 'update preview_link set opened_at = $2 where id = $1 returning id', [held.id, at]);
  return held;
}
