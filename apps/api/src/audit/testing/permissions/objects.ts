import type {
  DocumentView,
  FeedbackPage,
  FeedbackReceipt,
  FeedbackView,
  ProposalView,
  ReviewChange,
  WorkingCopyView,
} from '@tarmeem/contract';
import type { FeedbackState, ProposalState } from '@tarmeem/review';
import { pdf } from '../../../evidence/testing/files.js';
import { TrackFeedback } from '../../../feedback/index.js';
import { changesOf, decide } from '../../../testing/deciding.js';
import { begin, document, must, submit, type World, write } from '../../../testing/world.js';
import type { Name, Player } from './cast.js';

/** How far a proposal has come. `returned`: in its authors' hands again after a round. */
export const stages = ['begun', 'in review', 'returned', 'closed', 'withdrawn'] as const;
export type Stage = (typeof stages)[number];
export const stateOf: Record<Stage, ProposalState> = {
  begun: 'drafting',
  'in review': 'in_review',
  returned: 'drafting',
  closed: 'closed',
  withdrawn: 'withdrawn',
};

export const jurisdictions = ['sindh', 'punjab'] as const;
export type Jurisdiction = (typeof jurisdictions)[number];
export const sectionOf = { sindh: 'sindh/sindh-police', punjab: 'punjab/punjab-police' } as const;
const writers: Record<Jurisdiction, readonly Name[]> = {
  sindh: ['the author', 'an author who moderates'],
  punjab: ['an officer of Punjab'],
};
const organisationOf = { sindh: 'the author', punjab: 'an officer of Punjab' } as const;

export interface ProposalObject {
  stage: Stage;
  jurisdiction: Jurisdiction;
  id: string;
  documentId: string;
  organisationId: string;
  sectionId: string;
  contributors: readonly Name[];
  change: Pick<ReviewChange, 'id' | 'payloadHash'>;
  copy: WorkingCopyView;
  /** Its source, with a file. */
  sourceId: string;
  /** The source of a proposal of the other jurisdiction. */
  foreign?: { sourceId: string };
}

/** A proposal at this stage on a section of the jurisdiction, made through the API. */
export async function makeProposal(
  world: World,
  players: Record<Name, Player>,
  { stage, jurisdiction }: { stage: Stage; jurisdiction: Jurisdiction },
): Promise<ProposalObject> {
  const section = await world.section(sectionOf[jurisdiction]);
  const contributors = writers[jurisdiction];
  const [author] = contributors.map((name) => players[name].client);
  if (!author) throw new Error('Nobody writes');
  const { id } = await begin(author, section.sectionId);
  for (const name of contributors)
    await write(players[name].client, id, {
      sectionId: section.sectionId,
      edit: { heading: `${section.heading}, ${stage}, by ${name}` },
    });
  const source = { kind: 'report', title: 'A report', file: { name: 'report.pdf', data: pdf.toString('base64') } };
  const { sources } = must(await author.post<ProposalView>(`/proposals/${id}/sources`, { body: source }));
  const sourceId = sources[0]?.id ?? '';
  const copy = must(await author.get<WorkingCopyView>(`/proposals/${id}/sections/${section.sectionId}`));
  let change: ProposalObject['change'] = { id: crypto.randomUUID(), payloadHash: '0'.repeat(64) };
  if (stage !== 'begun') {
    await submit(author, id);
    const judge = players['a moderator'].client;
    const [found] = await changesOf(judge, id);
    if (!found) throw new Error('The proposal holds no change');
    change = found;
    if (stage === 'returned') must(await decide(judge, id, [[found, 'returned']]));
    if (stage === 'closed') must(await decide(judge, id, [[found, 'accepted']]));
    if (stage === 'withdrawn') {
      const { version } = must(await author.get<ProposalView>(`/proposals/${id}`));
      must(await author.post(`/proposals/${id}/withdrawal`, { version, body: {} }));
    }
  }
  const { id: documentId } = must(await author.get<DocumentView>(`/documents/${document}`));
  const organisationId = players[organisationOf[jurisdiction]].actor?.organisationId ?? '';
  return {
    stage,
    jurisdiction,
    id,
    documentId,
    organisationId,
    sectionId: section.sectionId,
    contributors,
    change,
    copy,
    sourceId,
  };
}

export const feedbackStages = ['held', 'open', 'answered'] as const satisfies readonly FeedbackState[];
export interface FeedbackObject {
  state: (typeof feedbackStages)[number];
  jurisdiction: Jurisdiction;
  id: string;
  documentId: string;
  /** What its sender attached, which follows the item, and added later, which waits. */
  evidenceId: string;
  replyId: string;
  /** The same of an item of the other jurisdiction. */
  foreign?: { evidenceId: string; replyId: string };
}

/** Feedback of a citizen in this state on a section of the jurisdiction. */
export async function makeFeedback(
  world: World,
  players: Record<Name, Player>,
  { state, jurisdiction }: Pick<FeedbackObject, 'state' | 'jurisdiction'>,
): Promise<FeedbackObject> {
  const { sectionId } = await world.section(sectionOf[jurisdiction]);
  const judge = players['a moderator'].client;
  const evidence = [{ name: 'notice.pdf', data: pdf.toString('base64') }];
  const { number, trackingCode } = must(
    await world.anyone().post<FeedbackReceipt>(`/documents/${document}/feedback`, {
      body: { kind: 'correction', sectionId, text: 'The helpline has another number now.', evidence },
    }),
  );
  const later = { actor: 'sender', route: 'reply', key: trackingCode, bodyHash: '' };
  await world.app.app.get(TrackFeedback).reply(trackingCode, 'It changed again.', later);
  const { items } = must(await judge.get<FeedbackPage>(`/documents/${document}/feedback`));
  let item = items.find((one) => one.number === number);
  if (!item) throw new Error(`There is no feedback ${String(number)}`);
  const { id } = item;
  if (state !== 'held' && item.state === 'held')
    item = must(await judge.post<FeedbackView>(`/feedback/${id}/release`, { version: item.version }));
  if (state === 'answered')
    item = must(
      await judge.put<FeedbackView>(`/feedback/${id}/disposition`, {
        version: item.version,
        body: { disposition: 'accepted', response: 'We shall put it right.' },
      }),
    );
  if (item.state !== state) throw new Error(`Feedback is ${item.state}, not ${state}`);
  const { id: documentId } = must(await judge.get<DocumentView>(`/documents/${document}`));
  return {
    state,
    jurisdiction,
    id,
    documentId,
    evidenceId: item.evidence[0]?.id ?? '',
    replyId: item.replies[0]?.id ?? '',
  };
}
