import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Refused, type ScheduleCause, stopsSchedule } from '@tarmeem/review';
import { findActor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { Conflict, Jobs, type Tx, Work } from '../platform/index.js';
import { type Due, isAsConfirmed } from './as-confirmed.query.js';
import { callOff } from './cancel-schedule.js';
import { ConfirmedNotes } from './confirmed-notes.js';
import { type DraftMaterial, waitingMaterial } from './draft-material.query.js';
import { Publications } from './publications.js';
import { releaseOf } from './publish-edition.js';
import { release } from './release.js';

/** The job that publishes scheduled editions whose time has come. */
export const fireSchedules = 'fire-schedules';

/** Publishes scheduled editions when their time has come, or calls them off. Running it again changes nothing more. */
@Injectable()
export class FireSchedules implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly publications: Publications,
    private readonly notes: ConfirmedNotes,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ [fireSchedules]: () => this.fireDue() });
    // Each schedule has a job of its own; this finds those of a restored database.
    this.jobs.repeat(fireSchedules, '* * * * *');
  }

  private async fireDue(): Promise<void> {
    const waiting = await this.work.run((tx) =>
      tx.query<{ documentId: string }>(
        `select document_id as "documentId" from edition where standing = 'scheduled' order by scheduled_for`,
      ),
    );
    for (const { documentId } of waiting) {
      const stopped = await this.work.run((tx) => this.fire(tx, documentId)).catch(causeOf);
      if (stopped) await this.work.run((tx) => callOffDue(tx, documentId, stopped));
    }
  }

  /** Publishes the scheduled edition if it is due; returns what stops it. Account and grants of its publisher are those of now. */
  private async fire(tx: Tx, documentId: string): Promise<ScheduleCause | null> {
    await tx.get(Documents).lock(documentId);
    const due = await dueOf(tx, documentId);
    const material = due && (await waitingMaterial(tx, documentId, { standing: 'scheduled' }));
    if (!due || !material) return null;
    const publisher = await findActor(tx, due.publishedBy, tx.at);
    const made = { ...material.next.hashes };
    const asTold = (await isAsConfirmed(tx, material, due)) && (await this.notes.stand(tx, material.draft.id));
    const facts = { edition: material.facts, at: due.at, confirmed: due.confirmed, made, asTold };
    const stopped = stopsSchedule(facts, publisher, tx.at);
    if (stopped) return stopped;
    await release(
      tx,
      {
        ...(await releaseOf(tx, material, { publishedBy: due.publishedBy })),
        newDraft: null,
        events: [publishedEvent(material)],
        actor: { id: due.publishedBy, role: 'publisher' },
      },
      this.publications,
    );
    return null;
  }
}

/** A refusal inside the publication itself: the edition is no text any more. Anything else is a fault, and tried again. */
function causeOf(error: unknown): ScheduleCause {
  if (error instanceof Refused || error instanceof Conflict) return 'text-differs';
  throw error;
}

const publishedEvent = ({ draft, chosen, next }: DraftMaterial) =>
  ({
    action: 'edition.published',
    objectType: 'edition',
    objectId: draft.id,
    facts: {
      kind: 'normal',
      scheduled: true,
      changes: chosen.map(({ id }) => id),
      manifestHash: next.manifestHash,
      isMajor: draft.isMajor,
    },
  }) as const;

async function callOffDue(tx: Tx, documentId: string, cause: ScheduleCause): Promise<void> {
  await tx.get(Documents).lock(documentId);
  if (await dueOf(tx, documentId)) await callOff(tx, documentId, { cause, actor: null });
}

async function dueOf(tx: Tx, documentId: string): Promise<Due | null> {
  const [due] = await tx.query<Due>(
    `select kind, scheduled_for as at, published_by as "publishedBy", confirmed_hashes as confirmed
     from edition where document_id = $1 and standing = 'scheduled' and scheduled_for <= $2`,
    [documentId, tx.at],
  );
  return due ?? null;
}
