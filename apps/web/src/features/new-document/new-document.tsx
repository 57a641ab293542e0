import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportedDocumentView, OutlineFileInput } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../text/words.js';
import { Blank } from '../../ui/states.js';
import { useTitle } from '../../ui/shell.js';
import { hasRole, useMe } from '../account/session.js';
import { ChooseDocument } from './choose-document.js';
import { DocumentPreview } from './document-preview.js';
import { lookIntoDocument } from './new-document.acts.js';
import '../../text/words-of/exchange.js';

/** A whole file becomes a document: choose it, look through its sections, say where they belong, import it. */
export function NewDocument() {
  const say = useSay();
  const me = useMe();
  useTitle(say('import.title'));
  const [chosen, setChosen] = useState<{ file: File; choices: OutlineFileInput } | null>(null);
  const [made, setMade] = useState<ImportedDocumentView | null>(null);
  const look = useMutation({
    mutationFn: (it: NonNullable<typeof chosen>) => lookIntoDocument(it.file, it.choices),
  });
  const again = () => {
    setMade(null);
    look.reset();
  };
  return (
    <main id="main" className="page stack">
      <h1>{say('import.title')}</h1>
      {!hasRole(me, 'administrator') ? (
        <Blank title={say('import.notYours')}>
          <p className="muted">{say('import.notYoursHint')}</p>
          <p>
            <Link className="btn" to="/">
              {say('app.toHome')}
            </Link>
          </p>
        </Blank>
      ) : made ? (
        <div className="stack" role="status">
          <p>{say('import.made', { title: made.title, sections: made.sections })}</p>
          <p className="row">
            <a className="btn pri" href={`/${made.slug}`}>
              {say('import.read')}
            </a>
            <button type="button" className="btn" onClick={again}>
              {say('word.anotherFile')}
            </button>
          </p>
        </div>
      ) : look.data && chosen ? (
        <DocumentPreview {...chosen} preview={look.data} onMade={setMade} onAnother={again} />
      ) : (
        <ChooseDocument
          pending={look.isPending}
          error={look.error}
          onFile={(file, choices) => {
            setChosen({ file, choices });
            look.mutate({ file, choices });
          }}
        />
      )}
    </main>
  );
}
