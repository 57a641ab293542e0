import { useEffect, useRef, useState, type ReactNode } from 'react';

interface MenuProps {
  label: string;
  face: ReactNode;
  className: string;
  children: ReactNode;
}

/** A button that opens a short list of actions; Esc and a press outside close it. */
export function Menu({ label, face, className, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node)) {
        setOpen(false);
        if (event instanceof KeyboardEvent) button.current?.focus();
      }
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);
  return (
    <div className="menu" ref={box}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div
          className="pop"
          onClick={(event) => (event.target as HTMLElement).closest('a, button:not([aria-disabled])') && setOpen(false)}
        >
          {children}
        </div>
      )}
    </div>
  );
}
