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
  const without = redaction(words, [text, name]);
  if (!without) return;
  await tx.query('update feedback set text = $2, name = $3 where id = $1', [id, without(text), without(name)]);
  await redactKept(tx, id, without);
}

/** The same in what the sender of an item added to it later. */
export async function redactReply(
  tx: Tx,
  { itemId, id, text }: { itemId: string; id: string; text: string },
  words: readonly string[],
): Promise<void> {
  const without = redaction(words, [text]);
  if (!without) return;
  await tx.query('update reply set text = $2 where id = $1', [id, without(text)]);
  await redactKept(tx, itemId, without);
}

/** What puts the stubs; null when there is nothing to take out. */
function redaction(words: readonly string[], there: readonly string[]): ((from: string) => string) | null {
  if (words.length === 0) return null;
  const wrong = words.findIndex((each) => !there.some((text) => text.includes(each)));
  if (wrong >= 0)
    throw new Malformed([
      { code: 'nowhere', detail: 'These words do not stand in it', pointer: `/redact/${String(wrong)}` },
    ]);
  // The longest first: one may stand inside another.
  const ordered = [...words].sort((a, b) => b.length - a.length);
  return (from) => ordered.reduce((left, each) => left.replaceAll(each, stubOf(each)), from);
}

/** The item as it was stands in replies that are kept for repeated requests, of who noted something at it before. */
async function redactKept(tx: Tx, id: string, without: (from: string) => string): Promise<void> {
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
