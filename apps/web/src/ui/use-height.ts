import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Tells the styles of the page how tall an element is, under a custom property of the root in px: whenever it becomes taller or lower, and
 * when another `shown` was drawn, before anything scrolls for that.
 */
export function useHeight<T extends HTMLElement>(property: `--${string}`, shown?: unknown): RefObject<T | null> {
  const box = useRef<T>(null);
  const tell = useCallback(() => {
    if (box.current) document.documentElement.style.setProperty(property, `${box.current.offsetHeight}px`);
  }, [property]);
  useLayoutEffect(tell, [tell, shown]);
  useLayoutEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return undefined;
    const watch = new ResizeObserver(tell);
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      document.documentElement.style.removeProperty(property);
    };
  }, [property, tell]);
  return box;
}
