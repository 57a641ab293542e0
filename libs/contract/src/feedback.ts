import { z } from 'zod';
import { EvidenceInput, evidenceSending, EvidenceView } from './evidence.js';
import {
  anchorStates,
  dispositions,
  feedbackKinds,
  findingKinds,
  feedbackOrigins,
  feedbackSources,
  feedbackStates,
} from './feedback-lists.js';
import { Id, Instant, isTyped, line, page, prose, Verdict } from './shared.js';

/** W3C TextQuoteSelector and TextPositionSelector over the plain text of a revision. */
export const AnchorInput = z.strictObject({
  exact: z.string().min(1).max(4000).refine(isTyped, { error: 'Holds characters that are no text' }),
  /** Hints, never stored. They are often cut by length, through the middle of a character. */
  prefix: z.string().max(200).default(''),
  suffix: z.string().max(200).default(''),
});

/** `sectionId` absent: about the whole document. The words are kept exactly as written. */
export const CreateFeedbackInput = z
  .strictObject({
    kind: z.enum(feedbackKinds),
    sectionId: Id.nullable().default(null),
    anchor: AnchorInput.nullable().default(null),
    text: prose(10_000, 1),
    name: line(120).default(''),
    email: z.union([z.literal(''), z.email().max(254)]).default(''),
    evidence: z.array(EvidenceInput).max(evidenceSending.files).default([]),
    /** A moderator enters what came another way: how, and on which day. Name and e-mail are those of who wrote or spoke. */
    received: z
      .strictObject({ by: z.enum(feedbackSources), on: z.iso.date() })
      .nullable()
      .default(null),
  })
  .meta({ id: 'CreateFeedbackInput' });
export type CreateFeedbackInput = z.infer<typeof CreateFeedbackInput>;

export const ReplyView = z
  .object({
    id: Id,
    as: z.enum(['public', 'officer', 'moderator']),
    author: z.string(),
    internal: z.boolean(),
    /** What the sender adds waits (held) until a moderator lets it through or refuses it. */
    state: z.enum(['held', 'open', 'refused']),
    text: z.string(),
    at: Instant,
    /** Of a held one, for moderators: words in it that may identify a person. */
    findings: z.array(z.object({ kind: z.enum(findingKinds), words: z.string() })),
    may: z.object({ release: Verdict, refuse: Verdict }),
  })
  .meta({ id: 'ReplyView' });
export type ReplyView = z.infer<typeof ReplyView>;

/** Where the words stand that feedback is about. The quote itself never changes. */
export const AnchorView = z
  .object({
    /** EXACT: all there. MOVED: they changed, and read now `words`. DETACHED: gone; `edition` is the last in which they stood. */
    state: z.enum(anchorStates),
    edition: z.string(),
    words: z.string().nullable(),
    /** The edition that moved or took them. */
    since: z.string().nullable(),
    /** The body whose change did it. */
    by: z.string().nullable(),
    /** Its author or a moderator said that a moved passage stands there. */
    confirmed: z.boolean(),
    /** DETACHED: the section's address in that edition. */
    path: z.string().nullable(),
  })
  .meta({ id: 'AnchorView' });
export type AnchorView = z.infer<typeof AnchorView>;

/** A published change that answers an item: what it did to the words, and the two editions between which it is marked. */
export const AnsweringChange = z
  .object({
    edition: z.string(),
    /** The edition before it. */
    since: z.string(),
    sectionId: Id,
    heading: z.string(),
    aspect: z.enum(['body', 'heading', 'place', 'standing']),
    /** The words as they were and as they are; '' where there were none. */
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'AnsweringChange' });
export type AnsweringChange = z.infer<typeof AnsweringChange>;

/** A proposal that takes up an item. `number` is null until it is submitted; `own`: of the viewer's organisation. */
export const TakenUpBy = z.object({ proposalId: Id, number: z.number().int().nullable(), own: z.boolean() });

