export { changesOf } from './changes-of.js';
export { changeViews } from './changes.query.js';
export { Changes, gapsLiteral, type NewChange, type StoredChange } from './changes.store.js';
export {
  type AddedPayload,
  type HeadingChange,
  isStructural,
  type MovedPayload,
  structureOf,
  type StructurePayload,
  treeChange,
} from './structure/structure-change.js';
export { placesOfChanges, placesOfSubmitted } from './structure/places.query.js';
export { refusalOf, sortedOut } from './structure/draft-tree.js';
export { isThereAlready } from './structure/structure-back.js';
export { structureWords } from './structure/structure-words.query.js';
export { beginProposal } from './edit-proposal.js';
export { redactRooms } from './rooms/redact-rooms.js';
export type { SectionText } from './rooms/room-text.js';
export { settleBeforeReading } from './rooms/settle-before-reading.js';
export { endingsOf } from './endings.query.js';
export { nextRoundWorkingCopies } from './next-round.js';
export { mustBeOwn } from './own-proposal.js';
export { proposalFacts } from './proposal-facts.js';
export { proposalView } from './proposal.query.js';
export { hashOfSubmitted, submissionFacts } from './submission-facts.query.js';
export { Proposals, type Contribution, type Proposal } from './proposals.store.js';
export { ProposalsModule } from './proposals.module.js';
export { Rounds, type NewRound, type Round } from './rounds.store.js';
export { proposalRows, summaryView, type SummaryRow } from './summaries.query.js';
export { findAsModerator, mustSeeAsModerator } from './visible-to-moderators.js';
export { submittedSources } from './sources/sources.query.js';
export { WorkingCopies, type WorkingCopy } from './working-copies.store.js';
export { differencesBetween, noText } from './differences.js';
