import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import type { Destination } from './destinations.js';
import type { GoToProps } from './early.js';
import { useGroups } from './use-groups.js';
import '../../styles/going.css';
import '../../text/words-of/going.js';

/** One field and what answers it; arrows choose, Enter goes, Esc closes. The focus stays in the field (combobox with a list). */
export function GoTo({ document: about, early: before, onClose }: GoToProps) {
  const say = useSay();
  const { history } = useRouter();
  const [typed, setTyped] = useState(before.words);
  const [at, setAt] = useState(0);
  /** Enter came before everything that answers was there: the best of it is gone to once it is. */
  const [early, setEarly] = useState<{ elsewhere: boolean } | null>(before.enter ? { elsewhere: false } : null);
  const { groups, failed, waiting, again } = useGroups(about, typed);
  const items = groups.flatMap((group) => group.items);
  const current = items[Math.min(at, items.length - 1)];
  const id = useId();
  const idOf = (item: Destination) => `${id}-${item.id}`;
  const box = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  useEffect(() => {
    const dialog = box.current;
    const focused = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      // Who went somewhere begins there; who did not is where they were.
      if (gone.current) (document.activeElement as HTMLElement | null)?.blur();
      else if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    };
  }, []);
  const currentId = current && idOf(current);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  const go = useCallback(
    ({ address }: Destination, elsewhere: boolean) => {
      gone.current = true;
      onClose();
      if (elsewhere) window.open(address, '_blank', 'noopener');
      else if (address.startsWith('/app')) history.push(address);
      else location.assign(address);
    },
    [history, onClose],
  );
  const enter = (elsewhere: boolean) => {
    if (waiting && at === 0) setEarly({ elsewhere });
    else if (current) go(current, elsewhere);
  };
  useEffect(() => {
    if (early && !waiting && current && !gone.current) go(current, early.elsewhere);
  }, [early, waiting, current, go]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) setAt((Math.min(at, items.length - 1) + step + items.length) % items.length);
    else if (event.key === 'Enter') enter(ctrl);
    else if (ctrl && event.key.toLowerCase() === 'k') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={box}
      className="goto"
      aria-label={say('going.title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <div className="ask">
        <Icon name="find" />
        <input
          type="text"
          role="combobox"
          aria-label={say('going.label')}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={currentId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          dir="auto"
          placeholder={say('going.label')}
          maxLength={120}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setEarly(null);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="icon-btn" aria-label={say('app.close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
      <div className="ways" id={`${id}-list`} role="listbox" aria-label={say('going.title')} aria-busy={waiting}>
        {groups.map(({ heading, items: here }, n) => (
          <div role="group" aria-labelledby={`${id}-g${String(n)}`} key={heading}>
            <p className="gh" id={`${id}-g${String(n)}`} role="presentation">
              {heading}
            </p>
            {here.map((item) => (
              <div
                key={item.id}
                id={idOf(item)}
                role="option"
                aria-selected={item === current}
                className={item === current ? 'cur' : undefined}
                // The focus stays in the field: a press chooses, it does not take it.
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => item !== current && setAt(items.indexOf(item))}
                onClick={(event) => go(item, event.ctrlKey || event.metaKey)}
              >
                <bdi>{item.words}</bdi>
                {item.beside && <bdi className="muted small">{item.beside}</bdi>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {failed && (
        <p className="small row failed" role="alert">
          {say('going.failed')}
          <button type="button" className="link" onClick={again}>
            {say('app.again')}
          </button>
        </p>
      )}
      <p className="vh" role="status">
        {waiting ? say('app.loading') : say('going.count', { count: items.length })}
      </p>
      <p className="keys" aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {say('going.key.choose')}
        </span>
        <span>
          <kbd>Enter</kbd> {say('going.key.go')}
        </span>
        <span>
          <kbd>Esc</kbd> {say('going.key.close')}
        </span>
      </p>
    </dialog>
  );
}