/** Public view; `email` and `internal` replies are there only for moderators. */
export const FeedbackView = z
  .object({
    id: Id,
    /** The slug of the document that it is about. */
    document: z.string(),
    number: z.number().int(),
    kind: z.enum(feedbackKinds),
    state: z.enum(feedbackStates),
    section: z.object({ sectionId: Id, heading: z.string(), path: z.string() }).nullable(),
    quote: z.string().nullable(),
    edition: z.string(),
    /** Null: it is about the document as a whole. */
    anchor: AnchorView.nullable(),
    text: z.string(),
    name: z.string(),
    email: z.string().optional(),
    at: Instant,
    disposition: z.enum(dispositions).nullable(),
    response: z.string().nullable(),
    respondedAt: Instant.nullable(),
    /** The number of the item it repeats, if the viewer sees that one; and of the items that repeat it. */
    duplicateOf: z.number().int().nullable(),
    duplicates: z.array(z.number().int()),
    /** What became of it in the text: published changes only. */
    changed: z.array(AnsweringChange),
    /** How many accepted changes answer it in an edition to come; for moderators, 0 for others. */
    waiting: z.number().int(),
    /** For moderators those that were submitted, for officers those of their organisation. */
    takenUpBy: z.array(TakenUpBy),
    /** Of a held item, for moderators: words in it that may identify a person. */
    findings: z.array(z.object({ kind: z.enum(findingKinds), words: z.string() })),
    /** Why it was not let through, for its sender and for moderators. */
    refusal: z.string().nullable(),
    /** How and on which day it came, if not by the form; `enteredBy`: who typed it in or brought the file, for moderators. */
    received: z.object({ by: z.enum(feedbackOrigins), on: z.iso.date(), enteredBy: z.string().optional() }).nullable(),
    replies: z.array(ReplyView),
    /** The public sees what was let through. */
    evidence: z.array(EvidenceView),
    version: z.number().int(),
    may: z.object({
      reply: Verdict,
      answer: Verdict,
      release: Verdict,
      refuse: Verdict,
      place: Verdict,
      propose: Verdict,
      link: Verdict,
    }),
  })
  .meta({ id: 'FeedbackView' });
export type FeedbackView = z.infer<typeof FeedbackView>;
export const FeedbackPage = page(FeedbackView).meta({ id: 'FeedbackPage' });
export type FeedbackPage = z.infer<typeof FeedbackPage>;

/** What the sender gets once: the code is never shown again. */
export const FeedbackReceipt = z
  .object({ number: z.number().int(), held: z.boolean(), trackingCode: z.string() })
  .meta({ id: 'FeedbackReceipt' });
export type FeedbackReceipt = z.infer<typeof FeedbackReceipt>;

export const ReplyInput = z
  .strictObject({ text: prose(10_000, 1), internal: z.boolean().default(false) })
  .meta({ id: 'ReplyInput' });
export type ReplyInput = z.infer<typeof ReplyInput>;
/** Whether a passage that moved stands where it was found. */
export const PlaceInput = z.strictObject({ stands: z.boolean() }).meta({ id: 'PlaceInput' });
export type PlaceInput = z.infer<typeof PlaceInput>;
/** Words that everybody is to read as a stub: each stands in the text or the name, or in what was added. What was written is not kept. */
export const ReleaseInput = z
  .strictObject({ redact: z.array(prose(200, 1)).max(50).default([]) })
  .meta({ id: 'ReleaseInput' });
export type ReleaseInput = z.infer<typeof ReleaseInput>;
export const RefusalInput = z.strictObject({ reason: prose(2000, 1) }).meta({ id: 'RefusalInput' });
export type RefusalInput = z.infer<typeof RefusalInput>;
export const AnswerInput = z
  .strictObject({
    disposition: z.enum(dispositions),
    response: prose(10_000, 1),
    /** The number of the item that a duplicate repeats; needed with the disposition `duplicate`. */
    duplicateOf: z.number().int().positive().max(2_147_483_647).optional(),
  })
  .meta({ id: 'AnswerInput' });
export type AnswerInput = z.infer<typeof AnswerInput>;

export const FeedbackQuery = z.strictObject({
  state: z.enum(feedbackStates).optional(),
  section: Id.optional(),
  /** Only what is about words that are no longer in the text. */
  place: z.enum(['DETACHED']).optional(),
  /** The number below which to go on. */
  after: z.coerce.number().int().positive().max(2_147_483_647).optional(),
});
export type FeedbackQuery = z.infer<typeof FeedbackQuery>;

/** Begins a proposal from what was said. `sectionId`: on which section; needed where the item is about the whole document. */
export const TurnInput = z
  .strictObject({ sectionId: Id.nullable().default(null), title: line(200).default('') })
  .meta({ id: 'TurnInput' });
export type TurnInput = z.infer<typeof TurnInput>;
/** The draft that was begun. */
export const TurnedView = z.object({ proposalId: Id }).meta({ id: 'TurnedView' });
export type TurnedView = z.infer<typeof TurnedView>;

/** An item that a proposal takes up, as those who write or decide it see it. */
export const TakenUpFeedback = z
  .object({
    id: Id,
    number: z.number().int(),
    kind: z.enum(feedbackKinds),
    state: z.enum(feedbackStates),
    sectionId: Id.nullable(),
    quote: z.string().nullable(),
    text: z.string(),
    /** The changes that answer it, by what was ticked. */
    changeIds: z.array(Id),
  })
  .meta({ id: 'TakenUpFeedback' });
export type TakenUpFeedback = z.infer<typeof TakenUpFeedback>;
