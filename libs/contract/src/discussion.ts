import { z } from 'zod';
import { Id, Instant, PersonName, prose } from './shared.js';

/** Something that was said. `text` is null once it was withdrawn. */
export const MessageView = z
  .object({
    id: Id,
    /** What the change that it was said about is now; null: about the whole proposal. */
    changeId: Id.nullable(),
    /** False: only the proposing organisation reads it. */
    shared: z.boolean(),
    text: z.string().nullable(),
    author: PersonName,
    organisation: z.string().nullable(),
    at: Instant,
    withdrawnAt: Instant.nullable(),
    mentions: z.array(PersonName),
    /** It was a comment in a Word file that the author brought: the name in the file, which nobody proved, and the words it stood at. */
    fromFile: z.object({ author: z.string(), at: Instant.nullable(), quote: z.string() }).nullable(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'MessageView' });
export type MessageView = z.infer<typeof MessageView>;

/** The last 500 messages, oldest first, and with whom the caller can speak. */
export const DiscussionView = z
  .object({
    messages: z.array(MessageView),
    /** Whom the caller may mention; `internal`: also in what only the organisation reads. */
    people: z.array(PersonName.extend({ organisation: z.string().nullable(), internal: z.boolean() })),
    may: z.object({ internal: z.boolean(), shared: z.boolean() }),
  })
  .meta({ id: 'DiscussionView' });
export type DiscussionView = z.infer<typeof DiscussionView>;

/** `changeId`: a change of the proposal, of whichever round. Only people of `DiscussionView.people` can be mentioned. */
export const SayInput = z.strictObject({
  text: prose(4000, 1),
  shared: z.boolean(),
  changeId: Id.nullable(),
  mentions: z.array(Id).max(20),
});
export type SayInput = z.infer<typeof SayInput>;

/** A mention that was not looked at. `title` is there for the own organisation alone. */
export const MentionView = z
  .object({
    messageId: Id,
    proposalId: Id,
    proposal: z.number().int().nullable(),
    title: z.string().nullable(),
    changeId: Id.nullable(),
    author: PersonName,
    at: Instant,
    /** True where the caller reads the proposal as its own organisation does; else as those who decide. */
    own: z.boolean(),
  })
  .meta({ id: 'MentionView' });
export type MentionView = z.infer<typeof MentionView>;
