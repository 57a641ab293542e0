import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerInput, FeedbackView, ReplyInput } from '@tarmeem/contract';
import { useRef } from 'react';
import { call, newKey } from '../../api/client.js';
import { feedbackItemQuery } from './feedback.queries.js';

/** What a reply of the server changes on screen: the item it carries, and the list that shows it. */
export function useTaken(slug: string) {
  const client = useQueryClient();
  return (item: FeedbackView) => {
    client.setQueryData(feedbackItemQuery(item.id).queryKey, item);
    void client.invalidateQueries({ queryKey: ['documents', slug, 'feedback'] });
  };
}

/** Makes a held item public, without these words. */
export function useRelease(item: FeedbackView, slug: string) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: (redact: readonly string[]) =>
      call('release', { params: { feedbackId: item.id }, body: { redact: [...redact] }, version: item.version }),
    onSuccess: taken,
  });
}

/** Keeps a held item from the public, with the reason its sender reads. */
export function useRefuse(item: FeedbackView, slug: string) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: (reason: string) =>
      call('refuse', { params: { feedbackId: item.id }, body: { reason }, version: item.version }),
    onSuccess: taken,
  });
}

/** Says whether a passage that moved stands where it was found. */
export function useJudgePlace(item: FeedbackView, slug: string) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: (stands: boolean) =>
      call('judgePlace', { params: { feedbackId: item.id }, body: { stands }, version: item.version }),
    onSuccess: taken,
  });
}

/** Lets a file through to the public, or takes it out. */
export function useJudgeEvidence(item: FeedbackView, slug: string) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: ({ evidenceId, step }: { evidenceId: string; step: 'releaseEvidence' | 'refuseEvidence' }) =>
      call(step, { params: { feedbackId: item.id, evidenceId }, version: item.version }),
    onSuccess: taken,
  });
}

/** Lets what the sender added through to the public, without these words. */
export function useReleaseReply(item: FeedbackView, { replyId, slug }: { replyId: string; slug: string }) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: (redact: readonly string[]) =>
      call('releaseReply', {
        params: { feedbackId: item.id, replyId },
        body: { redact: [...redact] },
        version: item.version,
      }),
    onSuccess: taken,
  });
}

/** Keeps what the sender added from the public. */
export function useRefuseReply(item: FeedbackView, { replyId, slug }: { replyId: string; slug: string }) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: () => call('refuseReply', { params: { feedbackId: item.id, replyId }, version: item.version }),
    onSuccess: taken,
  });
}

/** Adds a reply; a try that got no answer is repeated under the same key, so that it stands once. */
export function useReply(item: FeedbackView, slug: string) {
  const taken = useTaken(slug);
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (body: ReplyInput) => call('reply', { params: { feedbackId: item.id }, body, key: key.current }),
    onSuccess: (view) => {
      key.current = newKey();
      taken(view);
    },
  });
}

/** Records the disposition with its official response. */
export function useAnswer(item: FeedbackView, slug: string) {
  const taken = useTaken(slug);
  return useMutation({
    mutationFn: (body: AnswerInput) => call('answer', { params: { feedbackId: item.id }, body, version: item.version }),
    onSuccess: taken,
  });
}
