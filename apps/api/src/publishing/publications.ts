import { Injectable } from '@nestjs/common';
import { Jobs, Notifications } from '../platform/index.js';

/** An edition that has just become current, or was marked since: confirmed, withdrawn, corrected. */
export interface Published {
  documentId: string;
  editionId: string;
  seq: number;
  /** `1.1` */
  number: string;
}

/** The jobs of a publication begin when its first readers were served, in ms. */
const first = 50;

export type PublicationListener = (published: Published) => unknown;

/** The channel on which every process is told the id of a document that has a new edition (PostgreSQL NOTIFY, at commit). */
export const publicationChannel = 'edition_published';

/** Who in this process is told of a publication: of its own after the commit and before the publisher reads the reply. */
@Injectable()
export class Publications {
  private readonly listeners = new Set<PublicationListener>();

  constructor(
    private readonly notifications: Notifications,
    private readonly jobs: Jobs,
  ) {}

  /** Told when any process has published, or may have while this one could not hear. */
  onHeard(listener: () => unknown): void {
    this.notifications.listen(publicationChannel, listener);
  }

  /** The listener is awaited: when it has dropped what it kept, no stale read follows the reply. Returns how to end it. */
  onPublished(listener: PublicationListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells all of them, each in spite of another's failure, which is thrown at the end. */
  async announce(published: Published): Promise<void> {
    this.jobs.rest(first);
    const told = await Promise.allSettled([...this.listeners].map(async (listener) => listener(published)));
    const failed = told.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
