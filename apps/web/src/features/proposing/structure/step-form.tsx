import { useState, type FormEvent, type ReactNode } from 'react';
import { fieldErrors } from '../../../text/problem-words.js';
import { useSay } from '../../../text/words.js';
import { Dialog } from '../../../ui/dialog.js';
import { Failure } from '../../../ui/states.js';
import type { Structure, StructureStep } from './use-structure.js';

interface StepFormProps {
  title: string;
  lead?: string;
  /** The word of the button that does it. */
  act: string;
  grave?: boolean;
  structure: Structure;
  /** The step, or null while something is left to fill in. */
  step: () => StructureStep | null;
  /** What a screen reader is told when it is done. */
  done: string;
  onClose: () => void;
  children?: (it: { errors: Readonly<Record<string, string>>; tried: boolean }) => ReactNode;
}

/** A dialog that takes one step on the contents of a draft, and stays with its words when that is refused. */
export function StepForm({ title, lead, act, grave = false, structure, step, done, onClose, children }: StepFormProps) {
  const say = useSay();
  const [tried, setTried] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const it = step();
    if (!it || structure.pending) return;
    const went = await structure.run(it).then(
      () => true,
      () => false,
    );
    if (!went) return;
    structure.tell(done);
    onClose();
  };
  const errors = fieldErrors(say, structure.error);
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Dialog
        title={title}
        lead={lead}
        onClose={onClose}
        footer={
          <>
            <button type="button" className="btn quiet" onClick={onClose}>
              {say('app.cancel')}
            </button>
            <button
              type="submit"
              className={grave ? 'btn grave pri' : 'btn pri'}
              aria-disabled={structure.pending || undefined}
            >
              {act}
            </button>
          </>
        }
      >
        {children?.({ errors, tried })}
        {structure.error && <Failure error={structure.error} />}
      </Dialog>
    </form>
  );
}
