import type { DiscussionView } from '@tarmeem/contract';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useSay } from '../../text/words.js';
import '../../text/words-of/discussion.js';
import { askedAt, offered, withName, type Asked } from './mention-offer.js';

type Person = DiscussionView['people'][number];

interface MessageFieldProps {
  ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };
  text: string;
  /** Who may be mentioned. */
  people: readonly Person[];
  begins: boolean;
  onText: (text: string) => void;
  onMention: (person: Person) => void;
}

/** The field of a message. An `@` offers those who would hear it: arrows go along them, Enter or Tab takes one, Esc none. */
export function MessageField({ ids, text, people, begins, onText, onMention }: MessageFieldProps) {
  const say = useSay();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  /** Where the caret goes with the name that was just taken, before another letter can be pressed. */
  const caretAfter = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caretAfter.current !== null) field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  }, [text]);
  const [asked, setAsked] = useState<Asked | null>(null);
  /** The `@` that was answered with Esc. */
  const [left, setLeft] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const offers = asked && asked.at !== left ? offered(people, asked.letters) : [];
  const now = Math.min(chosen, offers.length - 1);
  const look = (value: string, caret: number) => {
    const next = askedAt(value, caret);
    if (next?.at === asked?.at && next?.letters === asked?.letters) return;
    setAsked(next);
    setChosen(0);
    if (next?.at !== left) setLeft(null);
  };
  const take = (person: Person) => {
    const after = withName(text, asked!, person);
    onText(after.text);
    onMention(person);
    setAsked(null);
    caretAfter.current = after.caret;
  };
  const onKey = (event: KeyboardEvent) => {
    if (offers.length === 0 || event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setChosen((now + by + offers.length) % offers.length);
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(offers[now]!);
    else if (event.key === 'Escape') setLeft(asked!.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <textarea
        {...ids}
        ref={field}
        className="in doc"
        dir="auto"
        maxLength={4000}
        autoFocus={begins}
        value={text}
        aria-autocomplete="list"
        aria-controls={offers.length > 0 ? list : undefined}
        aria-activedescendant={offers.length > 0 ? `${list}${String(now)}` : undefined}
        onChange={({ target }) => {
          onText(target.value);
          look(target.value, target.selectionStart);
        }}
        onSelect={({ currentTarget }) => look(currentTarget.value, currentTarget.selectionStart)}
        onKeyDown={onKey}
        onBlur={() => setAsked(null)}
      />
      {offers.length > 0 && (
        <div className="offers" role="listbox" id={list} aria-label={say('discussion.mention')}>
          {offers.map((person, at) => (
            <div
              key={person.id}
              id={`${list}${String(at)}`}
              role="option"
              aria-selected={at === now}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              <bdi>{person.name}</bdi>
              {person.organisation && <span className="muted small"> · {person.organisation}</span>}
            </div>
          ))}
        </div>
      )}
      <span className="vh" role="status">
        {offers.length > 0 && say('discussion.offered', { count: offers.length })}
      </span>
    </>
  );
}
