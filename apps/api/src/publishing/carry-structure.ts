import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import type { SectionChange } from '@tarmeem/document';
import { z } from 'zod';
import { Documents, publishedTree, type PublishedTree } from '../documents/index.js';
import {
  AcceptedChanges,
  type ChangeRow,
  changeColumns,
  isBaseCurrent,
  pendingStructure,
  type PendingStructure,
} from '../moderation/index.js';
import { Jobs, type Tx, Work } from '../platform/index.js';
import { Proposals, sortedOut, treeChange } from '../proposals/index.js';
import { putNewRows, returnBySystem } from './carry-rows.js';
import { currentOf } from './draft-material.query.js';
import { type Fate, fateOf } from './fates.js';
import { structureFates } from './structure-fates.js';

/** After a publication, in its transaction: accepted changes of the tree go on over the new one, are in it (their ids), or are returned. */
export async function carryAcceptedStructure(
  tx: Tx,
  { documentId, editionId, before }: { documentId: string; editionId: string; before: PublishedTree },
): Promise<readonly string[]> {
  const waiting = await pendingStructure(tx, documentId, { all: true });
  const after = await publishedTree(tx, documentId);
  const fates = structureFates(waiting.filter(inTree), { before, after });
  const going = new Set(fates.flatMap((fate) => (fate.act === 'new-row' ? [] : [fate.change.id])));
  const staying = waiting.filter((change) => !going.has(change.id));
  const changeOf = new Map<SectionChange, PendingStructure>();
  for (const change of staying) {
    const edit = treeChange(change);
    if (edit) changeOf.set(edit, change);
  }
  for (const { edit } of sortedOut(after.entries, [...changeOf.keys()]).misfits) {
    const change = changeOf.get(edit);
    const fate = change && fateOf(change, 'touched', null);
    if (fate) fates.push(fate);
  }
  if (fates.length === 0) return [];
  const lost = new Map(fates.map((fate) => [fate.change.id, fate]));
  const last = [...lost.values()];
  for (const id of [...new Set(last.map(({ change }) => change.proposalId))].sort()) await tx.get(Proposals).lock(id);
  const those = (act: Fate['act']): Fate[] => last.filter((fate) => fate.act === act);
  const idsOf = (some: readonly Fate[]): string[] => some.map(({ change }) => change.id);
  await tx.get(AcceptedChanges).move(idsOf(those('published')), editionId, false);
  await tx.get(AcceptedChanges).remove(idsOf(those('return')));
  await putNewRows(tx, those('new-row'), { documentId, editionId, waiting });
  await returnBySystem(tx, those('return'), { documentId, editionId });
  return idsOf(those('published'));
}

const inTree = ({ aspect }: ChangeRow): boolean => aspect === 'place' || aspect === 'standing';

const jobName = 'carry-open-structure';

/** Asks, in the transaction of a publication, that the open changes of the tree follow it. */
export async function askToCarryOpenStructure(tx: Tx, documentId: string): Promise<void> {
  await tx.job(jobName, { documentId }, { key: `${jobName} ${documentId}` });
}

/** After a publication: undecided changes of the tree are put over the new one, or returned by the system. */
@Injectable()
export class CarryOpenStructure implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      [jobName]: async (payload) => {
        const { documentId } = z.object({ documentId: Id }).parse(payload);
        await this.work.run((tx) => carryOpenStructure(tx, documentId));
      },
    });
  }
}

/** Puts the open changes of the tree over the current one; those that lie on it already are left alone. */
export async function carryOpenStructure(tx: Tx, documentId: string): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const after = await publishedTree(tx, documentId);
  const current = await currentOf(tx, documentId);
  const ids = [...new Set((await openIn(tx, documentId)).map((change) => change.proposalId))].sort();
  for (const id of ids) await tx.get(Proposals).lock(id);
  // Who recalls a proposal needs no lock of the document: only what is still open now goes on.
  const open = await openIn(tx, documentId);
  if (open.every((change) => isBaseCurrent(change, after))) return;
  const before = await treeUnder(tx, { documentId, seq: current.seq }, open);
  const fates = structureFates(open, { before, after });
  const those = (act: Fate['act']): Fate[] => fates.filter((fate) => fate.act === act);
  await putNewRows(tx, those('new-row'), { documentId, editionId: current.id });
  await returnBySystem(tx, those('return'), { documentId, editionId: current.id });
}

function openIn(tx: Tx, documentId: string): Promise<ChangeRow[]> {
  return tx.query<ChangeRow>(
    `select ${changeColumns} from change
     where document_id = $1 and aspect in ('place', 'standing') and outcome = 'open' order by round_id, position`,
    [documentId],
  );
}

/** The newest earlier tree on which all of these changes that are outdated now still stood; at most ten editions back. */
async function treeUnder(
  tx: Tx,
  { documentId, seq }: { documentId: string; seq: number },
  open: readonly ChangeRow[],
): Promise<PublishedTree> {
  let before = await publishedTree(tx, documentId, Math.max(1, seq - 1));
  for (let at = seq - 2; at >= Math.max(1, seq - 10) && !open.every((change) => isBaseCurrent(change, before)); at -= 1)
    before = await publishedTree(tx, documentId, at);
  return before;
}
