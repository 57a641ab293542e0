import { z } from 'zod';
import { ChangeView } from './proposals.js';
import { Difference } from './rounds.js';
import { Id, Instant, line, PersonName, prose, RichText, Verdict } from './shared.js';

/** A minute on the clocks of the document's time zone: `2026-12-01T09:00`. */
export const LocalTime = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, { abort: true })
  .refine((time) => {
    const date = new Date(`${time}:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(time);
  }, 'There is no such minute');

/** A section as the current edition has it, with the accepted changes that wait in the draft or the scheduled edition. */
const WaitingSection = z.object({
  sectionId: Id,
  heading: z.string(),
  path: z.string(),
  jurisdiction: z.string().nullable(),
  base: RichText,
  changes: z.array(
    ChangeView.extend({
      proposal: z.object({ id: Id, number: z.number().int(), title: z.string(), organisation: z.string() }),
      selected: z.boolean(),
      /** It came into the draft after that was prepared: it waits until somebody prepares again. */
      cameSince: z.boolean(),
      mayTakeOut: Verdict,
      /** Identical accepted changes, credited with this one: they keep the words in the edition when this one is taken out. */
      twins: z.array(z.object({ changeId: Id, proposal: z.number().int(), organisation: z.string() })),
    }),
  ),
});

/** The draft edition: the set of accepted changes over the current edition, with its preparation. */
export const DraftView = z
  .object({
    document: z.string(),
    currentNumber: z.string(),
    /** What the number would be if it came out now, minor and major; while an edition is scheduled, `scheduled` tells the others. */
    nextMinor: z.string(),
    nextMajor: z.string(),
    version: z.number().int(),
    /** Of all changes in the draft: another one when one comes in or is taken out. A preparation names the one its preparer saw. */
    changesHash: z.string(),
    sections: z.array(WaitingSection),
    /** What was written last, also when nobody has prepared it since: after a schedule that was called off. */
    written: z.object({ changeNote: z.string(), major: z.boolean(), at: LocalTime.nullable() }),
    preparation: z
      .object({
        changeNote: z.string(),
        major: z.boolean(),
        /** When its preparer would have it come out; it may have passed. */
        at: LocalTime.nullable(),
        preparedBy: PersonName.nullable(),
        preparedAt: Instant.nullable(),
        manifestHash: z.string(),
      })
      .nullable(),
    /** The edition that comes out by itself at its time; null when there is none. */
    scheduled: z
      .object({
        version: z.number().int(),
        /** What its number will be if no other edition comes out before it; `after`, if a minor or a major one does. */
        number: z.string(),
        after: z.object({ minor: z.string(), major: z.string() }),
        /** What the number of the draft would be once it is out. */
        draftAfter: z.object({ minor: z.string(), major: z.string() }),
        at: Instant,
        timeZone: z.string(),
        /** What its preparer had proposed. */
        proposed: LocalTime.nullable(),
        changeNote: z.string(),
        major: z.boolean(),
        preparedBy: PersonName.nullable(),
        confirmedBy: PersonName,
        confirmedAt: Instant,
        sections: z.array(z.object({ sectionId: Id, heading: z.string(), changes: z.number().int() })),
        /** Those of them that the person may read, as `sections` has the draft's. */
        texts: z.array(WaitingSection),
        mayCancel: Verdict,
      })
      .nullable(),
    /** The last schedule that was called off since the draft was prepared or an edition came out; `by` null: the system, for the cause. */
    cancelled: z.object({ at: Instant, was: Instant, cause: z.string(), by: PersonName.nullable() }).nullable(),
    /** What stands in the way of publishing, as problem codes with words; empty when nothing does. */
    blocking: z.array(z.object({ code: z.string(), detail: z.string(), changeIds: z.array(Id) })),
    /** Active people who could publish what is prepared, by name: whom to ask. Empty while nothing is prepared. */
    publishers: z.array(PersonName),
    may: z.object({ prepare: Verdict, publish: Verdict, schedule: Verdict }),
  })
  .meta({ id: 'DraftView' });
export type DraftView = z.infer<typeof DraftView>;

/**
 * `changesHash` is that of the draft as it was seen; `leaveOut` names accepted changes that wait for a later edition; `at` is when it should
 * come out, for a publisher to confirm.
 */
export const PrepareInput = z
  .strictObject({
    changesHash: line(128),
    changeNote: prose(4000),
    major: z.boolean(),
    leaveOut: z.array(Id).max(5000).default([]),
    at: LocalTime.nullable().default(null),
  })
  .meta({ id: 'PrepareInput' });
export type PrepareInput = z.infer<typeof PrepareInput>;

/** The publisher confirms exactly what they saw. */
export const PublishInput = z.strictObject({ manifestHash: line(128) }).meta({ id: 'PublishInput' });
export type PublishInput = z.infer<typeof PublishInput>;

/** The publisher confirms what they saw for a time to come. */
export const ScheduleInput = z.strictObject({ manifestHash: line(128), at: LocalTime }).meta({ id: 'ScheduleInput' });
export type ScheduleInput = z.infer<typeof ScheduleInput>;

/** A superseded edition gets a banner; its text stays. */
export const WithdrawalInput = z.strictObject({ notice: prose(2000, 1) }).meta({ id: 'WithdrawalInput' });
export type WithdrawalInput = z.infer<typeof WithdrawalInput>;

export const ErratumInput = z.strictObject({ words: prose(2000, 1) }).meta({ id: 'ErratumInput' });
export type ErratumInput = z.infer<typeof ErratumInput>;

/** A text that is published at once, over what its writer saw: `baseHash` is the hash of the section in the current edition. */
export const EmergencyInput = z
  .strictObject({
    reason: prose(2000),
    changeNote: prose(4000, 1),
    major: z.boolean().default(false),
    sections: z
      .array(z.strictObject({ sectionId: Id, baseHash: line(128), heading: line(300, 1), body: RichText }))
      .min(1)
      .max(50),
  })
  .meta({ id: 'EmergencyInput' });
export type EmergencyInput = z.infer<typeof EmergencyInput>;

/** A second person confirms an emergency publication, or refuses it with a reason, which prepares its rollback. */
export const ConfirmationInput = z
  .strictObject({ confirmed: z.boolean(), reason: prose(2000).default('') })
  .meta({ id: 'ConfirmationInput' });
export type ConfirmationInput = z.infer<typeof ConfirmationInput>;

/** An emergency publication as the commission sees it: who, why, and what a second person made of it. */
export const EmergencyView = z
  .object({
    number: z.string(),
    publishedAt: Instant,
    publishedBy: PersonName,
    reason: z.string(),
    changeNote: z.string(),
    state: z.enum(['waiting', 'confirmed', 'refused']),
    refusal: z.string().nullable(),
    /** Null while it waits. */
    by: PersonName.nullable(),
    mayConfirm: Verdict,
  })
  .meta({ id: 'EmergencyView' });
export type EmergencyView = z.infer<typeof EmergencyView>;

/** Which edition's text is put back, and of which sections; null: of all. */
export const RollbackInput = z
  .strictObject({
    to: line(20, 1),
    sectionIds: z.array(Id).min(1).max(5000).nullable(),
    changeNote: prose(4000),
    major: z.boolean(),
    reason: prose(2000),
  })
  .meta({ id: 'RollbackInput' });
export type RollbackInput = z.infer<typeof RollbackInput>;

/** Of which edition the differences are wanted as well. */
export const RollbackQuery = z.object({ to: line(20, 1).optional() });
export type RollbackQuery = z.infer<typeof RollbackQuery>;

const RolledBackSection = z.object({
  sectionId: Id,
  heading: z.string(),
  becomes: z.enum(['earlier-text', 'retired', 'restored', 'moved']),
  /** An edition has changed it since the rollback was prepared, which is not published then. */
  changedSince: z.boolean(),
});

/** A rollback that waits for its publisher; `version` is another one after each publication, also while none is prepared. */
export const RollbackView = z
  .object({
    version: z.number().int(),
    currentNumber: z.string(),
    prepared: z
      .object({
        to: z.string(),
        number: z.string(),
        all: z.boolean(),
        changeNote: z.string(),
        major: z.boolean(),
        reason: z.string(),
        preparedBy: PersonName,
        preparedAt: Instant,
        manifestHash: z.string(),
        /** Each with its text in the current edition, and what putting it back does to it; all of it goes when it is retired. */
        sections: z.array(RolledBackSection.extend({ base: RichText, differences: z.array(Difference) })),
        may: z.object({ publish: Verdict }),
      })
      .nullable(),
    /** The sections that would become what they were in the edition that was asked about; null when none was. */
    differing: z.array(RolledBackSection).nullable(),
    may: z.object({ prepare: Verdict }),
  })
  .meta({ id: 'RollbackView' });
export type RollbackView = z.infer<typeof RollbackView>;
