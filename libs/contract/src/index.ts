export {
  Id,
  Instant,
  isTyped,
  line,
  Organisation,
  page,
  PersonName,
  prose,
  RichText,
  Role,
  roles,
  Slug,
  Verdict,
} from './shared.js';
export { GrantView, MeView, SignInInput } from './accounts.js';
export { DocumentView, EditionView, OutlineEntry, OutlineView, SectionView, editionKinds } from './documents.js';
export {
  ChangeOutcome,
  ChangeView,
  CreateProposalInput,
  DecisionView,
  EditProposalInput,
  EndingView,
  ProposalSummary,
  ProposalView,
  ReasonInput,
  RebaseInput,
  SaveWorkingCopyInput,
  SavedView,
  StripItem,
  SubmitInput,
  WorkingCopyView,
  aspects,
  changeOutcomes,
  proposalStates,
} from './proposals.js';
export {
  DecideInput,
  DecisionInput,
  QueueItem,
  QueueQuery,
  QueueView,
  ReviewChange,
  ReviewView,
  TrayInput,
  TrayMark,
  decidable,
} from './moderation.js';
export { DraftView, PrepareInput, PublishInput, LocalTime, ScheduleInput } from './publishing.js';
export {
  AnchorInput,
  AnswerInput,
  CreateFeedbackInput,
  FeedbackPage,
  FeedbackReceipt,
  FeedbackView,
  ReplyInput,
  ReplyView,
} from './feedback.js';
export { dispositions, feedbackKinds, feedbackStates } from './feedback-lists.js';
export { ProposalPage, endpoints, type Endpoint } from './endpoints.js';
export { routes, type Route, type RouteName } from './routes.js';
export { problems, type Problem, type ProblemCode, type ProblemDetail } from './problems.js';
