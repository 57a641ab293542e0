import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, newKey } from '../../api/client.js';
import { draftOutlineQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import type { Choice } from './conflict-model.js';
import { copyText } from './copy-text.js';
import '../../text/words-of/conflicts.js';

interface HomelessWordsProps {
  proposalId: string;
  words: NonNullable<Choice['homeless']>;
  /** The draft is another now: it is read again before the old words are let go. */
  onPutIn: () => Promise<void>;
}

/** What was written in a section that is there no more goes on: into another by the clipboard, or as a section where the old one stood. */
export function HomelessWords({ proposalId, words, onPutIn }: HomelessWordsProps) {
  const say = useSay();
  const client = useQueryClient();
  const key = useRef(newKey());
  const { sectionId, parentId, heading, body } = words;
  const outline = useQuery(draftOutlineQuery(proposalId));
  const may =
    parentId === null
      ? outline.data?.mayAddAtTop
      : outline.data?.sections.find(({ sectionId }) => sectionId === parentId)?.may.add;
  const copy = useMutation({
    mutationFn: () => copyText(body),
  });
  const put = useMutation({
    mutationFn: () =>
      call('addSection', {
        params: { proposalId },
        // Behind what is left of the old one, which nobody sees.
        body: { parentId, afterId: sectionId, heading, body },
        key: key.current,
      }),
    onSuccess: async (outlineNow) => {
      client.setQueryData(draftOutlineQuery(proposalId).queryKey, outlineNow);
      await client.invalidateQueries({ queryKey: ['proposals', proposalId], exact: true });
      await onPutIn();
    },
  });
  // Also what was put in before the page was loaded again, or in another window.
  const isIn =
    put.isSuccess ||
    outline.data?.sections.some((it) => it.added && it.parentId === parentId && it.heading === heading) === true;
  return (
    <>
      <div className="row">
        <button type="button" className="btn sm" onClick={() => copy.mutate()}>
          {say('conflict.copyMine')}
        </button>
        {may && !isIn && (
          <VerdictButton className="btn sm" may={may} onClick={() => !put.isPending && put.mutate()}>
            {say('conflict.asSection')}
          </VerdictButton>
        )}
      </div>
      <p className="small" role="status">
        {isIn && !copy.isSuccess
          ? say('conflict.isSection', { heading })
          : copy.isSuccess
            ? say('conflict.copied')
            : copy.isError && say('conflict.notCopied')}
      </p>
      {put.error && <Failure error={put.error} />}
    </>
  );
}
