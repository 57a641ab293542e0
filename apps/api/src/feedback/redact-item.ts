import type { FeedbackView } from '@tarmeem/contract';
import { Malformed, type Tx } from '../platform/index.js';

/** One block a UTF-16 unit, as redaction elsewhere leaves it. */
const stubOf = (words: string): string => '█'.repeat(words.length);

interface Kept {
  actor: string;
  route: string;
  key: string;
  reply: unknown;
}

/** Puts stubs in the place of words of an item's text and name. Throws `malformed` with the pointer of words that stand in neither. */
export async function redactItem(
  tx: Tx,
  { id, text, name }: Pick<FeedbackView, 'id' | 'text' | 'name'>,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return;
  const wrong = words.findIndex((each) => !text.includes(each) && !name.includes(each));
  if (wrong >= 0)
    throw new Malformed([
      { code: 'nowhere', detail: 'These words do not stand in it', pointer: `/redact/${String(wrong)}` },
    ]);
  // The longest first: one may stand inside another.
  const ordered = [...words].sort((a, b) => b.length - a.length);
  const without = (from: string): string => ordered.reduce((left, each) => left.replaceAll(each, stubOf(each)), from);
  await tx.query('update feedback set text = $2, name = $3 where id = $1', [id, without(text), without(name)]);
  // The item as it was stands in replies that are kept for repeated requests, of who noted something at it before.
  const kept = await tx.query<Kept>(
    'select actor, route, key, reply from stored_reply where strpos(reply::text, $1) > 0',
    [id],
  );
  for (const { actor, route, key, reply } of kept)
    await tx.query('update stored_reply set reply = $4::jsonb where actor = $1 and route = $2 and key = $3', [
      actor,
      route,
      key,
      JSON.stringify(reply, (_, held: unknown) => (typeof held === 'string' ? without(held) : held)),
    ]);
}
