import type { EntityManager } from 'typeorm';
import { evidenceLimits } from './limits.js';

/** What a file belongs to: an item of feedback, or a proposal that names it as its source. */
export type Owner = { feedbackId: string } | { proposalId: string };

export interface EvidenceRow {
  id: string;
  name: string;
  type: string;
  size: number;
  hash: string;
  key: string;
  state: 'held' | 'open' | 'refused';
}

interface NewEvidence extends Omit<EvidenceRow, 'id' | 'state'> {
  documentId: string;
  owner: Owner;
  addedBy: string | null;
  at: Date;
}

const ownerOf = (owner: Owner): [column: string, id: string] =>
  'feedbackId' in owner ? ['feedback_id', owner.feedbackId] : ['proposal_id', owner.proposalId];

/** Rows about attached files; the bytes are the storage's. */
export class EvidenceRows {
  constructor(private readonly manager: EntityManager) {}

  async add({ owner, ...it }: NewEvidence): Promise<string> {
    const [column, ownerId] = ownerOf(owner);
    const [row]: { id: string }[] = await this.manager.query(
      `insert into evidence (document_id, ${column}, name, type, size, hash, storage_key, added_by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [it.documentId, ownerId, it.name, it.type, it.size, it.hash, it.key, it.addedBy, it.at],
    );
    return row!.id;
  }

  /** The file of this owner and no other; null when there is none. */
  async find(owner: Owner, id: string): Promise<EvidenceRow | null> {
    const [column, ownerId] = ownerOf(owner);
    const [row]: EvidenceRow[] = await this.manager.query(
      `select id, name, type, size, hash, storage_key as key, state from evidence where id = $1 and ${column} = $2`,
      [id, ownerId],
    );
    return row ?? null;
  }

  /** The files of a proposal that nobody refused. */
  ofProposal(proposalId: string): Promise<{ id: string; key: string }[]> {
    return this.manager.query(
      `select id, storage_key as key from evidence where proposal_id = $1 and state <> 'refused'`,
      [proposalId],
    );
  }

  /** Sets the state of the owner's held files, or of one of them. */
  async judge(owner: Owner, state: 'open' | 'refused', id: string | null = null): Promise<void> {
    const [column, ownerId] = ownerOf(owner);
    await this.manager.query(
      `update evidence set state = $2 where ${column} = $1 and state = 'held' and ($3::uuid is null or id = $3)`,
      [ownerId, state, id],
    );
  }

  /** True when this much more may be kept for the document and its owner. */
  async hasRoom(documentId: string, owner: Owner, more: { files: number; bytes: number }): Promise<boolean> {
    const [column, ownerId] = ownerOf(owner);
    const [row]: { files: number; bytes: string }[] = await this.manager.query(
      `select (select count(*)::int from evidence where ${column} = $2) as files,
         (select coalesce(sum(size), 0) from evidence where document_id = $1 and ${column} is not null and state <> 'refused') as bytes`,
      [documentId, ownerId],
    );
    return (
      row!.files + more.files <= evidenceLimits.filesOfOne &&
      Number(row!.bytes) + more.bytes <= evidenceLimits.bytesOfDocument
    );
  }
}
