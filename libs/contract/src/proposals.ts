import { z } from 'zod';
import { Id, Instant, isTyped, line, Organisation, PersonName, prose, RichText, Verdict } from './shared.js';
import { SourceView } from './sources.js';
import { StructureConflictWords, StructureWords } from './structure.js';

export const proposalStates = ['drafting', 'in_review', 'closed', 'withdrawn'] as const;
export const changeOutcomes = ['open', 'accepted', 'rejected', 'returned', 'recalled', 'withdrawn', 'amended'] as const;
export const aspects = ['body', 'heading', 'place', 'standing'] as const;
export const ChangeOutcome = z.enum(changeOutcomes);
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;

/** Counts for the strip: one small box per change, in order. */
export const StripItem = z.object({ changeId: Id, outcome: ChangeOutcome });

export const ProposalSummary = z
  .object({
    id: Id,
    number: z.number().int().nullable(),
    document: z.string(),
    title: z.string(),
    state: z.enum(proposalStates),
    /** A round came back with at least one returned change, or a change came back later and is parked. */
    returned: z.boolean(),
    outdated: z.boolean(),
    organisation: Organisation,
    round: z.number().int(),
    updatedAt: Instant,
    submittedAt: Instant.nullable(),
    sections: z.array(z.object({ sectionId: Id, heading: z.string(), jurisdiction: z.string().nullable() })),
    strip: z.array(StripItem),
  })
  .meta({ id: 'ProposalSummary' });
export type ProposalSummary = z.infer<typeof ProposalSummary>;

/** A decision as it stands in the chain of a change; `decidedBy` is null for the system, and for those who may not know the name. */
export const DecisionView = z.object({
  seq: z.number().int(),
  outcome: z.enum(['accepted', 'rejected', 'returned', 'amended']),
  reason: z.string().nullable(),
  cause: z.string().nullable(),
  /** The number of the edition because of which the system returned it. */
  edition: z.string().nullable(),
  decidedBy: PersonName.nullable(),
  at: Instant,
});
export type DecisionView = z.infer<typeof DecisionView>;

/**
 * A change of a round. `payload` is the Change of the document core (body), `{ before, after, slug? }` (heading), or a change of the
 * tree (place, standing), which `structure` says in words. `seq` is 0 while undecided.
 */
export const ChangeView = z
  .object({
    id: Id,
    position: z.number().int(),
    round: z.number().int(),
    sectionId: Id,
    aspect: z.enum(aspects),
    payload: z.unknown(),
    payloadHash: z.string(),
    outcome: ChangeOutcome,
    seq: z.number().int(),
    decisions: z.array(DecisionView),
    /** Changes of the same proposal without which it can't be accepted or published. */
    requires: z.array(Id),
    structure: StructureWords.nullable(),
    /** The edition that holds it once accepted: a number, or "draft". */
    edition: z.string().nullable(),
    /** Number of the counter-proposal whose words were accepted instead; null unless it is amended. */
    amendedBy: z.number().int().nullable(),
  })
  .meta({ id: 'ChangeView' });
export type ChangeView = z.infer<typeof ChangeView>;

export const ProposalQuery = z.object({
  after: Id.optional(),
  /** Only those of this number or with these words in their title. */
  find: line(120).optional(),
});
export type ProposalQuery = z.infer<typeof ProposalQuery>;

export const CreateProposalInput = z
  .strictObject({ title: line(200).default(''), sectionId: Id })
  .meta({ id: 'CreateProposalInput' });
export type CreateProposalInput = z.infer<typeof CreateProposalInput>;

export const EditProposalInput = z
  .strictObject({ title: line(200), summary: prose(4000) })
  .meta({ id: 'EditProposalInput' });
export type EditProposalInput = z.infer<typeof EditProposalInput>;

/** A round that its authors took back, or the end of the whole proposal, with the reason they gave ('' when none). */
export const EndingView = z
  .object({ how: z.enum(['recalled', 'withdrawn']), round: z.number().int(), reason: z.string(), at: Instant })
  .meta({ id: 'EndingView' });
export type EndingView = z.infer<typeof EndingView>;

/**
 * A returned change that does not stand in the working copy: the text around it has changed since, or it came back later than its
 * round. `published` are the changes published meanwhile that touch its words, in the form of its own payload.
 */
export const ParkedView = z
  .object({
    changeId: Id,
    sectionId: Id,
    heading: z.string(),
    /** Whether the section is in the current edition: otherwise the change can only be dropped. */
    live: z.boolean(),
    published: z.array(z.unknown()),
  })
  .meta({ id: 'ParkedView' });
export type ParkedView = z.infer<typeof ParkedView>;

/** The whole of a proposal for its own organisation. `version` is the ETag that PATCH, submission, recall and withdrawal name. */
export const ProposalView = ProposalSummary.extend({
  summary: z.string(),
  version: z.number().int(),
  editionNumber: z.string(),
  /** By when the Commission means to have decided the round that is in review, as its desk shows it; null while none is. */
  decideBy: Instant.nullable(),
  /** The section that it was begun on, where an untouched draft opens. */
  begunOn: Id.nullable(),
  contributors: z.array(PersonName),
  endings: z.array(EndingView),
  /** Hash over all working copies: what a submitter says they saw. */
  contentHash: z.string(),
  changes: z.array(ChangeView),
  parked: z.array(ParkedView),
  /** Those of the draft, and of each round as they were submitted. */
  sources: z.array(SourceView),
  may: z.object({
    edit: Verdict,
    submit: Verdict,
    recall: Verdict,
    withdraw: Verdict,
    discard: Verdict,
    rebase: Verdict,
  }),
}).meta({ id: 'ProposalView' });
export type ProposalView = z.infer<typeof ProposalView>;

