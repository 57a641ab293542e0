import type { ReactNode } from 'react';
import { useHeight } from './use-height.js';

/** The head of a work screen. It stays in sight; the rails and the tools below it learn how tall it is. */
export function WorkHeader({ label, children }: { label: string; children: ReactNode }) {
  const box = useHeight<HTMLDivElement>('--head');
  return (
    <div className="wh stick" role="region" aria-label={label} ref={box}>
      {children}
    </div>
  );
}
