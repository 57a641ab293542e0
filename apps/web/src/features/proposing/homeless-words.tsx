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
        body: { parentId, afterId: sectionId, heading, body, insteadOf: sectionId },
        key: key.current,
      }),
    onSuccess: async (outlineNow) => {
      client.setQueryData(draftOutlineQuery(proposalId).queryKey, outlineNow);
      await client.invalidateQueries({ queryKey: ['proposals', proposalId], exact: true });
      await onPutIn();
    },
    // Another window may have been first.
    onError: () => outline.refetch(),
  });
  // Known by the words it goes on with, whatever it is called since; also what another window put in.
  const goesOn = outline.data?.sections.find((it) => it.insteadOf === sectionId);
  return (
    <>
      <div className="row">
        <button type="button" className="btn sm" onClick={() => copy.mutate()}>
          {say('conflict.copyMine')}
        </button>
        {may && !goesOn && (
          <VerdictButton className="btn sm" may={may} onClick={() => !put.isPending && put.mutate()}>
            {say('conflict.asSection')}
          </VerdictButton>
        )}
      </div>
      <p className="small" role="status">
        {goesOn && !copy.isSuccess
          ? say('conflict.isSection', { heading: goesOn.heading })
          : copy.isSuccess
            ? say('conflict.copied')
            : copy.isError && say('conflict.notCopied')}
      </p>
      {put.error && !goesOn && <Failure error={put.error} />}
    </>
  );
}
