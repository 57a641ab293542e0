import { useState } from 'react';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure, Note } from '../../ui/states.js';
import { numbersOf } from './chosen-changes.js';
import { useTakeOut, type DraftChange } from './publishing.acts.js';
import '../../text/words-of/deciding.js';

/** Asks for the reason of a take-out, once. */
export function TakeOutDialog({ change, onClose }: { change: DraftChange; onClose: () => void }) {
  const say = useSay();
  const takeOut = useTakeOut(change, onClose);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (reason.trim() !== '' && !takeOut.isPending) takeOut.mutate(reason);
  };
  return (
    <Dialog
      title={say('edition.takeOut.title')}
      lead={say('edition.takeOut.hint')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button type="button" className="btn grave" onClick={send} aria-disabled={takeOut.isPending || undefined}>
            {say('edition.takeOut.do')}
          </button>
        </>
      }
    >
      {change.twins.length > 0 && (
        <Note tone="warn" icon="two" title={say('edition.takeOut.twins', { numbers: numbersOf(change) })} />
      )}
      <Field
        label={say('edition.reason')}
        error={tried && reason.trim() === '' ? say('problem.reason-missing') : undefined}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="in doc"
            dir="auto"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {takeOut.error && <Failure error={takeOut.error} />}
    </Dialog>
  );
}
