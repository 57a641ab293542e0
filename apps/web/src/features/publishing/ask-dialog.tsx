import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../api/client.js';
import { codeOf, ProblemError } from '../../api/problem-error.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure, Note } from '../../ui/states.js';
import { FreshCode } from '../account/fresh-code.js';
import '../../text/words-of/publishing.js';

/** Something in the dialog is still to be filled in or chosen: what `act` throws when its fields say so themselves. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete';
}

interface AskDialogProps {
  title: string;
  lead?: string;
  /** The field for a reason or notice; without it the dialog only asks whether. */
  field?: { label: string; hint?: string; missing: string; start?: string };
  button: string;
  /** Something that can not be taken back. */
  grave?: boolean;
  /** What is said when it is not any more what the person saw. */
  stale?: string | undefined;
  /** Does it, with what was written and a key that makes a repeated try count once. */
  act: (words: string, key: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children?: ReactNode;
  wide?: boolean;
}

/** Asks once before something is done to an edition, with its words. A fresh code is asked for where the server wants one. */
export function AskDialog({
  title,
  lead,
  field,
  button,
  grave,
  stale,
  act,
  onDone,
  onClose,
  children,
  wide,
}: AskDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [words, setWords] = useState(field?.start ?? '');
  const [tried, setTried] = useState(false);
  const doing = useMutation({
    mutationFn: () => act(words.trim(), key.current),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = newKey();
    },
  });
  const needsCode = codeOf(doing.error) === 'second-factor-needed';
  const missing = field && words.trim() === '';
  const submit = () => {
    setTried(true);
    if (!missing && !doing.isPending) doing.mutate();
  };
  return (
    <Dialog
      wide={wide ?? false}
      title={title}
      lead={lead}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.goBack')}
          </button>
          <button
            type="button"
            className={grave ? 'btn grave' : 'btn pri'}
            aria-disabled={doing.isPending || undefined}
            onClick={submit}
          >
            {doing.isPending ? say('publish.doing') : button}
          </button>
        </>
      }
    >
      {children}
      {field && (
        <Field label={field.label} hint={field.hint} error={tried && missing ? field.missing : undefined}>
          {(ids) => (
            <textarea
              {...ids}
              className="in doc"
              dir="auto"
              rows={4}
              maxLength={2000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      )}
      {needsCode ? (
        <FreshCode onDone={() => doing.mutate()} onCancel={() => doing.reset()} />
      ) : (
        <Why error={doing.error} stale={stale} />
      )}
    </Dialog>
  );
}

function Why({ error, stale }: { error: unknown; stale: string | undefined }) {
  if (!error || error instanceof Incomplete) return null;
  if (stale && codeOf(error) === 'stale') return <Note tone="warn" icon="two" arrives="alert" title={stale} />;
  return <Failure error={error} />;
}
