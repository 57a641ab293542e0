import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Jobs, Storage, type Stored, type Tx, Work } from '../platform/index.js';
import { EvidenceRows, type Owner } from './evidence.store.js';
import { examine, FileRefused, type GoodFile, type SentFile } from './examine.js';

/** Files that lie in the storage and wait for the transaction that names them. */
export interface KeptFile extends Omit<GoodFile, 'bytes'>, Stored {}

const Payload = z.object({ key: z.string() });
const jobName = 'remove-stored-file';

/** Takes files in: looks at them, puts them away, and writes of whom they are in the transaction of what they belong to. */
@Injectable()
export class KeepEvidence implements OnModuleInit {
  constructor(
    private readonly storage: Storage,
    private readonly work: Work,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ [jobName]: (payload) => this.removeUnlessNamed(Payload.parse(payload).key) });
  }

  /**
   * Puts the files away, then runs `act`, in whose transaction `nameEvidence` makes them somebody's. Those that nobody named, because it
   * failed or had been done before, are taken out again. Throws FileRefused before anything is done.
   */
  async whileKeeping<T>(files: readonly SentFile[], act: (kept: readonly KeptFile[]) => Promise<T>): Promise<T> {
    if (files.length === 0) return act([]);
    const good = await examine(files);
    const kept: KeptFile[] = [];
    try {
      for (const { name, type, bytes } of good) kept.push({ name, type, ...(await this.storage.put(bytes)) });
      return await act(kept);
    } finally {
      for (const { key } of kept) await this.removeUnlessNamed(key);
    }
  }

  /** The bytes of a file; null when they are no more. */
  read(key: string): Promise<Buffer | null> {
    return this.storage.read(key);
  }

  private async removeUnlessNamed(key: string): Promise<void> {
    const named = await this.work.run(async (tx) => {
      const [row] = await tx.query(`select from evidence where storage_key = $1 and state <> 'refused'`, [key]);
      return row !== undefined;
    });
    if (!named) await this.storage.remove(key);
  }
}

/** Makes kept files the owner's, held until somebody lets them through; returns their ids in order. Throws FileRefused `full` when there is no room for them. */
export async function nameEvidence(
  tx: Tx,
  kept: readonly KeptFile[],
  to: { documentId: string; owner: Owner; addedBy: string | null },
): Promise<string[]> {
  if (kept.length === 0) return [];
  const rows = tx.get(EvidenceRows);
  const bytes = kept.reduce((sum, file) => sum + file.size, 0);
  if (!(await rows.hasRoom(to.documentId, to.owner, { files: kept.length, bytes }))) throw new FileRefused('full', 0);
  const ids: string[] = [];
  for (const { name, type, key, size, hash } of kept)
    ids.push(await rows.add({ ...to, name, type, key, size, hash, at: tx.at }));
  return ids;
}

/** Takes files out whose words have to go, whatever their state: their bytes follow once this unit is committed. */
export async function takeOutEvidence(tx: Tx, documentId: string, ids: readonly string[]): Promise<void> {
  const gone = await tx.query<{ key: string }>(
    `with gone as (update evidence set state = 'refused' where document_id = $1 and id = any ($2::uuid[]) returning storage_key)
     select storage_key as key from gone`,
    [documentId, ids],
  );
  for (const { key } of gone) await tx.job(jobName, { key });
}

/** Refuses a held file: its bytes are taken out once this unit is committed. */
export async function refuseEvidence(tx: Tx, owner: Owner, file: { id: string; key: string }): Promise<void> {
  await tx.get(EvidenceRows).judge(owner, 'refused', file.id);
  await tx.job(jobName, { key: file.key });
}
