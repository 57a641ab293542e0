import { useEffect, useRef, type ReactNode } from 'react';

/** The head of a work screen. It stays in sight; the rails and the tools below it learn how tall it is. */
export function WorkHeader({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const header = box.current;
    if (!header || typeof ResizeObserver === 'undefined') return undefined;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty('--head', `${header.offsetHeight}px`));
    watch.observe(header);
    return () => {
      watch.disconnect();
      style.removeProperty('--head');
    };
  }, []);
  return (
    <div className="wh stick" role="region" aria-label={label} ref={box}>
      {children}
    </div>
  );
}
