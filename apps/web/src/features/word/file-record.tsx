import { useQuery } from '@tanstack/react-query';
import type { ImportedFileView } from '@tarmeem/contract';
import { outlineQuery } from '../../api/queries.js';
import { useLanguage, useSay } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { CommentList } from './file-comments.js';
import { DroppedThings } from './dropped-things.js';
import '../../text/words-of/exchange.js';

/** What a Word file held that a proposal was made from: who brought it, whom it names for which words, its comments, what was left out. */
export default function FileRecord({ file }: { file: ImportedFileView }) {
  const { say, when } = useLanguage();
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  return (
    <div className="sec stack file-record">
      <p>
        <strong>
          <bdi>{file.fileName}</bdi>
        </strong>{' '}
        <span className="muted">{say('word.record.by', { name: file.by, when: when(file.at) })}</span>
      </p>
      <p className="muted small">{say('word.record.names')}</p>
      {file.sections.map(({ sectionId, changes }) => (
        <Changes
          key={sectionId}
          heading={outline.data?.sections.find((section) => section.sectionId === sectionId)?.heading}
          changes={changes}
        />
      ))}
      {file.comments.length > 0 && (
        <section className="stack">
          <h3>{say('word.comments')}</h3>
          <CommentList comments={file.comments}>{(comment) => <Became comment={comment} />}</CommentList>
        </section>
      )}
      <DroppedThings dropped={file.dropped} />
    </div>
  );
}

function Changes({
  heading,
  changes,
}: {
  heading: string | undefined;
  changes: ImportedFileView['sections'][number]['changes'];
}) {
  const say = useSay();
  return (
    <section className="stack">
      <h3>
        <bdi>{heading ?? say('word.section')}</bdi>
      </h3>
      {changes.length === 0 && <p className="muted">{say('word.noChanges')}</p>}
      <ol className="plain stack">
        {changes.map(({ before, after, authors, tracked }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a record is never changed
          <li key={at}>
            <p className="words" dir="auto">
              {before && <del>{before}</del>} {after && <ins>{after}</ins>}
            </p>
            <p className="muted small">
              {tracked ? say('word.inFile', { names: authors.join(', ') }) : say('word.untracked')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Became({ comment: { became, feedback } }: { comment: ImportedFileView['comments'][number] }) {
  const say = useSay();
  return (
    <p className="muted small">
      {became === 'feedback'
        ? say('word.became.feedback', { number: feedback ?? 0 })
        : say(`word.became.${became ?? 'record'}`)}
    </p>
  );
}
