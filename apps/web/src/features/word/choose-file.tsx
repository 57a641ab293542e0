import { useId, useRef, useState } from 'react';
import { factOf } from '../../api/problem-error.js';
import { codeOf } from '../../api/problem-error.js';
import { sayOr, useSay } from '../../text/words.js';
import { wordsOf } from '../../text/problem-words.js';

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
  const id = useId();
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
      <div className="field">
        <label htmlFor={id}>{say('word.file')}</label>
        <p className="muted" id={`${id}-hint`}>
          {say('word.fileHint')}
        </p>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          aria-describedby={said ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={said ? true : undefined}
          disabled={pending}
        />
        {said && (
          <p className="error" id={`${id}-error`} role="alert">
            {said}
          </p>
        )}
      </div>
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
