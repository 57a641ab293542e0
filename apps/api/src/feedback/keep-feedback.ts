import type { CreateFeedbackInput, feedbackOrigins } from '@tarmeem/contract';
import { dayIn, mustBeTaken } from '@tarmeem/review';
import type { Locale } from '@tarmeem/text';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../accounts/index.js';
import { Malformed, type Tx } from '../platform/index.js';
import { askToPlaceAnchors } from './anchors/place-anchors.js';
import { FeedbackStore } from './feedback.store.js';
import { findIdentifying } from './identifying.js';
import { locate } from './passage.js';
import { trackingCode, trackingHash } from './tracking-code.js';

/** What is sent; `received` says how it came another way than by the form, and then `actor` enters it and is not its author. */
export interface FeedbackToKeep extends Omit<CreateFeedbackInput, 'evidence' | 'received'> {
  received: { by: (typeof feedbackOrigins)[number]; on: string } | null;
}

/** Who sends it, and what else is known of it. `hold`: a moderator reads it first whatever the document says. */
interface Keeping {
  actor: Actor | undefined;
  hold: boolean;
  /** In which language its sender is written to. */
  language?: Locale;
  files: number;
  /** From which tracking codes are made. */
  secret: string;
  /** The role in which somebody enters what came another way. */
  as?: 'moderator' | 'officer';
  /** Words that stand in the section no more are quoted before the text, instead of refused. */
  quoteIfLost?: boolean;
}

/** What was stored. */
export interface KeptFeedback {
  id: string;
  documentId: string;
  number: number;
  held: boolean;
  quote: string | null;
}

/**
 * Stores feedback, pinned to the current edition. Words that may identify a person are held for moderators whatever the document
 * says; so is what came another way. Throws NotFound (no such document), `malformed` (the section or the quoted words are not in the
 * current edition), `feedback-closed` outside of the days within which the document takes feedback: what came another way counts on the
 * day on which it came.
 */
export async function keepFeedback(
  tx: Tx,
  slug: string,
  input: FeedbackToKeep,
  { actor, hold, language = 'en', files, secret, as = 'moderator', quoteIfLost = false }: Keeping,
): Promise<KeptFeedback> {
  const store = tx.get(FeedbackStore);
  const text = await store.current(slug, input.sectionId);
  if (!text) throw wrong('section', 'Not a section of the current edition', '/sectionId');
  mustBeTaken(input.received?.on ?? dayIn(text.timeZone, tx.at), text);
  const passage = input.anchor && text.plain !== null ? locate(text.plain, input.anchor) : null;
  const isLost = input.anchor !== null && !passage;
  if (isLost && !quoteIfLost) throw wrong('quote', 'These words are not in the section', '/anchor/exact');
  const onBehalf = input.received !== null;
  const identifying = findIdentifying(`${input.text}\n${input.name}`).length > 0;
  const held = identifying || hold || onBehalf || text.moderation !== 'after';
  const id = uuidv7();
  const { documentId } = text;
  const number = await store.add({
    id,
    documentId,
    editionId: text.editionId,
    revisionId: text.revisionId,
    passage,
    input: isLost ? { ...input, text: `“${input.anchor!.exact}”\n\n${input.text}`.slice(0, 10_000) } : input,
    authorId: onBehalf ? null : (actor?.id ?? null),
    enteredBy: onBehalf ? (actor?.id ?? null) : null,
    state: held ? 'held' : 'open',
    heldBecause: identifying ? 'identifying' : held ? 'new' : null,
    trackingHash: trackingHash(trackingCode(secret, id)),
    at: tx.at,
  });
  tx.record({
    documentId,
    actor: actor ? { id: actor.id, role: onBehalf ? as : null } : null,
    action: 'feedback.sent',
    objectType: 'feedback',
    objectId: id,
    facts: {
      number,
      kind: input.kind,
      held,
      identifying,
      sectionId: input.sectionId,
      files,
      ...(input.received ? { received: input.received.by } : { language }),
    },
  });
  // An edition may come out at this moment: whichever commits last, the passage is looked for.
  if (passage && input.sectionId) await askToPlaceAnchors(tx, documentId, [input.sectionId]);
  return { id, documentId, number, held, quote: passage?.quote.exact ?? null };
}

const wrong = (code: string, detail: string, pointer: string): Malformed => new Malformed([{ code, detail, pointer }]);
