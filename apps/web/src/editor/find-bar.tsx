import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useSay } from '../text/words.js';
import { Icon } from '../ui/icon.js';
import { find, findingIn, replaceFound, selectFound, step, stopFinding } from './find.js';

/** Finds and replaces words in the section: Enter goes on, Shift Enter back, Esc returns to the place found. */
export function FindBar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const [words, setWords] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const listen = useCallback(
    (hear: () => void) => {
      editor.on('transaction', hear);
      return () => void editor.off('transaction', hear);
    },
    [editor],
  );
  const now = useSyncExternalStore(listen, () => findingIn(editor.state));
  const count = now.matches.length;
  useEffect(() => {
    const { from, to } = editor.state.selection;
    const selected = editor.state.doc.textBetween(from, to, '\n');
    if (selected !== '' && selected.length < 100 && !selected.includes('\n')) {
      setQuery(selected);
      find(editor, selected);
    }
    field.current?.focus();
    return () => {
      if (!editor.isDestroyed) stopFinding(editor);
    };
  }, [editor]);
  useEffect(() => {
    if (query !== '') field.current?.select();
    // Only what was selected in the text is selected in the field, once.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, []);
  const close = () => {
    selectFound(editor);
    onClose();
    editor.view.focus();
  };
  const replace = (all: boolean) => {
    const done = replaceFound(editor, words, all);
    setSaid(say('find.replaced', { count: done }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    else if (event.target === field.current) step(editor, event.shiftKey ? -1 : 1);
    else replace(false);
    event.preventDefault();
    event.stopPropagation();
  };
  const state = query === '' ? '' : count === 0 ? say('find.none') : say('find.at', { n: now.current + 1, count });
  return (
    <div className="findbar" role="search" aria-label={say('find.label')} onKeyDown={onKey}>
      <div className="row">
        <input
          ref={field}
          className="in"
          type="text"
          dir="auto"
          spellCheck={false}
          aria-label={say('find.words')}
          placeholder={say('find.words')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setSaid('');
            find(editor, event.target.value);
          }}
        />
        <span className="small muted num" role="status">
          {said || state}
        </span>
        <button type="button" className="icon-btn" aria-label={say('find.previous')} onClick={() => step(editor, -1)}>
          <Icon name="prev" flip />
        </button>
        <button type="button" className="icon-btn" aria-label={say('find.next')} onClick={() => step(editor, 1)}>
          <Icon name="next" flip />
        </button>
        <button type="button" className="icon-btn" aria-label={say('find.close')} onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      <div className="row">
        <input
          className="in"
          type="text"
          dir="auto"
          aria-label={say('find.by')}
          placeholder={say('find.by')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button
          type="button"
          className="btn sm"
          aria-disabled={count === 0 || undefined}
          onClick={() => replace(false)}
        >
          {say('find.replace')}
        </button>
        <button type="button" className="btn sm" aria-disabled={count === 0 || undefined} onClick={() => replace(true)}>
          {say('find.replaceAll')}
        </button>
      </div>
    </div>
  );
}
