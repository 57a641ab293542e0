/** Everything that is recorded about a text's life. An action is the object's name, a dot, and what happened to it. */
export const eventActions = [
  'proposal.created',
  'proposal.countered',
  'proposal.submitted',
  'proposal.recalled',
  'proposal.discarded',
  'proposal.withdrawn',
  'proposal.returned',
  'proposal.closed',
  'proposal.source-added',
  'proposal.source-dropped',
  'round.finished',
  'change.accepted',
  'change.rejected',
  'change.returned',
  'change.amended',
  'change.taken-out',
  'change.carried',
  'change.put-in',
  'change.dropped',
  'edition.prepared',
  'edition.preview-given',
  'edition.preview-ended',
  'edition.scheduled',
  'edition.schedule-cancelled',
  'edition.published',
  'edition.confirmed',
  'edition.refused',
  'edition.rollback-prepared',
  'edition.rollback-dropped',
  'edition.erratum',
  'edition.withdrawn',
  'feedback.sent',
  'feedback.released',
  'feedback.refused',
  'feedback.answered',
  'feedback.reopened',
  'feedback.withdrawn',
  'feedback.evidence-released',
  'feedback.evidence-refused',
  'feedback.placed',
  'feedback.place-judged',
  'feedback.turned-into-proposal',
  'feedback.linked',
  'feedback.unlinked',
  'feedback.ticked',
  'feedback.unticked',
  'feedback.replied',
  'feedback.reply-released',
  'feedback.reply-refused',
  'discussion.said',
  'discussion.withdrawn',
] as const;

export type EventAction = (typeof eventActions)[number];

/** What happened, as data: `facts` holds ids, enums, numbers and hashes, never typed text. The caller adds actor, document and time. */
export interface ReviewEvent {
  readonly action: EventAction;
  readonly objectType: 'proposal' | 'round' | 'change' | 'edition' | 'feedback' | 'discussion';
  readonly objectId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
