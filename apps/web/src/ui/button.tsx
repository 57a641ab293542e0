import type { Verdict } from '@tarmeem/contract';
import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { becauseOf } from '../text/problem-words.js';
import { useSay } from '../text/words.js';

interface VerdictButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  may: Verdict;
  children: ReactNode;
  /** Show the reason beside the button; otherwise only a screen reader and the tooltip have it. */
  explain?: boolean;
}

/** A button that is never hidden: where the server says no it stays in place, says why, and does nothing. */
export function VerdictButton({
  may,
  children,
  explain = false,
  onClick,
  className = 'btn',
  ...rest
}: VerdictButtonProps) {
  const say = useSay();
  const id = useId();
  const why = may.allowed ? '' : becauseOf(say, may.because);
  return (
    <>
      <button
        type="button"
        {...rest}
        className={className}
        aria-disabled={!may.allowed || undefined}
        aria-describedby={why ? id : undefined}
        title={why || undefined}
        onClick={may.allowed ? onClick : undefined}
      >
        {children}
      </button>
      {why && (
        <span id={id} className={explain ? 'why' : 'vh'}>
          {why}
        </span>
      )}
    </>
  );
}
