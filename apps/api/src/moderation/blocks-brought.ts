import type { Change } from '@tarmeem/document';
import { type HeadingChange, isStructural, structureOf } from '../proposals/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { ChangeRow } from './decisions.store.js';

const blocksIn = (words: string): number => words.split('█').length - 1;

/** A change that puts more blocks into the text than it takes out: a redaction leaves one for each letter of the words it takes out. */
function bringsBlocks(change: Pick<ChangeRow, 'aspect' | 'payload'>): boolean {
  if (isStructural(change)) {
    const structure = structureOf(change);
    return structure?.kind === 'added' && blocksIn(JSON.stringify(structure)) > 0;
  }
  const { before, after } =
    change.aspect === 'body' ? (change.payload as Change).words : (change.payload as HeadingChange);
  return blocksIn(after) > blocksIn(before);
}

/** Those of the changes of a document that would put blocks into it in place of words that a redaction took out of them; by id. */
export async function redactedOf(
  from: Answers,
  documentId: string,
  changes: readonly ChangeRow[],
): Promise<ReadonlySet<string>> {
  const bringing = changes.filter(bringsBlocks);
  if (bringing.length === 0) return new Set();
  const [redacted] = await rowsOf(
    from,
    `select from redaction where document_id = $1 and outcome = 'applied' limit 1`,
    [documentId],
  );
  return new Set(redacted ? bringing.map(({ id }) => id) : []);
}
