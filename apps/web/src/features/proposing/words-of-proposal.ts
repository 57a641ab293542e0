import type { ProposalView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { useMe } from '../account/session.js';
import { keepUnsaid, unsaid } from '../discussion/unsaid.js';

/**
 * Title and summary of a proposal as they are typed. What has not reached the server waits on this device like a message that is not
 * sent, and is there when they are asked for again.
 */
export function useWordsOf({ id, title: titleThere, summary: summaryThere, version }: ProposalView) {
  const me = useMe();
  const place = (field: 'title' | 'summary') => ({ personId: me.id, proposalId: id, changeId: field });
  const [words, setWords] = useState(() => ({
    title: unsaid(place('title')) || titleThere,
    summary: unsaid(place('summary')) || summaryThere,
  }));
  const arrived = () => {
    keepUnsaid(place('title'), '');
    keepUnsaid(place('summary'), '');
  };
  return {
    ...words,
    write: (more: Partial<typeof words>) => {
      const next = { ...words, ...more };
      setWords(next);
      keepUnsaid(place('title'), next.title === titleThere ? '' : next.title);
      keepUnsaid(place('summary'), next.summary === summaryThere ? '' : next.summary);
    },
    arrived,
    /** Brings them to the server, over whatever else was done with the proposal meanwhile; null where they are there. */
    keep: async (): Promise<ProposalView | null> => {
      const body = { title: words.title.trim(), summary: words.summary.trim() };
      if (body.title === titleThere && body.summary === summaryThere) return null;
      const params = { proposalId: id };
      const edit = (over: number) => call('editProposal', { params, version: over, body });
      const kept = await edit(version).catch(async (error: unknown) => {
        if (codeOf(error) !== 'stale') throw error;
        return edit((await call('proposal', { params })).version);
      });
      arrived();
      return kept;
    },
  };
}
