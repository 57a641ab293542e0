/** An address of the API without its schemas: all that a program needs to ask, and nothing to check an answer with. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:x` are parameters. */
  path: string;
  /** `version`: needs If-Match. `key`: needs Idempotency-Key. */
  needs?: readonly ('version' | 'key')[];
}

/** Every address under `/api/v1`, by what it does. Plain data, so that a browser need not load the schemas. */
export const routes = {
  signIn: { method: 'POST', path: '/sessions' },
  showSecondFactor: { method: 'POST', path: '/sessions/second-factor' },
  sessions: { method: 'GET', path: '/sessions' },
  signOut: { method: 'DELETE', path: '/sessions/current' },
  endOtherSessions: { method: 'DELETE', path: '/sessions/others' },
  endSession: { method: 'DELETE', path: '/sessions/:sessionId' },
  me: { method: 'GET', path: '/me' },
  account: { method: 'GET', path: '/me/account' },
  editProfile: { method: 'PUT', path: '/me/profile' },
  changePassword: { method: 'PUT', path: '/me/password' },
  /** Sends a link to the address; it becomes the person's when they use the link where they are signed in. */
  askForEmail: { method: 'POST', path: '/me/email' },
  keepEmail: { method: 'DELETE', path: '/me/email' },
  confirmEmail: { method: 'POST', path: '/me/email/confirmation' },
  /** Also for whom the sign-in asks to enrol. */
  beginEnrolment: { method: 'POST', path: '/me/second-factor' },
  finishEnrolment: { method: 'PUT', path: '/me/second-factor' },
  removeSecondFactor: { method: 'DELETE', path: '/me/second-factor' },
  confirmSecondFactor: { method: 'POST', path: '/me/second-factor/confirmation' },
  invite: { method: 'POST', path: '/invitations', needs: ['key'] },
  people: { method: 'GET', path: '/people' },
  organisations: { method: 'GET', path: '/organisations' },
  addOrganisation: { method: 'POST', path: '/organisations', needs: ['key'] },
  editOrganisation: { method: 'PUT', path: '/organisations/:organisationId', needs: ['version'] },
  person: { method: 'GET', path: '/people/:personId' },
  setMembership: { method: 'PUT', path: '/people/:personId/organisation' },
  giveGrant: { method: 'POST', path: '/people/:personId/grants', needs: ['key'] },
  withdrawGrant: { method: 'DELETE', path: '/people/:personId/grants/:grantId' },
  setEmail: { method: 'PUT', path: '/people/:personId/email' },
  setStanding: { method: 'PUT', path: '/people/:personId/standing' },
  resetSecondFactor: { method: 'DELETE', path: '/people/:personId/second-factor' },
  /** Sends a link with which the person chooses a password. */
  sendLink: { method: 'POST', path: '/people/:personId/link' },
  /** Answered alike whether the address is known or not. */
  forgotten: { method: 'POST', path: '/password-resets' },
  lookAtLink: { method: 'POST', path: '/links' },
  acceptLink: { method: 'POST', path: '/links/acceptance' },
  provider: { method: 'GET', path: '/sign-on' },
  beginSignOn: { method: 'POST', path: '/sign-on' },
  finishSignOn: { method: 'POST', path: '/sign-on/completion' },
  unlinkSignOn: { method: 'DELETE', path: '/me/sign-ons/:signOnId' },
  newRecoveryCodes: { method: 'POST', path: '/me/second-factor/recovery-codes' },

  /** Tokens are made and withdrawn by their person in a browser, never by a token. */
  tokens: { method: 'GET', path: '/tokens' },
  createToken: { method: 'POST', path: '/tokens' },
  withdrawToken: { method: 'DELETE', path: '/tokens/:tokenId' },

  /** Webhooks are kept by their person in a browser, never by a token. */
  webhooks: { method: 'GET', path: '/webhooks' },
  createWebhook: { method: 'POST', path: '/webhooks' },
  editWebhook: { method: 'PUT', path: '/webhooks/:webhookId', needs: ['version'] },
  removeWebhook: { method: 'DELETE', path: '/webhooks/:webhookId' },
  testWebhook: { method: 'POST', path: '/webhooks/:webhookId/test' },
  webhookDeliveries: { method: 'GET', path: '/webhooks/:webhookId/deliveries' },
  resendDelivery: { method: 'POST', path: '/webhooks/:webhookId/deliveries/:deliveryId/resend' },

  documents: { method: 'GET', path: '/documents' },
  document: { method: 'GET', path: '/documents/:slug' },
  /** What administrators set: when feedback is moderated, the time zone, the days within which feedback is taken. */
  documentSettings: { method: 'GET', path: '/documents/:slug/settings' },
  setDocumentSettings: { method: 'PUT', path: '/documents/:slug/settings', needs: ['version'] },
  outline: { method: 'GET', path: '/documents/:slug/outline' },
  section: { method: 'GET', path: '/documents/:slug/sections/:sectionId' },
  editions: { method: 'GET', path: '/documents/:slug/editions' },

  proposals: { method: 'GET', path: '/documents/:slug/proposals' },
  createProposal: { method: 'POST', path: '/documents/:slug/proposals', needs: ['key'] },
  proposal: { method: 'GET', path: '/proposals/:proposalId' },
  editProposal: { method: 'PATCH', path: '/proposals/:proposalId', needs: ['version'] },
  discardProposal: { method: 'DELETE', path: '/proposals/:proposalId', needs: ['version'] },
  /** GET opens the section's working copy (from the base when the proposal does not touch it yet; nothing is stored until PUT). */
  workingCopy: { method: 'GET', path: '/proposals/:proposalId/sections/:sectionId' },
  saveWorkingCopy: { method: 'PUT', path: '/proposals/:proposalId/sections/:sectionId', needs: ['version'] },
  dropWorkingCopy: { method: 'DELETE', path: '/proposals/:proposalId/sections/:sectionId', needs: ['version'] },
  /** The contents as the draft would have them. */
  draftOutline: { method: 'GET', path: '/proposals/:proposalId/outline' },
  addSection: { method: 'POST', path: '/proposals/:proposalId/sections', needs: ['key'] },
  /** Moves, renames or retires a section within the draft, or undoes that. The version is that of the proposal. */
  changeStructure: { method: 'PATCH', path: '/proposals/:proposalId/sections/:sectionId', needs: ['version'] },
  /** What other proposals have open in the section. */
  alsoOpen: { method: 'GET', path: '/proposals/:proposalId/sections/:sectionId/also-open' },
  /** What of the draft touches the words of other proposals. */
  collisions: { method: 'GET', path: '/proposals/:proposalId/collisions' },
  submit: { method: 'POST', path: '/proposals/:proposalId/submission', needs: ['version', 'key'] },
  recall: { method: 'POST', path: '/proposals/:proposalId/recall', needs: ['version', 'key'] },
  withdraw: { method: 'POST', path: '/proposals/:proposalId/withdrawal', needs: ['version', 'key'] },
  /** The outdated sections, with what a rebase has to be told. */
  conflicts: { method: 'GET', path: '/proposals/:proposalId/conflicts' },
  rebase: { method: 'POST', path: '/proposals/:proposalId/rebase', needs: ['version', 'key'] },
  /** Puts a parked change into the working copy, or drops it. */
  resolveParked: { method: 'POST', path: '/proposals/:proposalId/parked/:changeId', needs: ['version', 'key'] },

  rounds: { method: 'GET', path: '/proposals/:proposalId/rounds' },
  /** What was submitted, over the published text of its time or compared with another round. */
  round: { method: 'GET', path: '/proposals/:proposalId/rounds/:round' },
  /** What the draft rests on; taken out again while it is a draft. */
  addSource: { method: 'POST', path: '/proposals/:proposalId/sources', needs: ['key'] },
  dropSource: { method: 'DELETE', path: '/proposals/:proposalId/sources/:sourceId' },
  sourceFile: { method: 'GET', path: '/proposals/:proposalId/sources/:sourceId/file' },

  /** What was said about the proposal and its changes, as far as the caller may hear it. */
  discussion: { method: 'GET', path: '/proposals/:proposalId/discussion' },
  say: { method: 'POST', path: '/proposals/:proposalId/discussion', needs: ['key'] },
  /** The words are shown to nobody any more; that something was said stays. */
  withdrawMessage: { method: 'POST', path: '/proposals/:proposalId/discussion/:messageId/withdrawal' },
  /** The caller has seen where they were mentioned. */
  seeDiscussion: { method: 'POST', path: '/proposals/:proposalId/discussion/seen' },
  /** Where the caller was mentioned and has not looked yet. */
  mentions: { method: 'GET', path: '/me/mentions' },

  /** Sections of the current edition as a Word file that can come back. */
  takeWord: { method: 'GET', path: '/documents/:slug/word' },
  /** Two editions compared, as a Word file with tracked changes. */
  compareInWord: { method: 'GET', path: '/documents/:slug/word/comparison' },
  /** A proposal as a Word file with tracked changes: for its own organisation as it stands, for those who decide the round submitted last. */
  proposalInWord: { method: 'GET', path: '/proposals/:proposalId/word' },
  /** Says what would become of a Word file that came back; `multipart/form-data` with a `file`, perhaps `choices` (JSON) before it. Nothing is stored. */
  readWord: { method: 'POST', path: '/documents/:slug/word/preview' },
  /** Makes a draft proposal of a Word file; `multipart/form-data` with `choices` (JSON) before `file`. */
  createFromWord: { method: 'POST', path: '/documents/:slug/word', needs: ['key'] },
  /** Says what would become of a Word, HTML or text file as a new document; `choices` (JSON) before `file`. Nothing is stored. */
  readNewDocument: { method: 'POST', path: '/new-documents/preview' },
  /** Makes a document of a file and publishes it as edition 1.0; `choices` (JSON) before `file`. */
  importDocument: { method: 'POST', path: '/new-documents', needs: ['key'] },
  /** The Word files that a proposal was made from, with the names and remarks that stood in them. */
  importedFiles: { method: 'GET', path: '/proposals/:proposalId/files' },

  queue: { method: 'GET', path: '/documents/:slug/queue' },
  moderators: { method: 'GET', path: '/documents/:slug/moderators' },
  claim: { method: 'PUT', path: '/proposals/:proposalId/claim' },
  dropClaim: { method: 'DELETE', path: '/proposals/:proposalId/claim' },
  assign: { method: 'PUT', path: '/proposals/:proposalId/assignment' },
  claimFeedback: { method: 'PUT', path: '/feedback/:feedbackId/claim' },
  dropFeedbackClaim: { method: 'DELETE', path: '/feedback/:feedbackId/claim' },
  assignFeedback: { method: 'PUT', path: '/feedback/:feedbackId/assignment' },
  /** Within how many days what waits on the desk is due. */
  setDecisionDays: { method: 'PUT', path: '/documents/:slug/decision-days' },
  /** Proposals in review that no active person may decide; for administrators. */
  undecidable: { method: 'GET', path: '/documents/:slug/undecidable' },
  /** What was done with the document, by whom, when and why; newest first. */
  audit: { method: 'GET', path: '/documents/:slug/audit' },
  /** Words that tell who a child is, to be removed from everything the document holds. */
  redactions: { method: 'GET', path: '/documents/:slug/redactions' },
  askForRedaction: { method: 'POST', path: '/documents/:slug/redactions', needs: ['key'] },
  decideRedaction: { method: 'POST', path: '/documents/:slug/redactions/:redactionId/decision', needs: ['key'] },
  review: { method: 'GET', path: '/proposals/:proposalId/review' },
  saveTray: { method: 'PUT', path: '/proposals/:proposalId/tray' },
  /** Of the marks in the caller's tray. */
  consequences: { method: 'GET', path: '/proposals/:proposalId/consequences' },
  decide: { method: 'POST', path: '/proposals/:proposalId/decisions', needs: ['key'] },
  /** "Accept with changes": a counter-proposal on one change. */
  counter: { method: 'POST', path: '/proposals/:proposalId/changes/:changeId/counter', needs: ['key'] },

  draft: { method: 'GET', path: '/documents/:slug/draft' },
  prepare: { method: 'PUT', path: '/documents/:slug/draft/preparation', needs: ['version'] },
  publish: { method: 'POST', path: '/documents/:slug/draft/publication', needs: ['version', 'key'] },
  schedule: { method: 'POST', path: '/documents/:slug/draft/schedule', needs: ['version', 'key'] },
  /** Links by which somebody outside reads what is prepared; the address is in the answer to making one, and nowhere else. */
  previewLinks: { method: 'GET', path: '/documents/:slug/draft/preview-links' },
  createPreviewLink: { method: 'POST', path: '/documents/:slug/draft/preview-links' },
  revokePreviewLink: { method: 'DELETE', path: '/documents/:slug/draft/preview-links/:linkId' },
  publishInEmergency: { method: 'POST', path: '/documents/:slug/emergencies', needs: ['key'] },
  emergencies: { method: 'GET', path: '/documents/:slug/emergencies' },
  confirmEmergency: { method: 'POST', path: '/documents/:slug/editions/:number/confirmation', needs: ['key'] },
  withdrawEdition: { method: 'POST', path: '/documents/:slug/editions/:number/withdrawal', needs: ['key'] },
  addErratum: { method: 'POST', path: '/documents/:slug/editions/:number/errata', needs: ['key'] },
  rollback: { method: 'GET', path: '/documents/:slug/rollback' },
  prepareRollback: { method: 'PUT', path: '/documents/:slug/rollback', needs: ['version'] },
  dropRollback: { method: 'DELETE', path: '/documents/:slug/rollback', needs: ['version'] },
  publishRollback: { method: 'POST', path: '/documents/:slug/rollback/publication', needs: ['version', 'key'] },
  cancelSchedule: { method: 'DELETE', path: '/documents/:slug/schedule', needs: ['version'] },

  feedback: { method: 'GET', path: '/documents/:slug/feedback' },
  createFeedback: { method: 'POST', path: '/documents/:slug/feedback', needs: ['key'] },
  feedbackItem: { method: 'GET', path: '/feedback/:feedbackId' },
  evidence: { method: 'GET', path: '/feedback/:feedbackId/evidence/:evidenceId' },
  releaseEvidence: { method: 'POST', path: '/feedback/:feedbackId/evidence/:evidenceId/release', needs: ['version'] },
  refuseEvidence: { method: 'POST', path: '/feedback/:feedbackId/evidence/:evidenceId/refusal', needs: ['version'] },
  reply: { method: 'POST', path: '/feedback/:feedbackId/replies', needs: ['key'] },
  answer: { method: 'PUT', path: '/feedback/:feedbackId/disposition', needs: ['version'] },
  responseMatrix: { method: 'GET', path: '/documents/:slug/response-matrix' },
  responseMatrixFile: { method: 'GET', path: '/documents/:slug/response-matrix/file' },
  /** Whether a passage that moved stands where it was found. */
  judgePlace: { method: 'PUT', path: '/feedback/:feedbackId/place', needs: ['version'] },
  /** Begins a proposal from what was said, with the link kept both ways. */
  turnIntoProposal: { method: 'POST', path: '/feedback/:feedbackId/proposals', needs: ['key'] },
  /** Says that a proposal takes it up, by the proposal's number; and takes that back. */
  linkProposal: { method: 'PUT', path: '/feedback/:feedbackId/proposals/:number' },
  unlinkProposal: { method: 'DELETE', path: '/feedback/:feedbackId/proposals/:number' },
  /** What a proposal of the own organisation takes up. */
  takenUp: { method: 'GET', path: '/proposals/:proposalId/feedback' },
  release: { method: 'POST', path: '/feedback/:feedbackId/release', needs: ['version'] },
  refuse: { method: 'POST', path: '/feedback/:feedbackId/refusal', needs: ['version'] },
  releaseReply: { method: 'POST', path: '/feedback/:feedbackId/replies/:replyId/release', needs: ['version'] },
  refuseReply: { method: 'POST', path: '/feedback/:feedbackId/replies/:replyId/refusal', needs: ['version'] },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
