import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/index.js';

/** Whether the note of a scheduled edition is the one that was confirmed, asked of whoever keeps the hashes of words. */
@Injectable()
export class ConfirmedNotes {
  private answer: ((tx: Tx, editionId: string) => Promise<boolean>) | undefined;

  answeredBy(answer: (tx: Tx, editionId: string) => Promise<boolean>): void {
    this.answer = answer;
  }

  /** Throws where nobody can say. */
  async stand(tx: Tx, editionId: string): Promise<boolean> {
    if (!this.answer) throw new Error('Nobody keeps the hashes of words');
    return this.answer(tx, editionId);
  }
}
