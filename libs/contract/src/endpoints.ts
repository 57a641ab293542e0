import { z } from 'zod';
import { MeView, SignInInput } from './accounts.js';
import { DocumentView, EditionView, OutlineView, SectionView } from './documents.js';
import {
  AnswerInput,
  CreateFeedbackInput,
  FeedbackPage,
  FeedbackReceipt,
  FeedbackView,
  ReplyInput,
} from './feedback.js';
import { DecideInput, QueueView, ReviewView, TrayInput } from './moderation.js';
import {
  CreateProposalInput,
  EditProposalInput,
  ProposalSummary,
  ProposalView,
  ReasonInput,
  RebaseInput,
  SaveWorkingCopyInput,
  SavedView,
  SubmitInput,
  WorkingCopyView,
} from './proposals.js';
import { DraftView, PrepareInput, PublishInput } from './publishing.js';
import { page } from './shared.js';

/** An address of the API: what goes in, what comes out, and which precondition it names. `:x` are parameters of the path. */
export interface Endpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: In;
  view?: Out;
  /** `version`: needs If-Match. `key`: needs Idempotency-Key. */
  needs?: readonly ('version' | 'key')[];
}
const endpoint = <In extends z.ZodType, Out extends z.ZodType>(it: Endpoint<In, Out>): Endpoint<In, Out> => it;

export const ProposalPage = page(ProposalSummary).meta({ id: 'ProposalPage' });

/** Every address under `/api/v1`, by what it does. */
export const endpoints = {
  signIn: endpoint({ method: 'POST', path: '/sessions', body: SignInInput, view: MeView }),
  signOut: endpoint({ method: 'DELETE', path: '/sessions/current' }),
  me: endpoint({ method: 'GET', path: '/me', view: MeView }),

  documents: endpoint({ method: 'GET', path: '/documents', view: z.array(DocumentView) }),
  document: endpoint({ method: 'GET', path: '/documents/:slug', view: DocumentView }),
  outline: endpoint({ method: 'GET', path: '/documents/:slug/outline', view: OutlineView }),
  section: endpoint({ method: 'GET', path: '/documents/:slug/sections/:sectionId', view: SectionView }),
  editions: endpoint({ method: 'GET', path: '/documents/:slug/editions', view: z.array(EditionView) }),

  proposals: endpoint({ method: 'GET', path: '/documents/:slug/proposals', view: ProposalPage }),
  createProposal: endpoint({
    method: 'POST',
    path: '/documents/:slug/proposals',
    body: CreateProposalInput,
    view: ProposalView,
    needs: ['key'],
  }),
  proposal: endpoint({ method: 'GET', path: '/proposals/:proposalId', view: ProposalView }),
  editProposal: endpoint({
    method: 'PATCH',
    path: '/proposals/:proposalId',
    body: EditProposalInput,
    view: ProposalView,
    needs: ['version'],
  }),
  discardProposal: endpoint({ method: 'DELETE', path: '/proposals/:proposalId', needs: ['version'] }),
  /** GET opens the section's working copy (from the base when the proposal does not touch it yet; nothing is stored until PUT). */
  workingCopy: endpoint({ method: 'GET', path: '/proposals/:proposalId/sections/:sectionId', view: WorkingCopyView }),
  saveWorkingCopy: endpoint({
    method: 'PUT',
    path: '/proposals/:proposalId/sections/:sectionId',
    body: SaveWorkingCopyInput,
    view: SavedView,
    needs: ['version'],
  }),
  dropWorkingCopy: endpoint({
    method: 'DELETE',
    path: '/proposals/:proposalId/sections/:sectionId',
    needs: ['version'],
  }),
  submit: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/submission',
    body: SubmitInput,
    view: ProposalView,
    needs: ['version', 'key'],
  }),
  recall: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/recall',
    body: ReasonInput,
    view: ProposalView,
    needs: ['version', 'key'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/withdrawal',
    body: ReasonInput,
    view: ProposalView,
    needs: ['version', 'key'],
  }),
  rebase: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/rebase',
    body: RebaseInput,
    view: ProposalView,
    needs: ['version', 'key'],
  }),

  queue: endpoint({ method: 'GET', path: '/documents/:slug/queue', view: QueueView }),
  review: endpoint({ method: 'GET', path: '/proposals/:proposalId/review', view: ReviewView }),
  saveTray: endpoint({ method: 'PUT', path: '/proposals/:proposalId/tray', body: TrayInput }),
  decide: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/decisions',
    body: DecideInput,
    view: ReviewView,
    needs: ['key'],
  }),

  draft: endpoint({ method: 'GET', path: '/documents/:slug/draft', view: DraftView }),
  prepare: endpoint({
    method: 'PUT',
    path: '/documents/:slug/draft/preparation',
    body: PrepareInput,
    view: DraftView,
    needs: ['version'],
  }),
  publish: endpoint({
    method: 'POST',
    path: '/documents/:slug/draft/publication',
    body: PublishInput,
    view: EditionView,
    needs: ['version', 'key'],
  }),

  feedback: endpoint({ method: 'GET', path: '/documents/:slug/feedback', view: FeedbackPage }),
  createFeedback: endpoint({
    method: 'POST',
    path: '/documents/:slug/feedback',
    body: CreateFeedbackInput,
    view: FeedbackReceipt,
    needs: ['key'],
  }),
  feedbackItem: endpoint({ method: 'GET', path: '/feedback/:feedbackId', view: FeedbackView }),
  reply: endpoint({
    method: 'POST',
    path: '/feedback/:feedbackId/replies',
    body: ReplyInput,
    view: FeedbackView,
    needs: ['key'],
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/feedback/:feedbackId/disposition',
    body: AnswerInput,
    view: FeedbackView,
    needs: ['version'],
  }),
  release: endpoint({ method: 'POST', path: '/feedback/:feedbackId/release', view: FeedbackView, needs: ['version'] }),
} as const;
