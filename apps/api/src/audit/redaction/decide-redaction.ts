import { mustBeAllowed } from '@tarmeem/review';
import { type Actor, actingRole } from '../../accounts/index.js';
import { Documents } from '../../documents/index.js';
import { takeOutEvidence } from '../../evidence/index.js';
import { forgetDraftTexts } from '../../moderation/index.js';
import { Conflict, NotFound, type Tx } from '../../platform/index.js';
import { publicationChannel, type Publications } from '../../publishing/index.js';
import { sealAgain, sealedWith } from '../sealed-words/seal-again.js';
import { type FilesFound, mustBeAllFiles } from './files-with-words.js';
import { placesOf } from './redactions.query.js';
import { redactAddresses } from './redact-addresses.js';
import { type Applying, redactFrozen, redactOpen } from './redact-texts.js';

interface Deciding {
  redactionId: string;
  apply: boolean;
  /** The attached files as they were looked through: those in which the words were found are taken out whole. */
  files?: Pick<FilesFound, 'ids' | 'looked'>;
  actor: Actor;
  publications: Publications;
}

/**
 * A second person removes the words, or refuses to. Removed, they are gone from every text of the document, open and frozen, and from
 * the request itself; hashes stay those of the texts as they were, and the event tells the hashes of the texts as they are. Throws
 * `same-person` for who asked (who may take the request back), `not-now` when it is decided already, FilesCameIn when there are files that were not looked through.
 */
export async function decideRedaction(
  tx: Tx,
  documentId: string,
  { redactionId, apply, files = { ids: [], looked: [] }, actor, publications }: Deciding,
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const place = { documentId, jurisdiction: null };
  mustBeAllowed(actor, 'document.redact', place);
  const [it] = await tx.query<{ words: string | null; askedBy: string; outcome: string | null }>(
    'select words, asked_by as "askedBy", outcome from redaction where id = $1 and document_id = $2 for update',
    [redactionId, documentId],
  );
  if (!it) throw new NotFound();
  if (it.outcome !== null || it.words === null) throw new Conflict('not-now', { detail: 'It was decided already' });
  if (apply && it.askedBy === actor.id)
    throw new Conflict('same-person', {
      detail: 'Whoever asked for a redaction does not apply it.',
      facts: { what: 'redaction' },
    });
  if (apply) await mustBeAllFiles(tx, documentId, files.looked);
  const { jurisdictions } = await placesOf(tx, documentId, { words: it.words });
  await tx.query(
    `update redaction set outcome = $2, decided_by = $3, decided_at = $4,
       jurisdictions = array(select distinct unnest(jurisdictions || $5::text[])) where id = $1`,
    [redactionId, apply ? 'applied' : 'refused', actor.id, tx.at, jurisdictions],
  );
  const applying = { id: redactionId, documentId, words: it.words };
  const facts = apply ? { ...(await removeWords(tx, applying)), files: files.ids } : {};
  if (apply && files.ids.length > 0) await takeOutEvidence(tx, documentId, files.ids);
  await tx.query('update redaction set words = null where id = $1', [redactionId]);
  tx.record({
    documentId,
    actor: { id: actor.id, role: actingRole(actor, 'document.redact', place) },
    action: apply ? 'document.redacted' : 'document.redaction-refused',
    objectType: 'redaction',
    objectId: redactionId,
    facts,
  });
  if (apply) await tellReaders(tx, documentId, publications);
}

/** What the event tells: hashes of the frozen rows as they are now, the sections with another address and the editions they are in, and the seals of the reasons and notes that others have sealed. */
async function removeWords(tx: Tx, applying: Applying): Promise<Record<string, unknown>> {
  const sealed = await sealedWith(tx, applying);
  const { sections: addresses, changes, editions } = await redactAddresses(tx, applying);
  const stubs = await redactFrozen(tx, applying, changes);
  await redactOpen(tx, applying, stubs);
  return {
    ...stubs,
    ...(addresses.length > 0 ? { addresses, editions } : {}),
    sealed: await sealAgain(tx, applying, sealed),
  };
}

/** The texts that were kept in memory go before the answer; other processes are told at the commit. */
async function tellReaders(tx: Tx, documentId: string, publications: Publications): Promise<void> {
  const [current] = await tx.query<{ id: string; seq: number; number: string }>(
    `select id, seq, major || '.' || minor as number from edition where document_id = $1 and standing = 'current'`,
    [documentId],
  );
  await tx.query('select pg_notify($1, $2)', [publicationChannel, documentId]);
  tx.afterCommit(async () => {
    forgetDraftTexts();
    if (current)
      await publications.announce({ documentId, editionId: current.id, seq: current.seq, number: current.number });
  });
}
