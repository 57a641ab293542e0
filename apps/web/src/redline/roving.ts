import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/**
 * Moves the focus along the rows of a list; the list is one stop of the Tab key. Rows carry `data-row`. While `isFollowed` is false
 * nothing was chosen yet, and the page stays where it is: on a telephone the list stands below the text.
 */
export function useRoving(currentIndex: number, isFollowed = true) {
  const list = useRef<HTMLOListElement & HTMLUListElement>(null);
  useEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]');
    const row = rows?.[currentIndex];
    if (row && list.current?.contains(document.activeElement) && !isField(document.activeElement)) row.focus();
    if (isFollowed) row?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [currentIndex, isFollowed]);
  return list;
}

/**
 * Puts the focus on the current row with the very picture that the call leads to: a key pressed right after it is not lost. Whoever
 * writes in a field that is still there keeps the caret.
 */
export function useReturnToRow(list: RefObject<HTMLElement | null>): () => void {
  const [times, setTimes] = useState(0);
  useLayoutEffect(() => {
    if (times > 0 && !isField(document.activeElement))
      list.current?.querySelector<HTMLElement>('.cur [data-row]')?.focus();
  }, [list, times]);
  return () => setTimes((before) => before + 1);
}

/** True for an element in which letters are written: single-letter keys stay out of it. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable);

/** True when a key is pressed alone, outside of a field. */
export const isPlain = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target);
