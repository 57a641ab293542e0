import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useSay, type Key } from '../text/words.js';
import { Icon } from '../ui/icon.js';

interface ToolProps {
  label: Key;
  /** What does the same, with a space between one way and another. */
  keys?: string;
  pressed?: boolean;
  able?: boolean;
  onRun: () => void;
  children: ReactNode;
}

/** One button of the toolbar. What can't be done now is dimmed, never gone. */
export function Tool({ label, keys, pressed, able = true, onRun, children }: ToolProps) {
  const say = useSay();
  return (
    <button
      type="button"
      className="icon-btn"
      data-tool
      aria-label={say(label)}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      title={keys ? `${say(label)} (${keys.replaceAll(' ', ', ').replaceAll('+', ' ')})` : say(label)}
      aria-pressed={pressed}
      aria-disabled={!able || undefined}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={able ? onRun : undefined}
    >
      {children}
    </button>
  );
}

const ariaKeys = (keys: string): string => keys.replaceAll('Ctrl', 'Control');

/** One line of a menu in the toolbar. */
export interface MenuTool {
  label: Key;
  keys?: string;
  /** For what is on or off; absent: an action. */
  pressed?: boolean;
  able?: boolean;
  /** A rule stands above it. */
  apart?: boolean;
  onRun: () => void;
}

interface ToolMenuProps {
  label: Key;
  face: ReactNode;
  /** Asked each time the menu opens. */
  tools: () => readonly MenuTool[];
}

/** A button of the toolbar with a menu: arrows move in it, Esc goes back to the button. */
export function ToolMenu({ label, face, tools }: ToolMenuProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const close = (toButton: boolean) => {
    setOpen(false);
    if (toButton) box.current?.querySelector<HTMLElement>('[data-tool]')?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    (items().find((item) => !item.ariaDisabled) ?? items()[0])?.focus();
    const away = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  const onKey = (event: KeyboardEvent) => {
    if (!open) {
      if (event.key === 'ArrowDown') setOpen(true);
      else return;
    } else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(false);
    else {
      const all = items();
      const at = all.indexOf(document.activeElement as HTMLElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined && !event.key.startsWith('Arrow')) return;
      if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="menu" ref={box} onKeyDown={onKey}>
      <button
        type="button"
        className="icon-btn twin"
        data-tool
        aria-label={say(label)}
        title={say(label)}
        aria-haspopup="menu"
        aria-expanded={open}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
      >
        {face}
        <Icon name="down" />
      </button>
      {open && (
        <div className="pop" role="menu" aria-label={say(label)}>
          {tools().map(({ label: name, keys, pressed, able = true, apart, onRun }) => (
            <button
              key={name}
              type="button"
              className={apart ? 'apart' : undefined}
              role={pressed === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={pressed}
              aria-disabled={!able || undefined}
              aria-keyshortcuts={keys && ariaKeys(keys)}
              tabIndex={-1}
              onClick={() => {
                if (!able) return;
                close(false);
                onRun();
              }}
            >
              <span>{say(name)}</span>
              {keys && (
                <kbd aria-hidden="true" dir="ltr">
                  {keys.replaceAll('+', ' ')}
                </kbd>
              )}
              {pressed && <Icon name="ok" />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Arrow keys, Home and End along the tools: one stop of the Tab key, the one used last. */
export function moveAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const rtl = document.documentElement.dir === 'rtl';
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tool]')];
  const at = tools.indexOf(document.activeElement as HTMLElement);
  const step = rtl ? -1 : 1;
  const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: tools.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  tools[(to + tools.length) % tools.length]?.focus();
}

/** Makes the tool that has the focus the one the Tab key comes back to. */
export function holdPlace(bar: HTMLElement): void {
  const tools = [...bar.querySelectorAll<HTMLElement>('[data-tool]')];
  const held = tools.find((tool) => tool === document.activeElement) ?? tools.find(({ tabIndex }) => tabIndex === 0);
  for (const tool of tools) tool.tabIndex = tool === (held ?? tools[0]) ? 0 : -1;
}
