import { z } from 'zod';
import { TakenUpFeedback } from './feedback.js';
import { feedbackKinds } from './feedback-lists.js';
import { ChangeView, EndingView, ProposalSummary } from './proposals.js';
import { Id, Instant, line, page, PersonName, prose, RichText, Verdict } from './shared.js';
import { SourceView } from './sources.js';

/** Filters of the desk; all are part of its address. `after` is the `next` of the page before, in every list. */
export const QueueQuery = z.object({
  jurisdiction: line(40).optional(),
  organisation: line(120).optional(),
  state: z.enum(['open', 'returned', 'decided', 'all']).default('open'),
  kind: z.enum(['all', 'proposals', 'feedback']).default('all'),
  /** Claimed by the caller or assigned to them; or to nobody. */
  whose: z.enum(['anybody', 'mine', 'nobody']).default('anybody'),
  /** In the first half of the days in which the document decides; in the second; longer. */
  age: z.enum(['week', 'older', 'late']).optional(),
  /** Only proposals over a text that an edition has changed since. */
  outdated: z.literal('yes').optional(),
  /** Only proposals that touch what another has open or accepted. */
  conflicts: z.literal('yes').optional(),
  /** Only proposals of this number or with these words in their title. */
  find: line(120).optional(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
  after: line(200).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const QueueItem = ProposalSummary.extend({
  open: z.number().int(),
  decided: z.number().int(),
  /** Days since submission, whole. */
  age: z.number().int(),
  dueAt: Instant,
  mayDecide: Verdict,
  /** Who is at it, until when: it stops nobody. */
  claim: z.object({ by: PersonName, until: Instant }).nullable(),
  /** Who was asked to decide it. */
  assigned: PersonName.nullable(),
}).meta({ id: 'QueueItem' });
export type QueueItem = z.infer<typeof QueueItem>;

/** Feedback that waits to be let through or answered. */
export const QueueFeedback = z
  .object({
    id: Id,
    number: z.number().int(),
    kind: z.enum(feedbackKinds),
    held: z.boolean(),
    /** The beginning of its words. */
    text: z.string(),
    /** Of the section it is about; null: of the whole document. */
    heading: z.string().nullable(),
    receivedAt: Instant,
    age: z.number().int(),
    dueAt: Instant,
    claim: z.object({ by: PersonName, until: Instant }).nullable(),
    assigned: PersonName.nullable(),
  })
  .meta({ id: 'QueueFeedback' });
export type QueueFeedback = z.infer<typeof QueueFeedback>;

/** One page over both kinds: the order of both together is that of `submittedAt` and `receivedAt`. */
export const QueueView = page(QueueItem)
  .extend({
    feedback: z.array(QueueFeedback),
    /** What the tabs hold under the other filters, and readers said, whatever the `kind`; `mine`: what `whose=mine` would list. */
    counts: z.object({
      open: z.number().int(),
      returned: z.number().int(),
      decided: z.number().int(),
      mine: z.number().int(),
      feedback: z.number().int(),
    }),
    /** Who has submitted something there, by name: more than the rows of a page show. */
    organisations: z.array(z.object({ slug: z.string(), name: z.string() })),
    /** Within how many days the document decides, and whether the caller may set it. */
    due: z.object({ days: z.number().int(), maySet: Verdict }),
  })
  .meta({ id: 'QueueView' });
export type QueueView = z.infer<typeof QueueView>;

export const ClaimInput = z.strictObject({ takeOver: z.boolean().default(false) }).meta({ id: 'ClaimInput' });
export type ClaimInput = z.infer<typeof ClaimInput>;
export const AssignmentInput = z.strictObject({ personId: Id.nullable() }).meta({ id: 'AssignmentInput' });
export type AssignmentInput = z.infer<typeof AssignmentInput>;
export const DecisionDaysInput = z
  .strictObject({ days: z.number().int().min(1).max(365) })
  .meta({ id: 'DecisionDaysInput' });
export type DecisionDaysInput = z.infer<typeof DecisionDaysInput>;
/** A moderator who can be asked; `load` counts the proposals in review and the feedback that are theirs already. */
export const ModeratorView = PersonName.extend({ load: z.number().int() }).meta({ id: 'ModeratorView' });
export type ModeratorView = z.infer<typeof ModeratorView>;

/** A proposal in review that no active person may decide, without its words. */
export const UndecidableView = ProposalSummary.pick({
  id: true,
  number: true,
  organisation: true,
  submittedAt: true,
  sections: true,
}).meta({ id: 'UndecidableView' });
export type UndecidableView = z.infer<typeof UndecidableView>;

export const decidable = ['accepted', 'rejected', 'returned'] as const;

/** A moderator's mark: kept on the server as theirs, not sent, without effect. */
export const TrayMark = z.strictObject({
  changeId: Id,
  outcome: z.enum(decidable),
  reason: prose(2000).default(''),
  /** The newest decision on the change that the moderator saw (0: none): a later one was somebody else's, and is not replaced unseen. */
  seq: z.number().int().min(0).default(0),
});
export type TrayMark = z.infer<typeof TrayMark>;
export const TrayInput = z.strictObject({ marks: z.array(TrayMark).max(2000) }).meta({ id: 'TrayInput' });
export type TrayInput = z.infer<typeof TrayInput>;

/** A counter-proposal to a change that is in review, or back with whoever wrote it. */
export const CounterLink = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(['drafting', 'in_review']),
  writer: PersonName,
});
export type CounterLink = z.infer<typeof CounterLink>;

const DecidedBefore = z.object({
  proposal: z.number().int(),
  outcome: z.enum(['accepted', 'rejected', 'returned', 'amended']),
  reason: z.string().nullable(),
  decidedBy: PersonName.nullable(),
  at: Instant,
});

export const ReviewChange = ChangeView.extend({
  may: z.object({ accept: Verdict, reject: Verdict, return: Verdict, counter: Verdict }),
  counters: z.array(CounterLink),
  /** The last decision on the identical change in the same section, in another round or proposal. */
  decidedBefore: DecidedBefore.nullable(),
  /** The newest decisions on other changes of the same words of this section, at the same place, newest first; what each took out and put in. */
  decidedHere: z.array(DecidedBefore.extend({ before: z.string(), after: z.string() })),
  /**
   * Changes of other proposals on the same words, by number and body: open, or accepted and waiting for an edition (`pending`). One that
   * is the `same` change stands in no way: accepted, both are one edit and are credited together.
   */
  overlaps: z.array(
    z.object({
      proposal: z.number().int(),
      organisation: z.string(),
      changeId: Id,
      pending: z.boolean(),
      same: z.boolean(),
    }),
  ),
});
export type ReviewChange = z.infer<typeof ReviewChange>;

const Affected = z.object({ proposalId: Id, proposal: z.number().int(), title: z.string(), organisation: z.string() });

/** What a moderator's marks do to others. */
const Foreseen = z.object({
  /** How many marks it was worked out for. */
  marks: z.number().int(),
  /** The rule that would refuse the batch as it stands, and the change it is about. */
  refused: z.object({ code: z.string(), changeId: Id.nullable() }).nullable(),
  /** Open changes of proposals in review that touch what would be accepted. */
  conflicts: z.array(Affected.extend({ changeId: Id })),
  /** Proposals with their authors whose base an edition with these changes would move. */
  outdated: z.array(Affected),
  feedback: z.array(
    z.object({ id: Id, number: z.number().int(), quote: z.string(), becomes: z.enum(['moved', 'detached']) }),
  ),
  /** Sections that would read differently in the draft edition. */
  sections: z.array(z.object({ sectionId: Id, heading: z.string() })),
});

/** A batch of decisions that was sent, with what was foreseen of it then. */
export const SentView = Foreseen.extend({ at: Instant, by: PersonName.nullable() });
export type SentView = z.infer<typeof SentView>;

/** A submitted round as moderators see it: the base text and the changes, from which every view is computed. */
export const ReviewView = z
  .object({
    proposal: ProposalSummary,
    summary: z.string(),
    round: z.number().int(),
    submittedAt: Instant,
    submittedBy: PersonName.nullable(),
    editionNumber: z.string(),
    sections: z.array(
      z.object({
        sectionId: Id,
        heading: z.string(),
        path: z.string(),
        jurisdiction: z.string().nullable(),
        base: RichText,
        outdated: z.boolean(),
        changes: z.array(ReviewChange),
      }),
    ),
    endings: z.array(EndingView),
    earlierRounds: z.array(z.object({ round: z.number().int(), submittedAt: Instant, changes: z.array(ChangeView) })),
    /** Who is at it, until when: it stops nobody. */
    claim: z.object({ by: PersonName, until: Instant }).nullable(),
    /** Who was asked to decide it. */
    assigned: PersonName.nullable(),
    tray: z.array(TrayMark),
    /** The batches sent on any of its rounds, newest first. */
    sent: z.array(SentView),
    /** What readers said that this proposal takes up; which change answers which is ticked with the decision. */
    takesUp: z.array(TakenUpFeedback),
    /** Of all rounds, as they were submitted. */
    sources: z.array(SourceView),
    /** Of a counter-proposal: the change it answers, as it stands. */
    counterOf: z
      .object({ proposal: z.number().int(), proposalId: Id, organisation: z.string(), change: ChangeView })
      .nullable(),
  })
  .meta({ id: 'ReviewView' });
export type ReviewView = z.infer<typeof ReviewView>;

/** One line of a batch: `seq` is the newest decision the moderator saw (0: none), `payloadHash` the change they saw. */
export const DecisionInput = z.strictObject({
  changeId: Id,
  outcome: z.enum(decidable),
  reason: prose(2000).default(''),
  seq: z.number().int().min(0),
  payloadHash: line(128),
});
export type DecisionInput = z.infer<typeof DecisionInput>;
export const DecideInput = z
  .strictObject({
    decisions: z.array(DecisionInput).min(1).max(2000),
    /** Which of the changes accepted here answer which feedback that the proposal takes up. */
    answers: z
      .array(z.strictObject({ feedbackId: Id, changeId: Id }))
      .max(2000)
      .default([]),
  })
  .meta({ id: 'DecideInput' });
export type DecideInput = z.infer<typeof DecideInput>;

/**
 * Other words for one change, over the section as it is in the current edition with that change in it: `body` of a body change,
 * `heading` of a renaming. `summary` says why; its author reads it. `seq` and `payloadHash` as in a decision.
 */
export const CounterInput = z
  .strictObject({
    seq: z.number().int().min(0),
    payloadHash: line(128),
    summary: prose(4000, 1),
    heading: line(300, 1).nullable().default(null),
    body: RichText.nullable().default(null),
  })
  .meta({ id: 'CounterInput' });
export type CounterInput = z.infer<typeof CounterInput>;
/** The counter-proposal, in review. */
export const CounterView = z.object({ id: Id, number: z.number().int() }).meta({ id: 'CounterView' });
export type CounterView = z.infer<typeof CounterView>;

/** What a moderator's marks would do to others if they were sent now. */
export const ConsequencesView = Foreseen.extend({
  /** Of a counter-proposal: whose change is accepted with these words in place of its own. */
  amends: z.array(Affected),
}).meta({ id: 'ConsequencesView' });
export type ConsequencesView = z.infer<typeof ConsequencesView>;
