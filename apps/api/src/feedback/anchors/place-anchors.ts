import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Id } from '@tarmeem/contract';
import { type AnchorPlace, type Change, parse, remap, touch } from '@tarmeem/document';
import { z } from 'zod';
import { Jobs, type Tx, Work } from '../../platform/index.js';
import { FeedbackNews } from '../feedback-news.js';
import { AnchorPlaces, type NewPlace, type Place, type Quoted, type Standing } from './anchor-places.store.js';

const Payload = z.object({ documentId: Id, sectionId: Id });
const jobName = 'place-anchors';

/** Asks, in the transaction that makes it needed, that the passages quoted from these sections are looked for in their present text. */
export async function askToPlaceAnchors(tx: Tx, documentId: string, sectionIds: readonly string[]): Promise<void> {
  for (const sectionId of sectionIds) await tx.job(jobName, { documentId, sectionId }, { key: `anchors ${sectionId}` });
}

/**
 * After a publication: finds each quoted passage of a section in its present text, from the last place that held. Until then it is
 * shown on its old edition. A text that was published before has its places already.
 */
@Injectable()
export class PlaceAnchors implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly news: FeedbackNews,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      [jobName]: async (payload) => {
        const { documentId, sectionId } = Payload.parse(payload);
        await this.work.run(async (tx) => {
          if (await placeAnchors(tx, documentId, sectionId)) tx.afterCommit(() => this.news.tell(documentId));
        });
      },
    });
  }
}

/** Where a passage held last before the present text, and in which edition that was. */
interface Held {
  quoted: Quoted;
  from: Place;
  fittedSeq: number;
  isPredecessor: boolean;
}

/** Writes the missing places of a section's present text; returns how many. */
export async function placeAnchors(tx: Tx, documentId: string, sectionId: string): Promise<number> {
  const store = tx.get(AnchorPlaces);
  const [present, ...earlier] = await store.standings(sectionId);
  if (!present) return 0;
  const held = (await store.withoutPlace(sectionId, present.revisionId)).flatMap((quoted) => lastHeld(quoted, earlier));
  const byText = Map.groupBy(held, ({ from }) => from.revisionId);
  const texts = await store.bodies([present.revisionId, ...byText.keys()]);
  const counts = { EXACT: 0, MOVED: 0, DETACHED: 0 };
  for (const [fromId, those] of byText) {
    const [from, to] = [texts.get(fromId)!, texts.get(present.revisionId)!];
    const found = remap(
      those.map((it) => ({ quote: it.quoted.passage.quote, position: it.from })),
      parse(from.body),
      parse(to.body),
    );
    const published = await store.publishedOn(sectionId, fromId, present.fromSeq);
    for (const [index, place] of found.entries()) {
      const it = those[index]!;
      const isSame = wordsAt(from.plain, it.from) === wordsAt(to.plain, place.position);
      await store.add(newPlace(it, place, { isSame, present, published, at: tx.at }));
      counts[place.state] += 1;
    }
  }
  if (held.length)
    tx.record({
      documentId,
      actor: null,
      action: 'feedback.placed',
      objectType: 'section',
      objectId: sectionId,
      facts: { revisionId: present.revisionId, exact: counts.EXACT, moved: counts.MOVED, detached: counts.DETACHED },
    });
  return held.length;
}

const wordsAt = (plain: string, { start, end }: { start: number; end: number }): string => plain.slice(start, end);

/** The nearest earlier text where the passage held; it held where it was pinned. */
function lastHeld(quoted: Quoted, earlier: readonly Standing[]): Held[] {
  for (const [index, standing] of earlier.entries()) {
    const { revisionId, untilSeq } = standing;
    const { start, end } = quoted.passage.position;
    const from =
      revisionId === quoted.pinnedTo
        ? { revisionId, held: true, start, end, stands: null }
        : quoted.places.find((place) => place.revisionId === revisionId && place.held);
    if (from) return [{ quoted, from, fittedSeq: untilSeq! - 1, isPredecessor: index === 0 }];
  }
  return [];
}

function newPlace(
  { quoted, from, fittedSeq, isPredecessor }: Held,
  place: AnchorPlace,
  {
    isSame,
    present,
    published,
    at,
  }: { isSame: boolean; present: Standing; published: readonly { id: string; payload: Change }[]; at: Date },
): NewPlace {
  const cause = place.state === 'EXACT' ? undefined : place.cause;
  const by = cause && isPredecessor ? published.find(({ payload }) => touch(payload, cause)) : undefined;
  const goesOn = place.state === 'MOVED' && from.stands === true && isSame;
  return {
    feedbackId: quoted.id,
    revisionId: present.revisionId,
    fromRevisionId: from.revisionId,
    state: place.state,
    position: place.position,
    causeId: by?.id ?? null,
    fittedSeq,
    at,
    judged: goesOn ? { stands: true, by: null, at } : null,
  };
}
