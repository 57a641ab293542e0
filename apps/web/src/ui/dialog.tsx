import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface DialogProps {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  footer: ReactNode;
  /** Esc and the way out; absent: only the buttons close it. */
  onClose?: () => void;
  /** What Ctrl+Enter does anywhere in it; not while the keys that opened it are held down. */
  onSend?: (() => void) | undefined;
  /** For what needs room: a text to write, two texts side by side. */
  wide?: boolean;
}

/** A modal dialog: it takes the focus, keeps it, and gives it back to where it was. */
export function Dialog({ title, lead, children, footer, onClose, onSend, wide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // What had the focus may be gone after something was tried: it stays in the dialog.
  const last = useRef<Element>(null);
  useLayoutEffect(() => {
    if (last.current && !last.current.isConnected && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  });
  return (
    <dialog
      ref={box}
      className={wide ? 'wide' : undefined}
      aria-labelledby={id}
      onFocus={({ target }) => {
        last.current = target;
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => {
        if (!onSend || event.repeat || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        onSend();
      }}
    >
      <header>
        <h1 id={id}>{title}</h1>
        {lead && <p className="muted">{lead}</p>}
      </header>
      {children && <div className="bd">{children}</div>}
      <footer>{footer}</footer>
    </dialog>
  );
}
