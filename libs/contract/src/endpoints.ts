import { z } from 'zod';
import {
  AcceptLinkInput,
  AccountView,
  AskForEmailInput,
  BeginSignOnInput,
  BegunSignOnView,
  ChangePasswordInput,
  CodeInput,
  CreatedTokenView,
  CreateTokenInput,
  ConfirmedView,
  ConfirmEmailInput,
  EditProfileInput,
  EnrolmentView,
  FinishedSignOnView,
  FinishSignOnInput,
  ForgottenInput,
  InvitedView,
  InviteInput,
  LinkInput,
  LinkView,
  MeView,
  ProviderView,
  RecoveryCodesView,
  SessionView,
  SignInInput,
  SignInView,
  TokenView,
} from './accounts.js';
import { AlsoOpenView, CollisionsView } from './also-open.js';
import { AuditPage, AuditQuery } from './audit.js';
import { RoundQuery, RoundsView, RoundView } from './rounds.js';
import { SourceInput } from './sources.js';
import { DiscussionView, MentionView, SayInput } from './discussion.js';
import { DocumentSettingsInput, DocumentSettingsView } from './settings.js';
import { DocumentView, EditionView, OutlineView, SectionView } from './documents.js';
import {
  AnswerInput,
  CreateFeedbackInput,
  FeedbackPage,
  FeedbackQuery,
  FeedbackReceipt,
  FeedbackView,
  PlaceInput,
  RefusalInput,
  ReleaseInput,
  ReplyInput,
  TakenUpFeedback,
  TurnedView,
  TurnInput,
} from './feedback.js';
import {
  AssignmentInput,
  ClaimInput,
  ConsequencesView,
  CounterInput,
  CounterView,
  DecideInput,
  DecisionDaysInput,
  ModeratorView,
  QueueQuery,
  QueueView,
  ReviewView,
  TrayInput,
  UndecidableView,
} from './moderation.js';
import {
  AddOrganisationInput,
  EditOrganisationInput,
  GiveGrantInput,
  MembershipInput,
  OrganisationDetail,
  OrganisationsView,
  PeoplePage,
  PeopleQuery,
  PersonDetail,
  SetEmailInput,
  StandingInput,
} from './people.js';
import {
  ConflictsView,
  CreateProposalInput,
  EditProposalInput,
  ProposalQuery,
  ProposalSummary,
  ProposalView,
  ReasonInput,
  RebaseInput,
  ResolveParkedInput,
  SaveWorkingCopyInput,
  SavedView,
  SubmitInput,
  WorkingCopyView,
} from './proposals.js';
import {
  ConfirmationInput,
  DraftView,
  EmergencyInput,
  EmergencyView,
  ErratumInput,
  PrepareInput,
  PublishInput,
  RollbackInput,
  RollbackQuery,
  RollbackView,
  ScheduleInput,
  WithdrawalInput,
} from './publishing.js';
import { CreatedPreviewLinkView, PreviewLinkInput, PreviewLinkView } from './preview-links.js';
import { RedactionDecisionInput, RedactionInput, RedactionView } from './redactions.js';
import { MatrixFileQuery, MatrixQuery, MatrixView } from './matrix.js';
import { type Route, type RouteName, routes } from './routes.js';
import { AddedSectionView, AddSectionInput, ChangeStructureInput, DraftOutlineView } from './structure.js';
import { ImportDocumentInput, ImportedDocumentView, OutlineFileInput, OutlinePreview } from './new-document.js';
import {
  FilePreview,
  ImportedFileView,
  LookIntoFileInput,
  TakeFileInput,
  WordComparisonQuery,
  wordMediaType,
  WordQuery,
} from './word.js';
import { page } from './shared.js';

import {
  CreatedWebhookView,
  CreateWebhookInput,
  DeliveryOutcome,
  DeliveryPage,
  DeliveryQuery,
  EditWebhookInput,
  WebhookView,
} from './webhooks.js';

/** An address of the API with what goes in and what comes out. */
export interface Endpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> extends Route {
  body?: In;
  view?: Out;
  /** What may stand behind the `?` of the address. */
  query?: z.ZodObject;
  /** Media type of an answer that is a file. */
  file?: string;
  /** The body is `multipart/form-data`: a `file`, and `body` as JSON in the field of this name, if there is one. */
  form?: { choices: boolean | 'optional' };
}
const endpoint = <In extends z.ZodType, Out extends z.ZodType>(
  route: Route,
  schemas: Pick<Endpoint<In, Out>, 'body' | 'view' | 'query' | 'file' | 'form'>,
): Endpoint<In, Out> => ({ ...route, ...schemas });

