export { AcceptedChanges, type NewAccepted, type PendingChange, pendingChanges } from './accepted-changes.store.js';
export { contributorsOf, isBaseCurrent } from './decision-facts.query.js';
export { type ChangeRow, type DecisionCause, Decisions, type NewDecision } from './decisions.store.js';
export { draftText, forgetDraftTexts, type TextBase, type TextChange } from './draft-text.js';
export { finishRoundIfDecided } from './finish-round.js';
export { ModerationModule } from './moderation.module.js';
export { returnLater } from './return-later.js';
export { takeOutVerdicts } from './take-out.query.js';
export { undoAmendments } from './undo-amendments.js';
