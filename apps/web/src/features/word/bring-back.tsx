import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { FilePreview, OutlineEntry, TakeFileInput } from '@tarmeem/contract';
import { newKey } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { outlineQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Failure, Note } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { DroppedThings } from './dropped-things.js';
import { firstChoices } from './first-choices.js';
import { FileComments, firstCommentChoices } from './file-comments.js';
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
  const [seen, setSeen] = useState<{ file: File; preview: FilePreview } | null>(null);
  /** How often the parts of the file turned out to be others than those that were chosen from. */
  const [moved, setMoved] = useState(0);
  const look = useMutation({
    mutationFn: ({ file, parts = [] }: { file: File; parts?: TakeFileInput['parts'] }) =>
      lookInto(slug, file, { parts }),
  });
  // Only the last of several that were asked for is shown.
  const see = (file: File, parts?: TakeFileInput['parts']) =>
    look.mutate(parts ? { file, parts } : { file }, {
      onSuccess: (preview) => setSeen({ file, preview }),
      onError: (error) => {
        if (codeOf(error) === 'parts-moved') seeAnew(file);
      },
    });
  /** The file divides otherwise by now: what was chosen is about other parts, and is chosen again. */
  const seeAnew = (file: File) =>
    look.mutate(
      { file },
      {
        onSuccess: (preview) => {
          setSeen({ file, preview });
          setMoved(moved + 1);
        },
      },
    );
  return (
    <main id="main" className="page stack">
      <p>
        <Link className="link" to="/proposals">
          {say('word.back')}
        </Link>
      </p>
      <h1>{say('word.title')}</h1>
      <Answered query={outline}>
        {({ sections }) =>
          seen ? (
            <Preview
              key={moved}
              {...seen}
              moved={moved > 0}
              sections={sections.filter(({ mayPropose }) => mayPropose)}
              looking={{ pending: look.isPending, error: look.error, again: (parts) => see(seen.file, parts) }}
              onMoved={() => seeAnew(seen.file)}
              onAnother={() => {
                look.reset();
                setSeen(null);
                setMoved(0);
              }}
            />
          ) : (
            <ChooseFile pending={look.isPending} error={look.error} onFile={(chosen) => see(chosen)} />
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
  /** Works the preview out anew, with these parts taken as these sections. */
  looking: { pending: boolean; error: Error | null; again: (parts: TakeFileInput['parts']) => void };
  /** The file was taken apart anew since, and this is another preview than the first. */
  moved: boolean;
  onMoved: () => void;
  onAnother: () => void;
}

/** What is taken of the file, as the server wants it. */
function partsOf({ parts }: FilePreview, choices: Readonly<Record<number, string | null>>): TakeFileInput['parts'] {
  return parts.flatMap(({ part, seen }) => {
    const sectionId = choices[part] ?? null;
    return sectionId === null ? [] : [{ part, sectionId, seen }];
  });
}

function Preview({ file, preview, sections, looking, moved, onMoved, onAnother }: PreviewProps) {
  const say = useSay();
  const { slug } = useDocument();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [choices, setChoices] = useState(() => firstChoices(preview));
  const [comments, setComments] = useState(() => firstCommentChoices(preview.comments));
  const parts = partsOf(preview, choices);
  const choose = (part: number, sectionId: string | null) => {
    key.current = newKey();
    const next = { ...choices, [part]: sectionId };
    setChoices(next);
    // Another section is another text to compare with.
    const isOther = preview.parts.some((each) => each.part === part && each.sectionId !== sectionId);
    if (sectionId !== null && (isOther || looking.error || looking.pending)) looking.again(partsOf(preview, next));
  };
  const take = useMutation({
    mutationFn: () =>
      takeFile(slug, {
        file,
        choices: {
          title: file.name.replace(/\.docx$/iu, '').slice(0, 200),
          parts,
          comments: Object.entries(comments.paths).map(([id, as]) => ({ id, as })),
          namesInFeedback: comments.names,
        },
        key: key.current,
      }),
    onError: (error) => {
      if (codeOf(error) === 'parts-moved') onMoved();
    },
    onSuccess: async (proposal) => {
      void client.invalidateQueries({ queryKey: ['documents', slug, 'proposals'] });
      await navigate({ to: '/proposals/$proposalId', params: { proposalId: proposal.id } });
    },
  });
  const changes = preview.parts.reduce((sum, part) => sum + part.changes.length, 0);
  return (
    <div className="stack">
      {moved && (
        <Note tone="warn" icon="warn" arrives="alert">
          {say('problem.parts-moved')}
        </Note>
      )}
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
          onChoose={(sectionId) => choose(part.part, sectionId)}
        />
      ))}
      <FileComments
        comments={preview.comments}
        choices={comments}
        onChoose={(next) => {
          key.current = newKey();
          setComments(next);
        }}
      />
      <DroppedThings dropped={preview.dropped} />
      {looking.pending && (
        <p role="status" className="muted">
          {say('word.reading')}
        </p>
      )}
      {looking.error !== null && <Failure error={looking.error} onAgain={() => looking.again(parts)} />}
      {take.error && <Failure error={take.error} onAgain={() => take.mutate()} />}
      {parts.length === 0 && <p className="muted">{say('word.nothing')}</p>}
      <div className="row">
        <button
          type="button"
          className="btn pri"
          disabled={parts.length === 0 || take.isPending || looking.pending || looking.error !== null}
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
