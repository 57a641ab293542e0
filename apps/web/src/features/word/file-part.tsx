import { useId } from 'react';
import type { FilePartView, OutlineEntry } from '@tarmeem/contract';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { ConflictWords } from './conflict-words.js';
import '../../text/words-of/exchange.js';
import '../../styles/word.css';

/** One part of a file: which section it belongs to, and each change with the names in the file. */
export function FilePart({
  part,
  chosen,
  sections,
  onChoose,
}: {
  part: FilePartView;
  /** The section that it is taken as; null: it is left out. */
  chosen: string | null;
  /** Sections that this person may propose on. */
  sections: readonly OutlineEntry[];
  onChoose: (sectionId: string | null) => void;
}) {
  const say = useSay();
  const id = useId();
  const notes = [
    part.match === 'guessed' && say('word.guessed'),
    part.match === 'none' && say('word.none'),
    part.sectionId !== null && !part.mayPropose && say('word.mayNot'),
    part.outdated && say('word.outdated', { edition: part.baseEdition ?? '' }),
    part.conflicts > 0 && say('word.conflicts', { count: part.conflicts }),
    part.renamed !== null && say('word.renamed', { name: part.renamed }),
  ].filter((note) => note !== false);
  return (
    <section className="sec stack file-choices" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>
        <bdi>{part.sectionHeading ?? (part.heading || say('word.section'))}</bdi>
      </h2>
      {notes.map((note) => (
        <p key={note} className="file-note">
          {note}
        </p>
      ))}
      <ConflictWords places={part.conflictWords} total={part.conflicts} />
      {(part.mayPropose || part.match === 'none') && (
        <Field label={say('word.section')}>
          {(ids) => (
            <select
              {...ids}
              className="in"
              dir="auto"
              value={chosen ?? ''}
              onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
            >
              <option value="">{say('word.choose')}</option>
              {sections.map(({ sectionId, heading }) => (
                <option key={sectionId} value={sectionId}>
                  {heading}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {part.changes.length === 0 ? (
        <p className="muted">{say('word.noChanges')}</p>
      ) : (
        <ol className="plain stack">
          {part.changes.map((change, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- changes have no id before they are stored, and never move
            <FileChange key={at} change={change} />
          ))}
        </ol>
      )}
    </section>
  );
}

function FileChange({ change: { payload, authors, tracked } }: { change: FilePartView['changes'][number] }) {
  const say = useSay();
  const line = lineOf(say, { aspect: 'body', payload });
  return (
    <li>
      <p>
        <strong>{line.verb}</strong>{' '}
        <span className="muted">
          {line.place} · {tracked ? say('word.inFile', { names: authors.join(', ') }) : say('word.untracked')}
        </span>
      </p>
      <p className="words" dir="auto">
        {line.before && <del>{line.before}</del>} {line.after && <ins>{line.after}</ins>}
        {line.more.map((more) => (
          <span key={more}> {more}</span>
        ))}
      </p>
    </li>
  );
}
