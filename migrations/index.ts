import type { MigrationInterface } from 'typeorm';
import { People } from './0001-people.js';
import { Documents } from './0002-documents.js';
import { Proposals } from './0003-proposals.js';
import { Decisions } from './0004-decisions.js';
import { Feedback } from './0005-feedback.js';
import { Events } from './0006-events.js';
import { AppRoleRights } from './0007-app-role-rights.js';
import { ReasonsRepliesThrottles } from './0008-reasons-replies-throttles.js';
import { Publications } from './0009-publications.js';
import { Accounts } from './0011-accounts.js';
import { Search } from './0012-search.js';
import { InStep } from './0014-in-step.js';
import { Redactions } from './0101-redactions.js';
import { RedactFrozenWords } from './0102-redact-frozen-words.js';
import { ApiTokens } from './0018-api-tokens.js';
import { CounterProposals } from './0071-counter-proposals.js';
import { AnchorPlaces } from './0081-anchor-places.js';
import { Consequences } from './0072-consequences.js';
import { Webhooks } from './0021-webhooks.js';
import { TheDesk } from './0073-the-desk.js';
import { Structure } from './0041-structure.js';
import { PlacesOfStructure } from './0042-places-of-structure.js';
import { ImportedFiles } from './0091-imported-files.js';
import { Evidence } from './0082-evidence.js';
import { ChangesOfARound } from './0074-changes-of-a-round.js';
import { Rooms } from './0061-rooms.js';
import { AccessChanges } from './0062-access-changes.js';
import { AnchorWordsRead } from './0083-anchor-words-read.js';
import { RedactionWithoutCopies } from './0111-redaction-without-copies.js';
import { ReceivedFeedback } from './0096-received-feedback.js';
import { Discussion } from './0066-discussion.js';
import { PreviewLinks } from './0076-preview-links.js';
import { RedactionHolds } from './0077-redaction-holds.js';
import { Salts } from './0140-salts.js';
import { DeskOfFeedback } from './0141-desk-of-feedback.js';
import { MailAddresses } from './0130-mail-addresses.js';
import { WebhooksThatEnded } from './0131-webhooks-that-ended.js';
import { Answers } from './0160-answers.js';
import { WordsFromFiles } from './0170-words-from-files.js';
import { Subscriptions } from './0161-subscriptions.js';
import { Sources } from './0150-sources.js';
import { TitleOfARound } from './0190-title-of-a-round.js';
import { SaltsWrittenOver } from './0191-salts-written-over.js';
import { FilesOfARedaction } from './0192-files-of-a-redaction.js';
import { FeedbackWithAnAddress } from './0193-feedback-with-an-address.js';
import { SaltsOfReplies } from './0230-salts-of-replies.js';
import { LinesThatEnded } from './0205-lines-that-ended.js';
import { MarksThatSaw } from './0236-marks-that-saw.js';
import { NewestLine } from './0217-newest-line.js';
import { NamesThatChanged } from './0210-names-that-changed.js';
import { CountsOfTheDesk } from './0212-counts-of-the-desk.js';
import { WordsBetweenSigns } from './0245-words-between-signs.js';
import { LinksToAnEdition } from './0213-links-to-an-edition.js';
import { ProposedTime } from './0214-proposed-time.js';
import { PeopleWhoMoved } from './0231-people-who-moved.js';
import { RoomsOfAddedSections } from './0219-rooms-of-added-sections.js';
import { SettingsOfADocument } from './0226-settings-of-a-document.js';
import { WordsFoundAtOnce } from './0246-words-found-at-once.js';
import { MovedByARollback } from './0247-moved-by-a-rollback.js';
import { HeadingsFoundFirst } from './0228-headings-found-first.js';
import { WordsAsTheyAreRead } from './0265-words-as-they-are-read.js';
import { RedactionsOfAPlace } from './0266-redactions-of-a-place.js';
import { AddressesThatHeldWords } from './0267-addresses-that-held-words.js';
import { WordsLookedForOnce } from './0268-words-looked-for-once.js';
import { DecidedAtTheSameWords } from './0285-decided-at-the-same-words.js';
import { PreparedOf } from './0270-prepared-of.js';
import { RollbackOver } from './0271-rollback-over.js';
import { TheManifestOfAnImport } from './0275-the-manifest-of-an-import.js';
import { PutInInsteadOf } from './0300-put-in-instead-of.js';
import { DecisionsAsTheirCause } from './0310-decisions-as-their-cause.js';
import { SaltsOfNotes } from './0311-salts-of-notes.js';
import { PreparedAsTold } from './0312-prepared-as-told.js';
import { ProposalsOfTheirBody } from './0313-proposals-of-their-body.js';

/** Every migration, in the order of their numbers. A number that is not here was never used. Only ever add at the end. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  People,
  Documents,
  Proposals,
  Decisions,
  Feedback,
  Events,
  AppRoleRights,
  ReasonsRepliesThrottles,
  Publications,
  Accounts,
  Search,
  InStep,
  ApiTokens,
  CounterProposals,
  AnchorPlaces,
  Consequences,
  Webhooks,
  Redactions,
  TheDesk,
  Structure,
  PlacesOfStructure,
  RedactFrozenWords,
  ImportedFiles,
  Evidence,
  ChangesOfARound,
  Rooms,
  AccessChanges,
  AnchorWordsRead,
  RedactionWithoutCopies,
  ReceivedFeedback,
  Discussion,
  PreviewLinks,
  RedactionHolds,
  Salts,
  DeskOfFeedback,
  MailAddresses,
  WebhooksThatEnded,
  Answers,
  WordsFromFiles,
  Subscriptions,
  Sources,
  TitleOfARound,
  SaltsWrittenOver,
  FilesOfARedaction,
  FeedbackWithAnAddress,
  SaltsOfReplies,
  NewestLine,
  NamesThatChanged,
  PeopleWhoMoved,
  RoomsOfAddedSections,
  CountsOfTheDesk,
  WordsBetweenSigns,
  LinksToAnEdition,
  ProposedTime,
  LinesThatEnded,
  SettingsOfADocument,
  MarksThatSaw,
  WordsFoundAtOnce,
  HeadingsFoundFirst,
  MovedByARollback,
  WordsAsTheyAreRead,
  RedactionsOfAPlace,
  AddressesThatHeldWords,
  WordsLookedForOnce,
  DecidedAtTheSameWords,
  PreparedOf,
  RollbackOver,
  TheManifestOfAnImport,
  PutInInsteadOf,
  DecisionsAsTheirCause,
  SaltsOfNotes,
  PreparedAsTold,
  ProposalsOfTheirBody,
];
