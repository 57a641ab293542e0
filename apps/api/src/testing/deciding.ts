import type { DraftView, EditionView, ReviewChange, ReviewView } from '@tarmeem/contract';
import type { Answer, Client } from './client.js';
import { document, must } from './world.js';

/** What a moderator makes of a change: an outcome, or one with its reason. */
export type Mark = 'accepted' | 'rejected' | 'returned';

/** The changes of the last round, in order. */
export async function changesOf(client: Client, proposalId: string): Promise<ReviewChange[]> {
  const review = must(await client.get<ReviewView>(`/proposals/${proposalId}/review`));
  return review.sections.flatMap((section) => section.changes).sort((a, b) => a.position - b.position);
}

/** Sends a batch on changes as they were seen; whatever is not accepted gets a reason. */
export function decide(
  client: Client,
  proposalId: string,
  marks: readonly (readonly [Pick<ReviewChange, 'id' | 'seq' | 'payloadHash'>, Mark])[],
): Promise<Answer<ReviewView>> {
  const decisions = marks.map(([{ id, seq, payloadHash }, outcome]) => ({
    changeId: id,
    outcome,
    seq,
    payloadHash,
    reason: outcome === 'accepted' ? '' : 'The source does not say so.',
  }));
  return client.post<ReviewView>(`/proposals/${proposalId}/decisions`, { body: { decisions } });
}

/** Accepts every change of the last round. */
export async function acceptAll(client: Client, proposalId: string): Promise<void> {
  const changes = await changesOf(client, proposalId);
  must(
    await decide(
      client,
      proposalId,
      changes.map((change) => [change, 'accepted'] as const),
    ),
  );
}

export const draftOf = async (client: Client): Promise<DraftView> =>
  must(await client.get<DraftView>(`/documents/${document}/draft`));

/** Prepares the next edition as it stands, or as it was seen, without these changes. */
export async function prepare(
  client: Client,
  {
    leaveOut = [],
    major = false,
    changeNote = 'Words put right.',
    at = null,
    seen,
  }: {
    leaveOut?: string[];
    major?: boolean;
    changeNote?: string;
    at?: string | null;
    seen?: Pick<DraftView, 'version' | 'changesHash'>;
  } = {},
): Promise<Answer<DraftView>> {
  const { version, changesHash } = seen ?? (await draftOf(client));
  return client.put<DraftView>(`/documents/${document}/draft/preparation`, {
    version,
    body: { changesHash, changeNote, major, leaveOut, at },
  });
}

/** The newest edition as it is read. */
export async function newestEdition(client: Client): Promise<EditionView | undefined> {
  const [newest] = must(await client.get<EditionView[]>(`/documents/${document}/editions`));
  if (!newest) return undefined;
  const { may: _, ...edition } = newest;
  return edition;
}

/** Publishes the draft as it was seen, by default as it stands. */
export async function publish(
  client: Client,
  seen?: Pick<DraftView, 'version' | 'preparation'>,
): Promise<Answer<EditionView>> {
  const { version, preparation } = seen ?? (await draftOf(client));
  return client.post<EditionView>(`/documents/${document}/draft/publication`, {
    version,
    body: { manifestHash: preparation?.manifestHash ?? '' },
  });
}
