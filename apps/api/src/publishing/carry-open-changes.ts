import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import { z } from 'zod';
import { Documents, Entries, type Revision, Revisions, storedText } from '../documents/index.js';
import { type ChangeRow, Decisions } from '../moderation/index.js';
import { Jobs, type Tx, Work } from '../platform/index.js';
import { isStructural, Proposals } from '../proposals/index.js';
import { putNewRows, returnBySystem } from './carry-rows.js';
import { type Fate, fatesOf, type MovedText } from './fates.js';

const Payload = z.object({ documentId: Id, sectionId: Id });

const jobName = 'carry-open-changes';

/** Asks, in the transaction of a publication, that the open changes of these sections follow it. */
export async function askToCarryOpen(tx: Tx, documentId: string, sectionIds: readonly string[]): Promise<void> {
  for (const sectionId of sectionIds) await tx.job(jobName, { documentId, sectionId }, { key: `carry ${sectionId}` });
}

/**
 * After a publication: undecided changes of a section that changed are put over its new text, or returned by the system. Until then
 * they are not decided (409 `being-carried`).
 */
@Injectable()
export class CarryOpenChanges implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      [jobName]: async (payload) => {
        const { documentId, sectionId } = Payload.parse(payload);
        await this.work.run((tx) => carryOpen(tx, documentId, sectionId));
      },
    });
  }
}

/** Puts the open changes of a section over its current text; those that lie on it already are left alone. */
export async function carryOpen(tx: Tx, documentId: string, sectionId: string): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const [entry] = await tx.get(Entries).current(documentId, [sectionId]);
  if (!entry) return;
  const current = await tx.get(Revisions).get(entry.revisionId);
  const left = (await tx.get(Decisions).openIn([sectionId])).filter(
    (change) => !isStructural(change) && (!entry.live || change.baseHash !== aspectHash(current, change)),
  );
  if (left.length === 0) return;
  const proposals = tx.get(Proposals);
  for (const id of [...new Set(left.map((change) => change.proposalId))].sort()) await proposals.lock(id);
  // Who recalls a proposal needs no lock of the document: only what is still open now goes on.
  const open = new Set((await tx.get(Decisions).openIn([sectionId])).map((change) => change.id));
  const fates = await fatesOver(
    tx,
    left.filter((change) => open.has(change.id)),
    entry.live ? current : null,
  );
  const editionId = await editionOf(tx, documentId, sectionId);
  const those = (act: Fate['act']): Fate[] => fates.filter((fate) => fate.act === act);
  await putNewRows(tx, those('new-row'), { documentId, editionId });
  await returnBySystem(tx, those('return'), { documentId, editionId });
}

/** The edition that brought the text that the section has now; others may have come out since. */
async function editionOf(tx: Tx, documentId: string, sectionId: string): Promise<string> {
  const [edition] = await tx.query<{ id: string }>(
    `select edition.id from entry join edition on edition.document_id = entry.document_id and edition.seq = entry.from_seq
     where entry.document_id = $1 and entry.section_id = $2 and entry.until_seq is null`,
    [documentId, sectionId],
  );
  if (!edition) throw new Error(`No edition brought the section ${sectionId}`);
  return edition.id;
}

const aspectHash = (revision: Revision, { aspect }: ChangeRow): string =>
  aspect === 'heading' ? revision.headingHash : revision.bodyHash;

/** Each from the text it was written on, however many editions came out since. */
async function fatesOver(tx: Tx, changes: readonly ChangeRow[], current: Revision | null): Promise<Fate[]> {
  const to: MovedText['to'] = current && {
    heading: current.heading,
    body: storedText(current.body),
    bodyHash: current.bodyHash,
    headingHash: current.headingHash,
    revisionId: current.id,
  };
  const out = await publishedTwins(tx, changes);
  const bases = await tx.get(Revisions).all(changes.flatMap((change) => change.baseRevisionId ?? []));
  return bases.flatMap((from) =>
    fatesOf(
      changes.filter((change) => change.baseRevisionId === from.id),
      { from, to },
      (change) => out.has(change.id),
    ),
  );
}

/** Which of these changes an edition holds already: the same edit of the same text. */
async function publishedTwins(tx: Tx, changes: readonly ChangeRow[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select change.id from change where change.id = any($1::uuid[]) and exists (
       select from change out join accepted on accepted.change_id = out.id and not accepted.pending
       where out.section_id = change.section_id and out.aspect = change.aspect and out.payload_hash = change.payload_hash
         and out.base_hash = change.base_hash)`,
    [changes.map((change) => change.id)],
  );
  return new Set(rows.map((row) => row.id));
}
