import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { proposalQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/proposing.js';

interface DropSectionDialogProps {
  params: { proposalId: string; sectionId: string };
  heading: string;
  /** How many changes go with it. */
  count: number;
  /** Ends the saving of the section; gives the version that the server has then. */
  settle: () => Promise<number>;
  onDropped: () => Promise<void>;
  onClose: () => void;
}

/** Asks once more before one section leaves the proposal with all that was written in it. */
export function DropSectionDialog({ params, heading, count, settle, onDropped, onClose }: DropSectionDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: async () => void (await call('dropWorkingCopy', { params, version: await settle() })),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: proposalQuery(params.proposalId).queryKey, exact: true });
      void client.invalidateQueries({ queryKey: ['documents'] });
      await onDropped();
    },
  });
  return (
    <Dialog
      title={say('drop.title', { heading })}
      lead={say('drop.hint', { count })}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button
            type="button"
            className="btn grave pri"
            aria-disabled={drop.isPending || undefined}
            onClick={() => !drop.isPending && drop.mutate()}
          >
            {say('drop.do')}
          </button>
        </>
      }
    >
      {drop.error && <Failure error={drop.error} />}
    </Dialog>
  );
}
