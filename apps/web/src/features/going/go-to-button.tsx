import type { DocumentView } from '@tarmeem/contract';
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import type { Early, GoToProps } from './early.js';

const bring = () => import('./go-to.js').then(({ GoTo }) => GoTo);

/** The way to every section, proposal and screen: a button, and Ctrl K wherever that key has no other meaning. What it opens comes with its first use. */
export function GoToButton({ document }: { document: DocumentView }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [GoTo, setGoTo] = useState<ComponentType<GoToProps> | null>(null);
  const early = useRef<Early>({ words: '', enter: false });
  const isComing = open && !GoTo;
  const begin = useCallback(() => {
    early.current = { words: '', enter: false };
    setFailed(false);
    setOpen(true);
    bring().then(
      (it) => flushSync(() => setGoTo(() => it)),
      () => {
        setOpen(false);
        setFailed(true);
      },
    );
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, shiftKey, altKey } = event;
      const ctrl = event.ctrlKey || event.metaKey;
      if (isComing && !ctrl && (key.length === 1 || key === 'Enter')) {
        if (key === 'Enter') early.current.enter = true;
        else early.current.words += key;
        event.stopPropagation(); // the letter is meant for the list that comes, not for the one that has the focus
      } else {
        // In a text it makes a link; over another dialog it would leave what is typed there.
        if (key.toLowerCase() !== 'k' || !ctrl || shiftKey || altKey || event.defaultPrevented) return;
        if (window.document.querySelector('dialog[open]')) return;
        begin();
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey, isComing);
    return () => window.removeEventListener('keydown', onKey, isComing);
  }, [begin, isComing]);
  return (
    <div className="menu end">
      <button
        type="button"
        className="findbtn"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onPointerEnter={() => void bring().catch(() => undefined)}
        onClick={begin}
      >
        <Icon name="find" />
        <span>{say('app.goTo')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {failed && (
        <p className="pop small" role="alert">
          {say('app.noConnection')}
        </p>
      )}
      {open && GoTo && <GoTo document={document} early={early.current} onClose={() => setOpen(false)} />}
    </div>
  );
}
