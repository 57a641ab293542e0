import { useEffect, useRef, useState } from 'react';
import { codeOf, factOf } from '../../api/problem-error.js';
import { sayOr, useSay } from '../../text/words.js';
import { wordsOf } from '../../text/problem-words.js';
import { Field } from '../../ui/field.js';
import '../../text/words-of/exchange.js';

/** Asks for a file. What is wrong with it is said at the field, and the field keeps the focus. */
export function ChooseFile({
  onFile,
  pending,
  error,
}: {
  onFile: (file: File) => void;
  pending: boolean;
  error: unknown;
}) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const because = codeOf(error) === 'file-refused' ? String(factOf(error, 'because')) : null;
  const said = missing
    ? say('word.refused.not-word')
    : error
      ? because
        ? sayOr(say, `word.refused.${because}`, say('problem.file-refused'))
        : wordsOf(say, error)
      : null;
  // The field says what is wrong with it: going there reads it out.
  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const file = input.current?.files?.[0];
        setMissing(!file);
        if (file) onFile(file);
        else input.current?.focus();
      }}
    >
      <p>{say('word.lead')}</p>
      <Field label={say('word.file')} hint={say('word.fileHint')} error={said ?? undefined}>
        {(ids) => (
          <input
            ref={input}
            {...ids}
            type="file"
            accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            disabled={pending}
          />
        )}
      </Field>
      <div className="row">
        <button type="submit" className="btn pri" disabled={pending}>
          {say('word.look')}
        </button>
        {pending && (
          <p role="status" className="muted">
            {say('word.reading')}
          </p>
        )}
      </div>
    </form>
  );
}
