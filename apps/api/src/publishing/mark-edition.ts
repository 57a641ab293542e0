import type { ErratumInput, WithdrawalInput } from '@tarmeem/contract';
import { mustBeAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { Conflict, type Tx } from '../platform/index.js';
import { editionByNumber, placesChangedBy } from './editions-of.query.js';
import { publicationChannel, type Publications } from './publications.js';

interface Mark<Input> {
  number: string;
  input: Input;
  actor: Actor;
  publications: Publications;
}

/** Puts a notice on a superseded edition: it should not be relied on, and stays readable. The current one needs a rollback first. */
export async function withdrawEdition(
  tx: Tx,
  documentId: string,
  { number, input, actor, publications }: Mark<WithdrawalInput>,
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const edition = await editionByNumber(tx, documentId, number);
  mustBeAllowed(actor, 'edition.withdraw', ...(await placesChangedBy(tx, documentId, edition.seq)));
  if (edition.current) {
    throw new Conflict('not-now', { detail: 'The current edition is not withdrawn: publish a rollback first' });
  }
  if (edition.withdrawn) throw new Conflict('not-now', { detail: 'It is withdrawn already' });
  await tx.query(
    `update edition set withdrawn_at = $2, withdrawn_by = $3, withdrawal_notice = $4, version = version + 1 where id = $1`,
    [edition.id, tx.at, actor.id, input.notice],
  );
  await told(tx, documentId, { action: 'edition.withdrawn', number, edition, actor, publications });
}

/** Says what was wrong in the change note of an edition, which itself stays as it was published. */
export async function addErratum(
  tx: Tx,
  documentId: string,
  { number, input, actor, publications }: Mark<ErratumInput>,
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const edition = await editionByNumber(tx, documentId, number);
  mustBeAllowed(actor, 'edition.correct-note', ...(await placesChangedBy(tx, documentId, edition.seq)));
  const [erratum] = await tx.query<{ id: string }>(
    'insert into erratum (edition_id, words, written_by, at) values ($1, $2, $3, $4) returning id',
    [edition.id, input.words, actor.id, tx.at],
  );
  await tx.query('update edition set version = version + 1 where id = $1', [edition.id]);
  const facts = { erratumId: erratum?.id };
  await told(tx, documentId, { action: 'edition.erratum', number, edition, actor, publications, facts });
}

/** Every process is told: the pages of the edition read differently now. */
async function told(
  tx: Tx,
  documentId: string,
  {
    action,
    number,
    edition,
    actor,
    publications,
    facts = {},
  }: Omit<Mark<unknown>, 'input'> & { action: string; edition: { id: string; seq: number }; facts?: object },
): Promise<void> {
  const by = { id: actor.id, role: 'publisher' };
  tx.record({
    documentId,
    actor: by,
    action,
    objectType: 'edition',
    objectId: edition.id,
    facts: { number, ...facts },
  });
  await tx.query('select pg_notify($1, $2)', [publicationChannel, documentId]);
  tx.afterCommit(() => publications.announce({ documentId, editionId: edition.id, seq: edition.seq, number }));
}
