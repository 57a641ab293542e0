import { directionOf } from '@tarmeem/text';
import type { Take } from '@tarmeem/document';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isPlain } from '../../redline/roving.js';
import { sayOr, useSay, type Say } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import type { Choice } from './conflict-model.js';
import { redlineWords } from './redline-words.js';
import { structureDrawn } from './structure/structure-drawn.js';
import '../../text/words-of/conflicts.js';

const names = ['mine', 'published', 'both', 'words'] as const;
type Name = (typeof names)[number];
const nameOf = (take: Take): Name => (typeof take === 'object' ? 'words' : take);

/** What a conflict is about, in a word or two. */
export const kindName = (say: Say, { aspect, kind, structure }: Choice): string =>
  sayOr(
    say,
    structure ? `conflict.kind.structure.${aspect}` : `conflict.kind.${aspect === 'body' ? kind : aspect}`,
    kind,
  );

/** What was chosen, in a word or two. */
export const takeName = (say: Say, take: Take): string => say(`conflict.short.${nameOf(take)}`);

/** A field that opens takes the caret, behind the words it holds. */
const atEnd = (field: HTMLTextAreaElement | null) => {
  if (!field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
};

interface ConflictChoiceProps {
  choice: Choice;
  number: number;
  edition: { base: string; published: string };
  taken: Take | undefined;
  /** Nothing else is left to choose. */
  last: boolean;
  onChoose: (take: Take) => void;
  onOnward: () => void;
  onLeaveOpen: () => void;
  /** What else can be done with words whose section is there no more. */
  elsewhere: ReactNode;
}

/** One conflict: base, mine and published side by side, what shall stand there, and what comes of it. Keys 1 to 4, Enter. */
export function ConflictChoice(props: ConflictChoiceProps) {
  const { choice, number, edition, taken, last, onChoose, onOnward, onLeaveOpen, elsewhere } = props;
  const say = useSay();
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  const { language } = useDocument();
  const [words, setWords] = useState(typeof taken === 'object' ? taken.words : (choice.start ?? ''));
  const drawn = useMemo(
    () => (choice.structure ? structureDrawn(say, choice.structure) : choice.drawn(redlineWords(say))),
    [choice, say],
  );
  const gone = choice.aspect === 'standing' && !choice.structure;
  const possible = useMemo(
    () =>
      names.filter((name) =>
        gone ? name === 'published' : name === 'words' ? choice.start !== null : drawn.result(name) !== null,
      ),
    [choice, drawn, gone],
  );
  const result = taken === undefined || gone ? null : drawn.result(taken);
  const writing = typeof taken === 'object';
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const take = (name: Name) => possible.includes(name) && onChoose(name === 'words' ? { words } : name);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) box.current?.requestSubmit();
    else if (!isPlain(event) && !(event.target instanceof HTMLInputElement && event.target.type === 'radio')) return;
    else if (/^[1-4]$/.test(event.key)) take(names[Number(event.key) - 1] ?? 'mine');
    else if (event.key === 'Enter' && event.target === box.current) box.current.requestSubmit();
    else return;
    event.preventDefault();
  };
  const text = { lang: language, dir: directionOf(language), className: 'doc rich' };
  const sides = [
    { name: 'base', by: say('conflict.by.base', { edition: edition.base }), html: drawn.base },
    { name: 'mine', by: say('conflict.by.mine'), html: drawn.mine },
    { name: 'published', by: say('conflict.by.published', { edition: edition.published }), html: drawn.published },
  ] as const;
  return (
    <form
      ref={box}
      tabIndex={-1}
      className="conflict"
      aria-labelledby={`${id}h`}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (taken !== undefined) onOnward();
      }}
    >
      <h2 id={`${id}h`}>
        {number}. {kindName(say, choice)}: <bdi>{choice.heading}</bdi>
        {choice.block > 0 && say('conflict.thenBlock', { n: choice.block })}
      </h2>
      {gone ? (
        <>
          <p className="muted">{say('conflict.retired', { edition: edition.published })}</p>
          <section>
            <h3>{say('conflict.side.mine')}</h3>
            {/* HTML of the document core, which escapes every word */}
            <div {...text} dangerouslySetInnerHTML={{ __html: drawn.mine }} />
            {elsewhere}
          </section>
        </>
      ) : (
        <>
          <p className="muted">{say('conflict.lead')}</p>
          <div className="three">
            {sides.map(({ name, by, html }) => (
              <section key={name}>
                <h3>{say(`conflict.side.${name}`)}</h3>
                <p className="by">{by}</p>
                {/* HTML of the document core, which escapes every word */}
                <div {...text} dangerouslySetInnerHTML={{ __html: html }} />
              </section>
            ))}
          </div>
        </>
      )}
      <fieldset>
        <legend className="vh">{say('conflict.what')}</legend>
        <div className="choice">
          {names.map((name, at) => {
            const able = possible.includes(name);
            return (
              <label key={name} className={able ? undefined : 'unable'}>
                <input
                  type="radio"
                  name={id}
                  checked={taken !== undefined && nameOf(taken) === name}
                  disabled={!able}
                  onChange={() => take(name)}
                />
                <strong>
                  {say(gone && name === 'published' ? 'conflict.dropThem' : `conflict.take.${name}`)}{' '}
                  <kbd aria-hidden="true">{at + 1}</kbd>
                </strong>
                <small>
                  {able ? say(`conflict.hint.${name}`, { edition: edition.published }) : say('conflict.unable')}
                </small>
              </label>
            );
          })}
        </div>
      </fieldset>
      {writing && (
        <label className="field">
          <span>{say('conflict.yourWords')}</span>
          <textarea
            className="in doc"
            dir="auto"
            maxLength={choice.aspect === 'heading' ? 300 : 20_000}
            value={words}
            ref={atEnd}
            onChange={(event) => {
              const line = event.target.value.replace(/\s*\n\s*/g, ' ');
              setWords(line);
              onChoose({ words: line });
            }}
          />
        </label>
      )}
      {!gone && (
        <>
          <h3>
            {say('conflict.result')}{' '}
            <span className="muted small">{say('conflict.against', { edition: edition.published })}</span>
          </h3>
          {result === null ? (
            <p className="muted">{say('conflict.chooseFirst')}</p>
          ) : (
            <div className="outcome" role="status">
              <div {...text} dangerouslySetInnerHTML={{ __html: result }} />
            </div>
          )}
        </>
      )}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={taken === undefined || undefined}>
          {last ? say('conflict.use') : say('conflict.useNext')} <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" className="btn quiet" onClick={onLeaveOpen}>
          {say('conflict.leaveOpen')}
        </button>
        <span className="muted small end">{say('conflict.changeable')}</span>
      </div>
    </form>
  );
}
