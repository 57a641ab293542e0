import { Injectable } from '@nestjs/common';

/** Told after feedback on a document has changed and is committed; awaited before the writer is answered. */
export type FeedbackListener = (documentId: string) => void | Promise<void>;

/** Who wants to know that the public feedback of a document may read differently now: the pages that show it. */
@Injectable()
export class FeedbackNews {
  private readonly listeners: FeedbackListener[] = [];

  onChanged(listener: FeedbackListener): void {
    this.listeners.push(listener);
  }

  async tell(documentId: string): Promise<void> {
    for (const listener of this.listeners) await listener(documentId);
  }
}
