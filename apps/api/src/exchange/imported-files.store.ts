import type { ImportedFileView } from '@tarmeem/contract';
import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../platform/database/rows.js';

export interface NewImportedFile extends Pick<ImportedFileView, 'fileName' | 'sections' | 'comments' | 'dropped'> {
  proposalId: string;
  personId: string;
  at: Date;
  fileHash: string;
}

/** What stood in the files that proposals were made from. Read and added, never changed. */
export class ImportedFiles {
  constructor(private readonly manager: EntityManager) {}

  async add(file: NewImportedFile): Promise<void> {
    await this.manager.query(
      `insert into imported_file (proposal_id, person_id, at, file_name, file_hash, sections, comments, dropped)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        file.proposalId,
        file.personId,
        file.at,
        file.fileName,
        file.fileHash,
        JSON.stringify(file.sections),
        JSON.stringify(file.comments),
        JSON.stringify(file.dropped),
      ],
    );
  }
}

/** The files of a proposal, oldest first; for its own organisation only. */
export async function importedFiles(from: Answers, proposalId: string): Promise<ImportedFileView[]> {
  const rows = await rowsOf<Omit<ImportedFileView, 'at'> & { at: Date }>(
    from,
    `select f.id, f.file_name as "fileName", f.at, p.name as by, f.sections, f.comments, f.dropped
     from imported_file f join person p on p.id = f.person_id where f.proposal_id = $1 order by f.id`,
    [proposalId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
