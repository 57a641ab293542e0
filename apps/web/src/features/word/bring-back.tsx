import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { FilePreview, OutlineEntry } from '@tarmeem/contract';
import { newKey } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Failure } from '../../ui/states.js';
import { useDocument, useTitle } from '../../ui/shell.js';
import { DroppedThings, FileComments } from './beside-text.js';
import { lookInto, takeFile } from './bring-back.acts.js';
import { ChooseFile } from './choose-file.js';
import { FilePart } from './file-part.js';
import '../../text/words-of/exchange.js';

/** A Word file comes back: choose it, see what would become of it, make a draft of it. */
export function BringBack() {
  const say = useSay();
  useTitle(say('word.title'));
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  const [file, setFile] = useState<File | null>(null);
  const look = useMutation({ mutationFn: (chosen: File) => lookInto(slug, chosen) });
  return (
    <main id="main" className="page stack">
      <p>
        <Link to="/proposals">{say('word.back')}</Link>
      </p>
      <h1>{say('word.title')}</h1>
      <Answered query={outline}>
        {({ sections }) =>
          look.data && file ? (
            <Preview
              file={file}
              preview={look.data}
              sections={sections.filter(({ mayPropose }) => mayPropose)}
              onAnother={() => look.reset()}
            />
          ) : (
            <ChooseFile
              pending={look.isPending}
              error={look.error}
              onFile={(chosen) => {
                setFile(chosen);
                look.mutate(chosen);
              }}
            />
          )
        }
      </Answered>
    </main>
  );
}

interface PreviewProps {
  file: File;
  preview: FilePreview;
  sections: readonly OutlineEntry[];
  onAnother: () => void;
}

/** What a part is taken as at first: its section, where the file names it and there is something new in it. */
function firstChoices({ parts }: FilePreview): Record<number, string | null> {
  return Object.fromEntries(
    parts.map(({ part, sectionId, match, mayPropose, changes, renamed }) => [
      part,
      match === 'marked' && mayPropose && (changes.length > 0 || renamed !== null) ? sectionId : null,
    ]),
  );
}

function Preview({ file, preview, sections, onAnother }: PreviewProps) {
  const say = useSay();
  const { slug } = useDocument();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [choices, setChoices] = useState(() => firstChoices(preview));
  const parts = Object.entries(choices).flatMap(([part, sectionId]) =>
    sectionId === null ? [] : [{ part: Number(part), sectionId }],
  );
  const take = useMutation({
    mutationFn: () =>
      takeFile(slug, {
        file,
        choices: { title: file.name.replace(/\.docx$/iu, '').slice(0, 200), parts },
        key: key.current,
      }),
    onSuccess: async (proposal) => {
      void client.invalidateQueries({ queryKey: ['documents', slug, 'proposals'] });
      await navigate({ to: '/proposals/$proposalId', params: { proposalId: proposal.id } });
    },
  });
  const changes = preview.parts.reduce((sum, part) => sum + part.changes.length, 0);
  return (
    <div className="stack">
      <p role="status">
        <bdi>{preview.fileName}</bdi>:{' '}
        {say('word.summary', { changes, parts: preview.parts.length, comments: preview.comments.length })}
      </p>
      {preview.parts.map((part) => (
        <FilePart
          key={part.part}
          part={part}
          chosen={choices[part.part] ?? null}
          sections={sections}
          onChoose={(sectionId) => {
            key.current = newKey();
            setChoices({ ...choices, [part.part]: sectionId });
          }}
        />
      ))}
      <FileComments comments={preview.comments} />
      <DroppedThings dropped={preview.dropped} />
      {take.error && <Failure error={take.error} onAgain={() => take.mutate()} />}
      {parts.length === 0 && <p className="muted">{say('word.nothing')}</p>}
      <div className="row">
        <button
          type="button"
          className="btn pri"
          disabled={parts.length === 0 || take.isPending}
          onClick={() => take.mutate()}
        >
          {say('word.make')}
        </button>
        <button type="button" className="btn" onClick={onAnother}>
          {say('word.anotherFile')}
        </button>
      </div>
    </div>
  );
}
