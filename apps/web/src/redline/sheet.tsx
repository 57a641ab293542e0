import { apply, parse, schema, type Change, type Doc } from '@tarmeem/document';
import { EditorState } from '@tiptap/pm/state';
import { DecorationSet, EditorView } from '@tiptap/pm/view';
import { useEffect, useRef } from 'react';
import { decorationsOf } from '../editor/decorate.js';
import { oddSigns } from '../editor/odd-signs.js';
import { spotsOf } from '../editor/spots.js';
import { useLanguage } from '../text/words.js';
import type { Box } from '../ui/strip.js';
import type { View } from '../ui/view-switch.js';

export interface SheetProps {
  label: string;
  base: unknown;
  changes: readonly Change[];
  /** Number and state of each change, in the order of `changes`. */
  numbers: readonly (number | string)[];
  states: readonly Box[];
  /** Index into `changes`. */
  current: number | null;
  view: View;
  onPick: (change: number) => void;
}

/** A text that can only be read: its changes, the text as proposed, or as published. Loaded on demand. */
export default function Sheet({ label, base: stored, changes, numbers, states, current, view, onPick }: SheetProps) {
  const { say } = useLanguage();
  const mount = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const element = mount.current;
    if (!element) return undefined;
    const base = parse(stored);
    const { doc, draw } = drawingOf(base, changes, view);
    const editor = new EditorView(element, {
      state: EditorState.create({ schema, doc }),
      editable: () => false,
      attributes: { 'aria-label': label, role: 'document', tabindex: '-1', class: 'rich' },
      decorations: (state) => {
        const signs = oddSigns(state.doc, say);
        if (!draw) return DecorationSet.create(state.doc, signs);
        const redline = decorationsOf(state.doc, {
          base,
          changes,
          spots: draw,
          current,
          say,
          numberOf: (change) => numbers[change] ?? change + 1,
          stateOf: (change) => states[change] ?? 'open',
          onPick: (change) => pick.current(change),
        });
        return redline.add(state.doc, signs);
      },
    });
    return () => editor.destroy();
  }, [stored, changes, numbers, states, current, view, say, label]);
  useEffect(() => {
    const shown = mount.current?.querySelector('.curc');
    if (shown && current !== null) shown.scrollIntoView({ block: 'center', behavior: 'auto' });
  }, [current]);
  return <div ref={mount} />;
}

function drawingOf(base: Doc, changes: readonly Change[], view: View) {
  if (view === 'published') return { doc: base, draw: null };
  if (view === 'proposed') return { doc: apply(base, changes), draw: null };
  const { target, spots } = spotsOf(base, changes);
  return { doc: target, draw: spots };
}
