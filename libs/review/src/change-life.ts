export const aspects = ['body', 'heading', 'place', 'standing'] as const;
export type Aspect = (typeof aspects)[number];

/** `carried`: the change goes on as a new row on the text of a newer edition; this row is history. */
export const changeOutcomes = [
  'open',
  'accepted',
  'rejected',
  'returned',
  'recalled',
  'withdrawn',
  'amended',
  'carried',
] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];

/** What a moderator may decide. `amended` is never decided: it follows from accepting a counter-change. */
export const decidable = ['accepted', 'rejected', 'returned'] as const;
export type Decidable = (typeof decidable)[number];

/** Who moves a change: a moderator by deciding, an author by ending the round, the system after a publication, a counter-change. */
export type Mover = 'moderator' | 'author' | 'system' | 'counter';

/** How a change stands: all that its next outcome depends on. */
export interface ChangeStanding {
  readonly outcome: ChangeOutcome;
  readonly roundOpen: boolean;
  /** A round after its own was submitted. */
  readonly laterRound: boolean;
  /** The edition that holds it, while it is accepted. */
  readonly heldBy: 'draft' | 'scheduled' | 'published' | null;
}

type Until = 'round open' | 'in the draft' | 'round open and in the draft' | 'no later round' | 'always';

interface Row {
  readonly from: readonly ChangeOutcome[];
  readonly to: readonly ChangeOutcome[];
  readonly by: Mover;
  readonly until: Until;
}

/** The life of a change (semantics S3). A pair that is in no row can not happen; the same outcome again is no move. */
export const changeLife: readonly Row[] = [
  { from: ['open'], to: decidable, by: 'moderator', until: 'round open' },
  { from: ['accepted'], to: ['rejected'], by: 'moderator', until: 'in the draft' },
  { from: ['accepted'], to: ['returned'], by: 'moderator', until: 'round open and in the draft' },
  { from: ['rejected'], to: ['accepted'], by: 'moderator', until: 'no later round' },
  { from: ['rejected'], to: ['returned'], by: 'moderator', until: 'round open' },
  { from: ['returned'], to: ['accepted', 'rejected'], by: 'moderator', until: 'round open' },
  { from: ['amended'], to: decidable, by: 'moderator', until: 'round open' },
  { from: ['open'], to: ['recalled', 'withdrawn'], by: 'author', until: 'round open' },
  { from: ['open'], to: ['amended'], by: 'counter', until: 'round open' },
  { from: ['open', 'accepted', 'amended'], to: ['returned'], by: 'system', until: 'always' },
  { from: ['open', 'accepted'], to: ['carried'], by: 'system', until: 'always' },
];

const holds: Record<Until, (change: ChangeStanding) => boolean> = {
  'round open': (change) => change.roundOpen,
  'in the draft': (change) => change.heldBy === 'draft',
  'round open and in the draft': (change) => change.roundOpen && change.heldBy === 'draft',
  'no later round': (change) => !change.laterRound,
  always: () => true,
};

/** True if the mover may make this of the change as it stands. */
export function canBecome(change: ChangeStanding, to: ChangeOutcome, by: Mover): boolean {
  return changeLife.some(
    (row) => row.by === by && row.from.includes(change.outcome) && row.to.includes(to) && holds[row.until](change),
  );
}

/** True if it may become this at some time, by anyone of that kind: what the generated tests enumerate. */
export function mayEverBecome(from: ChangeOutcome, to: ChangeOutcome, by: Mover): boolean {
  return changeLife.some((row) => row.by === by && row.from.includes(from) && row.to.includes(to));
}
