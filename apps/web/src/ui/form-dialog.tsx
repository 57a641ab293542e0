import { useId, type ReactNode } from 'react';
import { useSay } from '../text/words.js';
import { Dialog } from './dialog.js';

interface FormDialogProps {
  title: string;
  lead?: ReactNode;
  /** The words of the button that sends it. */
  send: string;
  isPending: boolean;
  onSend: () => void;
  onClose: () => void;
  className?: string;
  /** Why it was not taken, below the form. */
  trouble?: ReactNode;
  children: ReactNode;
}

/** A form in a dialog. It stays as it is until it was taken or the person closes it. */
export function FormDialog({
  title,
  lead,
  send,
  isPending,
  onSend,
  onClose,
  className,
  trouble,
  children,
}: FormDialogProps) {
  const say = useSay();
  const form = useId();
  return (
    <Dialog
      title={title}
      lead={lead}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button type="submit" form={form} className="btn pri" aria-disabled={isPending || undefined}>
            {send}
          </button>
        </>
      }
    >
      <form
        id={form}
        className={className ? `stack ${className}` : 'stack'}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onSend();
        }}
      >
        {children}
      </form>
      {trouble}
    </Dialog>
  );
}