/** The mutable text of one section in a proposal. `version` is the ETag of PUT; `generation` changes when the text is replaced by the server. */
export const WorkingCopyView = z
  .object({
    proposalId: Id,
    sectionId: Id,
    generation: z.number().int(),
    version: z.number().int(),
    outdated: z.boolean(),
    /** What it is compared with: the published text, or nothing (`revisionId` null) for a section that the proposal adds. */
    base: z.object({
      revisionId: Id.nullable(),
      edition: z.string(),
      heading: z.string(),
      body: RichText,
      hash: z.string(),
    }),
    heading: z.string(),
    body: RichText,
    savedAt: Instant.nullable(),
    savedBy: PersonName.nullable(),
    /** Whether colleagues may write in it too: then it is opened in a room, at `/collab`. */
    together: z.boolean(),
  })
  .meta({ id: 'WorkingCopyView' });
export type WorkingCopyView = z.infer<typeof WorkingCopyView>;

export const SaveWorkingCopyInput = z
  .strictObject({ generation: z.number().int(), heading: line(300, 1), body: RichText })
  .meta({ id: 'SaveWorkingCopyInput' });
export type SaveWorkingCopyInput = z.infer<typeof SaveWorkingCopyInput>;

/** What a save answers: everything but the texts, which the client has. */
export const SavedView = WorkingCopyView.pick({ generation: true, version: true, savedAt: true }).meta({
  id: 'SavedView',
});
export type SavedView = z.infer<typeof SavedView>;

export const SubmitInput = z
  .strictObject({
    title: line(200, 1),
    summary: prose(4000, 1),
    contentHash: line(128),
  })
  .meta({ id: 'SubmitInput' });
export type SubmitInput = z.infer<typeof SubmitInput>;

export const ReasonInput = z.strictObject({ reason: prose(2000).default('') }).meta({ id: 'ReasonInput' });
export type ReasonInput = z.infer<typeof ReasonInput>;

/** What shall stand at one conflict, which is named by the hash seen (GET conflicts). `words` are for `take: "words"`, untrimmed. */
export const ResolutionInput = z
  .strictObject({
    sectionId: Id,
    conflict: line(128, 1),
    take: z.enum(['mine', 'published', 'both', 'words']),
    words: z.string().max(20_000).refine(isTyped, { error: 'Holds characters that are no text' }).optional(),
  })
  .refine(({ take, words }) => (take === 'words') === (words !== undefined), {
    error: 'Words are given exactly when they are taken',
    path: ['words'],
  })
  .meta({ id: 'ResolutionInput' });
export type ResolutionInput = z.infer<typeof ResolutionInput>;

/**
 * A rebase where both sides changed the same words takes one resolution for each conflict; without one it answers `outdated` with the
 * conflicts left and writes nothing. `keep` says for all the others whose words stay.
 */
export const RebaseInput = z
  .strictObject({
    keep: z.enum(['mine', 'published']).optional(),
    resolutions: z.array(ResolutionInput).max(2000).optional(),
  })
  .meta({ id: 'RebaseInput' });
export type RebaseInput = z.infer<typeof RebaseInput>;

const Text = z.object({ heading: z.string(), body: RichText });

/** An outdated section of a proposal with its three texts, and the conflicts that a rebase has to be told about. */
export const ConflictedSection = z.object({
  sectionId: Id,
  /** False when it was retired: what was written in it has no place. */
  live: z.boolean(),
  /** Under which it stands or last stood: what was written in a retired one can be put in there as a section of its own. */
  parentId: Id.nullable(),
  /** The edition that the writer began from. */
  edition: z.string(),
  base: Text,
  mine: Text,
  published: Text,
  /** In the order of the text; the hash names one in a resolution. A body's is that of the document core. */
  conflicts: z.array(
    z.object({
      hash: z.string(),
      aspect: z.enum(aspects),
      kind: z.string(),
      /** Of a step on the contents: what each side does with the section, and where it stands. */
      structure: StructureConflictWords.optional(),
    }),
  ),
});
export const ConflictsView = z
  .object({ version: z.number().int(), edition: z.string(), sections: z.array(ConflictedSection) })
  .meta({ id: 'ConflictsView' });
export type ConflictsView = z.infer<typeof ConflictsView>;

export const ResolveParkedInput = z
  .strictObject({ resolution: z.enum(['put-in', 'dropped']) })
  .meta({ id: 'ResolveParkedInput' });
export type ResolveParkedInput = z.infer<typeof ResolveParkedInput>;

/**
 * The form of the texts in rooms, which a browser names when it comes in: an older one is told to load the application again, before it
 * takes out what it does not know. Count it up with every change of the schema of the document core, and of where a room keeps what.
 */
export const roomSchema = 2;