export const ProposalPage = page(ProposalSummary).meta({ id: 'ProposalPage' });

/** Every route with its schemas: what the server checks by and the OpenAPI document is made from. */
export const endpoints = {
  signIn: endpoint(routes.signIn, { body: SignInInput, view: SignInView }),
  showSecondFactor: endpoint(routes.showSecondFactor, { body: CodeInput, view: MeView }),
  sessions: endpoint(routes.sessions, { view: z.array(SessionView) }),
  signOut: endpoint(routes.signOut, {}),
  endOtherSessions: endpoint(routes.endOtherSessions, {}),
  endSession: endpoint(routes.endSession, {}),
  me: endpoint(routes.me, { view: MeView }),
  account: endpoint(routes.account, { view: AccountView }),
  editProfile: endpoint(routes.editProfile, { body: EditProfileInput, view: MeView }),
  changePassword: endpoint(routes.changePassword, { body: ChangePasswordInput }),
  askForEmail: endpoint(routes.askForEmail, { body: AskForEmailInput, view: AccountView }),
  keepEmail: endpoint(routes.keepEmail, {}),
  confirmEmail: endpoint(routes.confirmEmail, { body: ConfirmEmailInput, view: MeView }),
  beginEnrolment: endpoint(routes.beginEnrolment, { view: EnrolmentView }),
  finishEnrolment: endpoint(routes.finishEnrolment, { body: CodeInput, view: RecoveryCodesView }),
  removeSecondFactor: endpoint(routes.removeSecondFactor, {}),
  confirmSecondFactor: endpoint(routes.confirmSecondFactor, { body: CodeInput, view: ConfirmedView }),
  invite: endpoint(routes.invite, { body: InviteInput, view: InvitedView }),
  people: endpoint(routes.people, { query: PeopleQuery, view: PeoplePage }),
  organisations: endpoint(routes.organisations, { view: OrganisationsView }),
  addOrganisation: endpoint(routes.addOrganisation, { body: AddOrganisationInput, view: OrganisationsView }),
  editOrganisation: endpoint(routes.editOrganisation, { body: EditOrganisationInput, view: OrganisationDetail }),
  person: endpoint(routes.person, { view: PersonDetail }),
  setMembership: endpoint(routes.setMembership, { body: MembershipInput, view: PersonDetail }),
  giveGrant: endpoint(routes.giveGrant, { body: GiveGrantInput, view: PersonDetail }),
  withdrawGrant: endpoint(routes.withdrawGrant, {}),
  setEmail: endpoint(routes.setEmail, { body: SetEmailInput, view: PersonDetail }),
  setStanding: endpoint(routes.setStanding, { body: StandingInput, view: PersonDetail }),
  resetSecondFactor: endpoint(routes.resetSecondFactor, {}),
  sendLink: endpoint(routes.sendLink, {}),
  forgotten: endpoint(routes.forgotten, { body: ForgottenInput }),
  lookAtLink: endpoint(routes.lookAtLink, { body: LinkInput, view: LinkView }),
  acceptLink: endpoint(routes.acceptLink, { body: AcceptLinkInput }),
  provider: endpoint(routes.provider, { view: ProviderView }),
  beginSignOn: endpoint(routes.beginSignOn, { body: BeginSignOnInput, view: BegunSignOnView }),
  finishSignOn: endpoint(routes.finishSignOn, { body: FinishSignOnInput, view: FinishedSignOnView }),
  unlinkSignOn: endpoint(routes.unlinkSignOn, {}),
  newRecoveryCodes: endpoint(routes.newRecoveryCodes, { view: RecoveryCodesView }),

  tokens: endpoint(routes.tokens, { view: z.array(TokenView) }),
  createToken: endpoint(routes.createToken, { body: CreateTokenInput, view: CreatedTokenView }),
  withdrawToken: endpoint(routes.withdrawToken, {}),

  webhooks: endpoint(routes.webhooks, { view: z.array(WebhookView) }),
  createWebhook: endpoint(routes.createWebhook, { body: CreateWebhookInput, view: CreatedWebhookView }),
  editWebhook: endpoint(routes.editWebhook, { body: EditWebhookInput, view: WebhookView }),
  removeWebhook: endpoint(routes.removeWebhook, {}),
  testWebhook: endpoint(routes.testWebhook, { view: DeliveryOutcome }),
  webhookDeliveries: endpoint(routes.webhookDeliveries, { query: DeliveryQuery, view: DeliveryPage }),
  resendDelivery: endpoint(routes.resendDelivery, {}),

  documents: endpoint(routes.documents, { view: z.array(DocumentView) }),
  document: endpoint(routes.document, { view: DocumentView }),
  documentSettings: endpoint(routes.documentSettings, { view: DocumentSettingsView }),
  setDocumentSettings: endpoint(routes.setDocumentSettings, {
    body: DocumentSettingsInput,
    view: DocumentSettingsView,
  }),
  outline: endpoint(routes.outline, { view: OutlineView }),
  section: endpoint(routes.section, { view: SectionView }),
  editions: endpoint(routes.editions, { view: z.array(EditionView) }),

  proposals: endpoint(routes.proposals, { query: ProposalQuery, view: ProposalPage }),
  createProposal: endpoint(routes.createProposal, { body: CreateProposalInput, view: ProposalView }),
  proposal: endpoint(routes.proposal, { view: ProposalView }),
  editProposal: endpoint(routes.editProposal, { body: EditProposalInput, view: ProposalView }),
  discardProposal: endpoint(routes.discardProposal, {}),
  workingCopy: endpoint(routes.workingCopy, { view: WorkingCopyView }),
  alsoOpen: endpoint(routes.alsoOpen, { view: AlsoOpenView }),
  saveWorkingCopy: endpoint(routes.saveWorkingCopy, { body: SaveWorkingCopyInput, view: SavedView }),
  dropWorkingCopy: endpoint(routes.dropWorkingCopy, {}),
  draftOutline: endpoint(routes.draftOutline, { view: DraftOutlineView }),
  addSection: endpoint(routes.addSection, { body: AddSectionInput, view: AddedSectionView }),
  changeStructure: endpoint(routes.changeStructure, { body: ChangeStructureInput, view: DraftOutlineView }),
  collisions: endpoint(routes.collisions, { view: CollisionsView }),
  submit: endpoint(routes.submit, { body: SubmitInput, view: ProposalView }),
  recall: endpoint(routes.recall, { body: ReasonInput, view: ProposalView }),
  withdraw: endpoint(routes.withdraw, { body: ReasonInput, view: ProposalView }),
  conflicts: endpoint(routes.conflicts, { view: ConflictsView }),
  rebase: endpoint(routes.rebase, { body: RebaseInput, view: ProposalView }),
  resolveParked: endpoint(routes.resolveParked, { body: ResolveParkedInput, view: ProposalView }),

  rounds: endpoint(routes.rounds, { view: RoundsView }),
  round: endpoint(routes.round, { query: RoundQuery, view: RoundView }),
  addSource: endpoint(routes.addSource, { body: SourceInput, view: ProposalView }),
  dropSource: endpoint(routes.dropSource, { view: ProposalView }),
  sourceFile: endpoint(routes.sourceFile, { file: 'application/octet-stream' }),

  discussion: endpoint(routes.discussion, { view: DiscussionView }),
  say: endpoint(routes.say, { body: SayInput, view: DiscussionView }),
  withdrawMessage: endpoint(routes.withdrawMessage, { view: DiscussionView }),
  seeDiscussion: endpoint(routes.seeDiscussion, {}),
  mentions: endpoint(routes.mentions, { view: z.array(MentionView) }),

  takeWord: endpoint(routes.takeWord, { query: WordQuery, file: wordMediaType }),
  compareInWord: endpoint(routes.compareInWord, { query: WordComparisonQuery, file: wordMediaType }),
  proposalInWord: endpoint(routes.proposalInWord, { file: wordMediaType }),
  readWord: endpoint(routes.readWord, { form: { choices: 'optional' }, body: LookIntoFileInput, view: FilePreview }),
  readNewDocument: endpoint(routes.readNewDocument, {
    form: { choices: true },
    body: OutlineFileInput,
    view: OutlinePreview,
  }),
  importDocument: endpoint(routes.importDocument, {
    form: { choices: true },
    body: ImportDocumentInput,
    view: ImportedDocumentView,
  }),
  createFromWord: endpoint(routes.createFromWord, { form: { choices: true }, body: TakeFileInput, view: ProposalView }),
  importedFiles: endpoint(routes.importedFiles, { view: z.array(ImportedFileView) }),

  queue: endpoint(routes.queue, { query: QueueQuery, view: QueueView }),
  audit: endpoint(routes.audit, { query: AuditQuery, view: AuditPage }),
  redactions: endpoint(routes.redactions, { view: z.array(RedactionView) }),
  askForRedaction: endpoint(routes.askForRedaction, { body: RedactionInput, view: z.array(RedactionView) }),
  decideRedaction: endpoint(routes.decideRedaction, { body: RedactionDecisionInput, view: z.array(RedactionView) }),
  moderators: endpoint(routes.moderators, { view: z.array(ModeratorView) }),
  claim: endpoint(routes.claim, { body: ClaimInput }),
  dropClaim: endpoint(routes.dropClaim, {}),
  assign: endpoint(routes.assign, { body: AssignmentInput }),
  claimFeedback: endpoint(routes.claimFeedback, { body: ClaimInput }),
  dropFeedbackClaim: endpoint(routes.dropFeedbackClaim, {}),
  assignFeedback: endpoint(routes.assignFeedback, { body: AssignmentInput }),
  setDecisionDays: endpoint(routes.setDecisionDays, { body: DecisionDaysInput }),
  undecidable: endpoint(routes.undecidable, { view: z.array(UndecidableView) }),
  review: endpoint(routes.review, { view: ReviewView }),
  saveTray: endpoint(routes.saveTray, { body: TrayInput }),
  consequences: endpoint(routes.consequences, { view: ConsequencesView }),
  decide: endpoint(routes.decide, { body: DecideInput, view: ReviewView }),
  counter: endpoint(routes.counter, { body: CounterInput, view: CounterView }),

  draft: endpoint(routes.draft, { view: DraftView }),
  prepare: endpoint(routes.prepare, { body: PrepareInput, view: DraftView }),
  publish: endpoint(routes.publish, { body: PublishInput, view: EditionView }),
  schedule: endpoint(routes.schedule, { body: ScheduleInput, view: DraftView }),
  previewLinks: endpoint(routes.previewLinks, { view: z.array(PreviewLinkView) }),
  createPreviewLink: endpoint(routes.createPreviewLink, { body: PreviewLinkInput, view: CreatedPreviewLinkView }),
  revokePreviewLink: endpoint(routes.revokePreviewLink, {}),
  publishInEmergency: endpoint(routes.publishInEmergency, { body: EmergencyInput, view: EditionView }),
  emergencies: endpoint(routes.emergencies, { view: z.array(EmergencyView) }),
  confirmEmergency: endpoint(routes.confirmEmergency, { body: ConfirmationInput, view: EditionView }),
  withdrawEdition: endpoint(routes.withdrawEdition, { body: WithdrawalInput, view: EditionView }),
  addErratum: endpoint(routes.addErratum, { body: ErratumInput, view: EditionView }),
  rollback: endpoint(routes.rollback, { query: RollbackQuery, view: RollbackView }),
  prepareRollback: endpoint(routes.prepareRollback, { body: RollbackInput, view: RollbackView }),
  dropRollback: endpoint(routes.dropRollback, {}),
  publishRollback: endpoint(routes.publishRollback, { body: PublishInput, view: EditionView }),
  cancelSchedule: endpoint(routes.cancelSchedule, { view: DraftView }),

  feedback: endpoint(routes.feedback, { query: FeedbackQuery, view: FeedbackPage }),
  createFeedback: endpoint(routes.createFeedback, { body: CreateFeedbackInput, view: FeedbackReceipt }),
  feedbackItem: endpoint(routes.feedbackItem, { view: FeedbackView }),
  evidence: endpoint(routes.evidence, { file: 'application/octet-stream' }),
  releaseEvidence: endpoint(routes.releaseEvidence, { view: FeedbackView }),
  refuseEvidence: endpoint(routes.refuseEvidence, { view: FeedbackView }),
  reply: endpoint(routes.reply, { body: ReplyInput, view: FeedbackView }),
  answer: endpoint(routes.answer, { body: AnswerInput, view: FeedbackView }),
  responseMatrix: endpoint(routes.responseMatrix, { query: MatrixQuery, view: MatrixView }),
  responseMatrixFile: endpoint(routes.responseMatrixFile, { query: MatrixFileQuery, file: 'application/octet-stream' }),
  judgePlace: endpoint(routes.judgePlace, { body: PlaceInput, view: FeedbackView }),
  turnIntoProposal: endpoint(routes.turnIntoProposal, { body: TurnInput, view: TurnedView }),
  linkProposal: endpoint(routes.linkProposal, { view: FeedbackView }),
  unlinkProposal: endpoint(routes.unlinkProposal, { view: FeedbackView }),
  takenUp: endpoint(routes.takenUp, { view: z.array(TakenUpFeedback) }),
  release: endpoint(routes.release, { body: ReleaseInput, view: FeedbackView }),
  refuse: endpoint(routes.refuse, { body: RefusalInput, view: FeedbackView }),
  releaseReply: endpoint(routes.releaseReply, { body: ReleaseInput, view: FeedbackView }),
  refuseReply: endpoint(routes.refuseReply, { view: FeedbackView }),
} as const satisfies Record<RouteName, Endpoint>;
