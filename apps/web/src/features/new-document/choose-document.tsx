import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { OutlineFileInput } from '@tarmeem/contract';
import { codeOf, factOf } from '../../api/problem-error.js';
import { wordsOf } from '../../text/problem-words.js';
import { sayOr, useSay } from '../../text/words.js';
import { Choice } from '../../ui/choice.js';
import { Field } from '../../ui/field.js';
import '../../text/words-of/exchange.js';
import '../../styles/word.css';

interface ChooseDocumentProps {
  pending: boolean;
  error: unknown;
  onFile: (file: File, choices: OutlineFileInput) => void;
}

/** Asks for the file of a new document, its language, and how deep its headings become sections. */
export function ChooseDocument({ pending, error, onFile }: ChooseDocumentProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const [language, setLanguage] = useState<'en' | 'ur'>('en');
  const [levels, setLevels] = useState(2);
  const because = codeOf(error) === 'file-refused' ? String(factOf(error, 'because')) : null;
  const refusal = because ? sayOr(say, `word.refused.${because}`, say('problem.file-refused')) : wordsOf(say, error);
  const said = missing ? say('import.missing') : error ? refusal : undefined;
  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    setMissing(!file);
    if (file) onFile(file, { language, levels });
    else input.current?.focus();
  };
  return (
    <form className="stack import-form" noValidate onSubmit={submit}>
      <p>{say('import.lead')}</p>
      <Field label={say('import.file')} hint={say('import.fileHint')} error={said}>
        {(ids) => (
          <input ref={input} {...ids} type="file" accept=".docx,.html,.htm,.txt,.md,text/*" disabled={pending} />
        )}
      </Field>
      <Choice
        label={say('import.language')}
        value={language}
        options={[
          ['en', say('import.language.en')],
          ['ur', say('import.language.ur')],
        ]}
        onChoose={(chosen) => setLanguage(chosen === 'ur' ? 'ur' : 'en')}
      />
      <Choice
        label={say('import.levels')}
        hint={say('import.levelsHint')}
        value={String(levels)}
        options={[1, 2, 3].map((level) => [String(level), say('import.level', { level })] as const)}
        onChoose={(chosen) => setLevels(Number(chosen))}
      />
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
