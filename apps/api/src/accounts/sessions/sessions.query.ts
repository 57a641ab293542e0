import type { SessionView } from '@tarmeem/contract';
import Bowser from 'bowser';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

interface Row {
  id: string;
  begunAt: Date;
  seenAt: Date;
  userAgent: string | null;
  address: string | null;
}

/** The browsers in which a person is signed in, the one that asks first, then the latest. */
export async function sessionsOf(
  from: Answers,
  personId: string,
  currentId: string | undefined,
): Promise<SessionView[]> {
  const rows = await rowsOf<Row>(
    from,
    `select id, created_at as "begunAt", seen_at as "seenAt", user_agent as "userAgent", address
     from session where person_id = $1 order by id = $2::uuid desc, seen_at desc, id limit 100`,
    [personId, currentId ?? null],
  );
  return rows.map(({ id, begunAt, seenAt, userAgent, address }) => ({
    id,
    current: id === currentId,
    begunAt: begunAt.toISOString(),
    seenAt: seenAt.toISOString(),
    ...inWords(userAgent),
    address,
  }));
}

/** What a browser says of itself is a claim: shown to its owner, and nothing is decided by it. */
function inWords(userAgent: string | null): Pick<SessionView, 'browser' | 'system'> {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name?.slice(0, 60) || null, system: os.name?.slice(0, 60) || null };
}
