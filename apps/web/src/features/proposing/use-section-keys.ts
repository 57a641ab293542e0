import type { KeyboardEvent, RefObject } from 'react';
import type { Written } from '../../editor/use-writing.js';

interface Options {
  writing: Written | null;
  /** The list of changes. */
  list: RefObject<HTMLElement | null>;
  /** Where the sources of the whole proposal are. */
  sources: RefObject<HTMLDetailsElement | null>;
}

/** The keys of the screen beside those of the text: from change to change, to their list, and a source for the one in hand. */
export function useSectionKeys({ writing, list, sources }: Options): (event: KeyboardEvent) => void {
  const step = (by: 1 | -1) => {
    const count = writing?.changes.get().length ?? 0;
    if (!writing || count === 0) return;
    const { current } = writing;
    writing.setCurrent(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
  };
  const cite = () => {
    const here = list.current?.querySelector<HTMLElement>('.ch.cur .cites > button');
    if (!here && sources.current) sources.current.open = true;
    (here ?? sources.current?.querySelector<HTMLElement>('.cites > button'))?.click();
  };
  return (event) => {
    if (event.altKey && event.ctrlKey && event.code === 'KeyS') cite();
    else if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    else if (event.key === 'F9') list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  };
}
