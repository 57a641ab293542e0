import type {
  AccountView,
  DiscussionView,
  DocumentView,
  DraftOutlineView,
  DraftView,
  EditionView,
  FeedbackView,
  MeView,
  OutlinePreview,
  PersonDetail,
  ProposalView,
  ReviewChange,
  ReviewView,
  RollbackView,
} from '@tarmeem/contract';
import { type ReactNode } from 'react';
import type { DraftChange } from '../features/publishing/publishing.acts.js';

/** A form as the table of kept words tries it. */
export interface Form {
  name: string;
  /** The file that has its fields, under `features`. */
  file: string;
  form: ReactNode;
  /** The button, or the item of a menu after it, that opens it. */
  open?: readonly string[];
  /** What is typed where, by the beginning of its label. */
  typed: Record<string, string>;
  /** What is ticked. */
  chosen?: string;
  /** The button that sends it. */
  send: string;
}

export const allowed = { allowed: true };
/** What is told when it is done: nobody listens. */
export const nothing = () => undefined;
/** Only what the form looks at; the rest of a view is left out. */
export const part = <View>(view: Record<string, unknown>): View => view as View;

export const item = part<FeedbackView>({
  id: '1',
  version: 1,
  disposition: null,
  response: null,
  section: {},
  changed: [],
  waiting: 0,
  takenUpBy: [],
  findings: [],
  may: { answer: allowed, reply: allowed, refuse: allowed, link: allowed, propose: allowed, release: allowed },
});
export const account = part<AccountView>({
  name: 'Amna',
  email: 'officer@sindh.example',
  emailAsked: null,
  language: 'en',
  hasPassword: true,
  secondFactor: { on: false, required: false, recoveryCodesLeft: 0, confirmedAt: null },
  signOns: [],
  provider: null,
});
export const person = part<PersonDetail>({
  id: '1',
  email: 'officer@sindh.example',
  standing: 'active',
  organisation: null,
  may: { manage: allowed },
});
export const may = { recall: allowed, withdraw: allowed, discard: allowed, rebase: allowed };
export const proposal = part<ProposalView>({
  id: '1',
  version: 1,
  title: '',
  summary: '',
  contentHash: '0',
  sections: [],
  may,
});
export const draft = part<DraftView>({
  document: 'framework',
  version: 1,
  nextMinor: '1.1',
  nextMajor: '2.0',
  preparation: null,
  sections: [],
  blocking: [],
  publishers: [],
  may: { prepare: allowed, publish: allowed, schedule: allowed },
});
export const change = part<DraftChange>({ id: '1', seq: 1, payloadHash: '0', proposal: { id: '1' }, twins: [] });
export const review = part<ReviewView>({ proposal: { id: '1' } });
export const mark = { changeId: '1', outcome: 'accepted' as const, reason: '', seq: 0 };
export const renamed = part<ReviewChange>({
  id: '1',
  aspect: 'heading',
  seq: 1,
  payloadHash: '0',
  payload: { after: 'Police' },
});
export const section = part<ReviewView['sections'][number]>({ heading: 'Sindh Police' });
export const edition = part<EditionView>({ number: '1.0' });
export const rollback = part<RollbackView>({ version: 1 });
export const outline = part<DraftOutlineView>({ sections: [], mayAddAtTop: allowed });
export const file = new File(['Plan'], 'plan.txt');
export const choices = { language: 'en' as const, levels: 2 };
export const preview = part<OutlinePreview>({
  title: 'Plan',
  slug: 'plan',
  fileName: 'plan.txt',
  parts: [],
  dropped: [],
});
export const discussion = part<DiscussionView>({ people: [], may: { internal: true, shared: true } });

/** Whose screens they are, and of which document. */
export const me = part<MeView>({ id: '1', name: 'Amna', email: account.email, grants: [{ role: 'officer' }] });
export const framework = part<DocumentView>({ slug: 'framework', timeZone: 'Asia/Karachi' });

/** What the server answers when it is asked, by the end of the address. */
export const answers: Readonly<Record<string, unknown>> = {
  '/documents': [],
  '/organisations': { jurisdictions: [], organisations: [{ id: '1', slug: 'sindh-police', name: 'Sindh Police' }] },
  '/links': { kind: 'reset', email: account.email, name: 'Amna', language: 'en' },
  '/sign-on': { name: null },
  '/proposals/1': proposal,
  '/outline': { sections: [] },
  '/preview-links': [],
  '/redactions': [],
  '/consequences': { refused: null, amends: [], conflicts: [], outdated: [], feedback: [], sections: [] },
  '/rollback': { sections: [] },
  '/collisions': { items: [] },
};
