import { createHash, randomBytes } from 'node:crypto';
import type { CreateTokenInput, TokenView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** The form of every token: recognisable by those who look for lost ones, 256 random bits. */
export const newToken = (): string => `tarmeem_${randomBytes(32).toString('base64url')}`;
const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

interface Row extends Omit<TokenView, 'createdAt' | 'expiresAt' | 'usedAt'> {
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}
const columns = `id, name, roles, may_write as "mayWrite", created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"`;
const viewOf = (row: Row): TokenView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
});

/** The tokens of a person that hold, newest first. */
export async function tokensOf(from: Answers, personId: string, at: Date): Promise<TokenView[]> {
  const rows = await rowsOf<Row>(
    from,
    `select ${columns} from api_token where person_id = $1 and withdrawn_at is null and expires_at > $2 order by id desc`,
    [personId, at],
  );
  return rows.map(viewOf);
}

export async function insertToken(
  from: Answers,
  { personId, token, input, at }: { personId: string; token: string; input: CreateTokenInput; at: Date },
): Promise<TokenView> {
  const [row] = await rowsOf<Row>(
    from,
    `insert into api_token (person_id, name, token_hash, roles, may_write, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $6::timestamptz + make_interval(hours => 24 * $7)) returning ${columns}`,
    [personId, input.name, hashOf(token), input.roles, input.mayWrite, at, input.days],
  );
  if (!row) throw new Error('A token was not kept');
  return viewOf(row);
}

/** False when the person has no such token that holds. */
export async function withdrawToken(
  from: Answers,
  { personId, tokenId, at }: { personId: string; tokenId: string; at: Date },
): Promise<boolean> {
  const rows = await rowsOf(
    from,
    `with ended as (
       update api_token set withdrawn_at = $3 where id = $2 and person_id = $1 and withdrawn_at is null returning id)
     select id from ended`,
    [personId, tokenId, at],
  );
  return rows.length > 0;
}

export interface KnownToken {
  id: string;
  personId: string;
  roles: TokenView['roles'];
  mayWrite: boolean;
}

/** Whose token this is and what it may, if it holds; notes its use to the minute. */
export async function useToken(from: Answers, token: string, at: Date): Promise<KnownToken | null> {
  const [found] = await rowsOf<KnownToken & { stale: boolean }>(
    from,
    `select id, person_id as "personId", roles, may_write as "mayWrite",
       coalesce(used_at < $2::timestamptz - interval '1 minute', true) as stale
     from api_token where token_hash = $1 and withdrawn_at is null and expires_at > $2`,
    [hashOf(token), at],
  );
  if (!found) return null;
  const { stale, ...known } = found;
  if (stale) await rowsOf(from, 'update api_token set used_at = $2 where id = $1 returning id', [known.id, at]);
  return known;
}
