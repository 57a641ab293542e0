import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { codeOf } from '../../api/problem-error.js';
import { wordsOf } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/account.js';

interface CodeFormProps<Answer> {
  /** Throws `wrong-code` for a code that is none. */
  send: (code: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  label?: string;
  button?: string;
  /** A recovery code does as well. */
  recovery?: boolean;
}

/** The code of the app, or a recovery code. What was typed stays until it is right, and is ready to be typed over. */
export function CodeForm<Answer>({ send, onDone, label, button, recovery = false }: CodeFormProps<Answer>) {
  const say = useSay();
  const [code, setCode] = useState('');
  const [recovering, setRecovering] = useState(false);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const show = useMutation({
    mutationFn: () => send(code.trim()),
    onSuccess: onDone,
    onError: () => field.current?.select(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (show.isPending) return;
    const tooShort = code.replaceAll(/[\s-]/g, '').length < 6;
    setMissing(tooShort);
    if (!tooShort) show.mutate();
    else field.current?.focus();
  };
  const wrong = codeOf(show.error) === 'wrong-code' || codeOf(show.error) === 'malformed';
  const atField = missing ? say('code.missing') : wrong ? say('problem.wrong-code') : undefined;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        key={String(recovering)}
        label={recovering ? say('code.recovery') : (label ?? say('code.label'))}
        hint={say(recovering ? 'code.recoveryHint' : 'code.hint')}
        error={atField}
      >
        {(ids) => (
          <input
            {...ids}
            ref={field}
            className={recovering ? 'in' : 'in code6'}
            dir="ltr"
            inputMode={recovering ? 'text' : 'numeric'}
            autoComplete={recovering ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {show.error && !wrong && <Failure error={show.error} title={wordsOf(say, show.error)} />}
      <button type="submit" className="btn pri" aria-disabled={show.isPending || undefined}>
        {show.isPending ? say('code.checking') : (button ?? say('code.continue'))}
      </button>
      {recovery && (
        <p>
          <button
            type="button"
            className="link"
            onClick={() => {
              setRecovering(!recovering);
              setCode('');
              setMissing(false);
              show.reset();
            }}
          >
            {say(recovering ? 'code.useApp' : 'code.useRecovery')}
          </button>
        </p>
      )}
    </form>
  );
}
