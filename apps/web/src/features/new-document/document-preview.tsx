import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportedDocumentView, OutlineFileInput, OutlinePreview } from '@tarmeem/contract';
import { useRef, useState, type FormEvent } from 'react';
import { newKey } from '../../api/client.js';
import { documentsQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { DroppedThings } from '../word/dropped-things.js';
import { importDocument } from './new-document.acts.js';
import { OutlineTree } from './outline-tree.js';
import '../../text/words-of/exchange.js';
import '../../styles/word.css';

interface DocumentPreviewProps {
  file: File;
  choices: OutlineFileInput;
  preview: OutlinePreview;
  onMade: (made: ImportedDocumentView) => void;
  onAnother: () => void;
}

/** The sections that the file would become, with what a person says of them; then the import itself. */
export function DocumentPreview({ file, choices, preview, onMade, onAnother }: DocumentPreviewProps) {
  const say = useSay();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [typed, setTyped] = useState({ title: preview.title, slug: preview.slug, changeNote: say('import.firstNote') });
  const [codes, setCodes] = useState<Record<number, string>>(() =>
    Object.fromEntries(preview.parts.map(({ part, jurisdiction }) => [part, jurisdiction ?? ''])),
  );
  const take = useMutation({
    mutationFn: () => {
      const jurisdictions = Object.entries(codes)
        .filter(([, code]) => code !== '')
        .map(([part, jurisdiction]) => ({ part: Number(part), jurisdiction }));
      return importDocument(file, { ...choices, ...typed, jurisdictions }, key.current);
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: documentsQuery.queryKey });
      onMade(made);
    },
  });
  const errors = fieldErrors(say, take.error);
  const type = (name: keyof typeof typed) => (value: string) => {
    key.current = newKey();
    setTyped({ ...typed, [name]: value });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!take.isPending) take.mutate();
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p role="status">
        <bdi>{preview.fileName}</bdi>: {say('import.found', { sections: preview.parts.length })}
      </p>
      <div className="stack import-form">
        <Typed label={say('import.titleField')} value={typed.title} error={errors['/title']} onType={type('title')} />
        <Typed
          label={say('import.slug')}
          hint={say('import.slugHint')}
          dir="ltr"
          value={typed.slug}
          error={errors['/slug']}
          onType={type('slug')}
        />
        <Typed
          label={say('import.note')}
          hint={say('import.noteHint')}
          value={typed.changeNote}
          error={errors['/changeNote']}
          onType={type('changeNote')}
        />
      </div>
      {preview.lede !== '' && (
        <section className="sec">
          <h2>{say('import.lede')}</h2>
          <p dir="auto">{preview.lede}</p>
        </section>
      )}
      <OutlineTree
        preview={preview}
        codes={codes}
        onChoose={(part, code) => {
          key.current = newKey();
          setCodes({ ...codes, [part]: code });
        }}
      />
      <DroppedThings dropped={preview.dropped} />
      {take.error && Object.keys(errors).length === 0 && <Failure error={take.error} onAgain={() => take.mutate()} />}
      <p className="muted">{say('import.public')}</p>
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={take.isPending || undefined}>
          {say('import.do')}
        </button>
        <button type="button" className="btn" onClick={onAnother}>
          {say('word.anotherFile')}
        </button>
      </div>
    </form>
  );
}

interface TypedProps {
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  dir?: 'ltr' | 'auto';
  onType: (value: string) => void;
}

function Typed({ label, hint, value, error, dir = 'auto', onType }: TypedProps) {
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})}>
      {(ids) => (
        <input
          {...ids}
          className="in"
          dir={dir}
          required
          value={value}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}
