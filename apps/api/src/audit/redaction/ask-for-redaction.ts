import type { RedactionInput } from '@tarmeem/contract';
import { mustBeAllowed } from '@tarmeem/review';
import { type Actor, actingRole } from '../../accounts/index.js';
import { Documents } from '../../documents/index.js';
import { Malformed, type Tx } from '../../platform/index.js';
import type { FilesFound } from './files-with-words.js';
import { placesOf } from './redactions.query.js';
import { stubOf } from './stub.js';

/**
 * Asks that words be removed from everything a document holds; a second person does it. Throws `malformed` with a pointer when the
 * words stand nowhere, or are asked for already and nobody has decided that. The event holds nothing of the words: a hash of them could be tried
 * with names, also when they are gone.
 */
export async function askForRedaction(
  tx: Tx,
  documentId: string,
  {
    input: { words, reason },
    actor,
    files,
  }: { input: RedactionInput; actor: Actor; files: Pick<FilesFound, 'ids' | 'unread'> },
): Promise<string> {
  const place = { documentId, jurisdiction: null };
  mustBeAllowed(actor, 'document.redact', place);
  await tx.get(Documents).lock(documentId);
  const [open] = await tx.query(
    'select from redaction where document_id = $1 and outcome is null and words = $2 limit 1',
    [documentId, words],
  );
  if (open)
    throw new Malformed([
      { code: 'asked-already', detail: 'These words are asked for already; that is still open', pointer: '/words' },
    ]);
  const { texts, feedback, beside, jurisdictions } = await placesOf(tx, documentId, { words });
  if (texts + feedback + beside + files.ids.length === 0)
    throw new Malformed([{ code: 'nowhere', detail: 'These words stand nowhere in the document', pointer: '/words' }]);
  const [asked] = await tx.query<{ id: string }>(
    `insert into redaction (document_id, words, stub, reason, asked_by, asked_at, files_found, files_unread,
       jurisdictions)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [documentId, words, stubOf(words), reason, actor.id, tx.at, files.ids.length, files.unread, jurisdictions],
  );
  if (!asked) throw new Error('A redaction got no id');
  tx.record({
    documentId,
    actor: { id: actor.id, role: actingRole(actor, 'document.redact', place) },
    action: 'document.redaction-asked',
    objectType: 'redaction',
    objectId: asked.id,
  });
  return asked.id;
}
