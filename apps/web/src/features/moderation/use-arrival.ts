import { type RefObject, useEffect } from 'react';

/**
 * Who comes to a list with a keyboard and has nothing focused yet is on its current row as soon as there are rows: the keys work at once,
 * not after a row of Tabs. Fingers need no focus, and the page stays where it is,
 * unless they come back to a row they were on. With the `row` named, whose row is gone meanwhile is on the one in its place.
 */
export function useArrival(list: RefObject<HTMLElement | null>, row: string | boolean, isBack = false): void {
  useEffect(() => {
    if (!row || document.activeElement !== document.body || !matchMedia('(pointer: fine)').matches) return;
    list.current?.querySelector<HTMLElement>('.cur [data-row]')?.focus({ preventScroll: !isBack });
  }, [list, row, isBack]);
}
