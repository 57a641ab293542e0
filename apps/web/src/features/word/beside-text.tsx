import type { FileCommentView, FilePreview } from '@tarmeem/contract';
import { useLanguage, useSay } from '../../text/words.js';
import '../../text/words-of/exchange.js';
import '../../styles/word.css';

/** The remarks of a file, with the words they stand at. */
export function FileComments({ comments }: { comments: readonly FileCommentView[] }) {
  const { say, when } = useLanguage();
  if (comments.length === 0) return null;
  return (
    <section className="sec stack">
      <h2>{say('word.comments')}</h2>
      <p className="muted">{say('word.commentsKept')}</p>
      <ul className="plain stack file-comments">
        {comments.map(({ id, author, at, text, resolved, quote, parent }) => (
          <li key={id} className={parent === null ? undefined : 'file-reply'}>
            <p className="muted">
              <bdi>{author}</bdi> {at !== null && `· ${when(at)}`} {resolved && `· ${say('word.resolved')}`}
            </p>
            {quote !== '' && parent === null && <blockquote dir="auto">{quote}</blockquote>}
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const named = [
  'picture',
  'formula',
  'object',
  'textBox',
  'symbol',
  'contents',
  'endnote',
  'pageBreak',
  'tooDeep',
  'link',
] as const;

/** What a text can't hold. */
export function DroppedThings({ dropped }: Pick<FilePreview, 'dropped'>) {
  const say = useSay();
  if (dropped.length === 0) return null;
  return (
    <section className="sec stack">
      <h2>{say('word.dropped')}</h2>
      <p className="muted">{say('word.droppedLead')}</p>
      <ul>
        {dropped.map(({ kind, count }) => (
          <li key={kind}>{say(`word.drop.${named.find((name) => name === kind) ?? 'other'}`, { count })}</li>
        ))}
      </ul>
    </section>
  );
}
