import { type CommentPath, commentPaths, type FileCommentView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { useLanguage, useSay } from '../../text/words.js';
import { Choice } from '../../ui/choice.js';
import '../../text/words-of/exchange.js';

/** What becomes of the comments of a file; by id, those that are not here stay in its record alone. */
export interface CommentChoices {
  paths: Readonly<Record<string, CommentPath>>;
  /** Whether feedback carries the names in the file. */
  names: boolean;
}

/** At first what is not resolved is said in the draft's own discussion. */
export function firstCommentChoices(comments: readonly FileCommentView[]): CommentChoices {
  const open = comments.filter((comment) => isTakeable(comment) && !comment.resolved).slice(0, 300);
  return { paths: Object.fromEntries(open.map(({ id }) => [id, 'discussion' as const])), names: false };
}

const isTakeable = ({ parent, text }: FileCommentView): boolean => parent === null && text.trim() !== '';

interface FileCommentsProps {
  comments: readonly FileCommentView[];
  choices: CommentChoices;
  onChoose: (choices: CommentChoices) => void;
}

/** The comments of a file, each with the words it stands at, its answers, and what shall become of it. */
export function FileComments({ comments, choices, onChoose }: FileCommentsProps) {
  const say = useSay();
  if (comments.length === 0) return null;
  const takeable = comments.filter(isTakeable);
  const options: (readonly [string, string])[] = [
    ...commentPaths.map((path) => [path, say(`word.comment.${path}`)] as const),
    ['', say('word.comment.record')],
  ];
  const put = (ids: readonly string[], chosen: string) => {
    const path = commentPaths.find((each) => each === chosen);
    const rest = Object.entries(choices.paths).filter(([id]) => !ids.includes(id));
    const now = path === undefined ? [] : ids.map((id) => [id, path] as const);
    onChoose({ ...choices, paths: Object.fromEntries([...rest, ...now]) });
  };
  const paths = new Set(takeable.map(({ id }) => choices.paths[id] ?? ''));
  return (
    <section className="sec stack file-choices">
      <h2>{say('word.comments')}</h2>
      <p className="muted">{say('word.commentsKept')}</p>
      {takeable.length > 1 && (
        <Choice
          label={say('word.comment.all')}
          value={paths.size === 1 ? [...paths][0]! : 'mixed'}
          options={paths.size === 1 ? options : [['mixed', say('word.comment.mixed')], ...options]}
          onChoose={(chosen) => {
            if (chosen !== 'mixed')
              put(
                takeable.map(({ id }) => id),
                chosen,
              );
          }}
        />
      )}
      {Object.values(choices.paths).includes('feedback') && (
        <>
          <p className="file-note">{say('word.comment.feedbackMeans')}</p>
          <label className="opt">
            <input
              type="checkbox"
              checked={choices.names}
              onChange={(event) => onChoose({ ...choices, names: event.target.checked })}
            />
            <span>{say('word.comment.names')}</span>
          </label>
        </>
      )}
      <CommentList comments={comments}>
        {(comment, number) =>
          isTakeable(comment) && (
            <Choice
              label={say('word.comment.becomes', { number })}
              value={choices.paths[comment.id] ?? ''}
              options={options}
              onChoose={(chosen) => put([comment.id], chosen)}
            />
          )
        }
      </CommentList>
    </section>
  );
}

/** Comments with their answers below them; `children` is what stands at the end of each that answers none. */
export function CommentList<Comment extends FileCommentView>({
  comments,
  children,
}: {
  comments: readonly Comment[];
  children: (comment: Comment, number: number) => ReactNode;
}) {
  const isKnown = new Set(comments.map(({ id }) => id));
  const first = comments.filter(({ parent }) => parent === null || !isKnown.has(parent));
  return (
    <ol className="plain stack file-comments">
      {first.map((comment, at) => (
        <li key={comment.id} className="stack">
          <Said comment={comment} />
          {comments
            .filter(({ parent }) => parent === comment.id)
            .map((answer) => (
              <div key={answer.id} className="file-reply">
                <Said comment={answer} />
              </div>
            ))}
          {children(comment, at + 1)}
        </li>
      ))}
    </ol>
  );
}

function Said({ comment: { author, at, resolved, quote, parent, text } }: { comment: FileCommentView }) {
  const { say, when } = useLanguage();
  return (
    <div>
      <p className="muted small">
        <bdi>{author || say('word.comment.nobody')}</bdi> {at !== null && `· ${when(at)}`}{' '}
        {resolved && `· ${say('word.resolved')}`}
      </p>
      {quote !== '' && parent === null && <blockquote dir="auto">{quote}</blockquote>}
      <p dir="auto" className="words">
        {text}
      </p>
    </div>
  );
}
