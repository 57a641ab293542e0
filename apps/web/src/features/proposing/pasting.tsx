import type { Doc } from '@tarmeem/document';
import type { Editor } from '@tiptap/core';
import { useMemo, useState } from 'react';
import { keepUnchanged, type Dropped, type PasteHost } from '../../editor/paste.js';
import type { TooMuch } from '../../editor/room-for-paste.js';
import { useSay, type Key, type Say } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Note } from '../../ui/states.js';

interface Told {
  dropped: Dropped;
  unchanged: number;
  refused: boolean;
  tooMuch: TooMuch | null;
}
const nothing: Told = { dropped: {}, unchanged: 0, refused: false, tooMuch: null };

/** What is told and asked about a paste. */
export function usePasting() {
  const [told, setTold] = useState<Told>(nothing);
  const [asked, setAsked] = useState<{ size: number; answer: (yes: boolean) => void } | null>(null);
  const host = useMemo<PasteHost>(
    () => ({
      dropped: (dropped) => setTold({ ...nothing, dropped }),
      leftOut: (count) =>
        setTold(({ dropped }) => ({
          ...nothing,
          dropped: { ...dropped, character: (dropped.character ?? 0) + count },
        })),
      unchanged: (unchanged) => setTold((before) => ({ ...before, unchanged })),
      tooMuch: (tooMuch) => setTold({ ...nothing, tooMuch }),
      refused: () => setTold({ ...nothing, refused: true }),
      ask: (size) => new Promise((answer) => setAsked({ size, answer })),
    }),
    [],
  );
  const answer = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(null);
  };
  return { host, told, forget: () => setTold(nothing), asked, answer };
}

interface PasteNotesProps {
  pasting: ReturnType<typeof usePasting>;
  editor: Editor | undefined;
  base: Doc | undefined;
}

/**
 * Says what a paste left out, offers to keep unchanged paragraphs as published, and asks before a very long paste. It stands at the
 * foot of what is seen of the sheet, where the writer looks, until it is put away.
 */
export function PasteNotes({ pasting: { told, forget, asked, answer }, editor, base }: PasteNotesProps) {
  const say = useSay();
  const lines = linesOf(say, told.dropped);
  const keep = () => {
    if (editor && base) editor.view.dispatch(keepUnchanged(editor.state, base));
    forget();
    editor?.view.focus();
  };
  return (
    <div className="pasted">
      {told.refused && (
        <Note tone="warn" icon="warn" arrives="alert" title={say('paste.refused')}>
          <div className="row">
            <button type="button" className="btn sm" onClick={forget}>
              {say('paste.good')}
            </button>
          </div>
        </Note>
      )}
      {told.tooMuch && (
        <Note tone="warn" icon="warn" arrives="alert" title={say('paste.tooMuch')}>
          <p>{say('paste.tooMuchHint', { ...told.tooMuch })}</p>
          <div className="row">
            <button type="button" className="btn sm" onClick={forget}>
              {say('paste.good')}
            </button>
          </div>
        </Note>
      )}
      {(lines.length > 0 || told.unchanged > 0) && (
        <Note icon="info" arrives="status" title={say('paste.pasted')}>
          {lines.length > 0 && <p>{say('paste.dropped', { what: lines.join(', ') })}</p>}
          {told.unchanged > 0 && <p>{say('paste.unchanged', { count: told.unchanged })}</p>}
          <div className="row">
            {told.unchanged > 0 && (
              <button type="button" className="btn sm pri" onClick={keep}>
                {say('paste.keep', { count: told.unchanged })}
              </button>
            )}
            <button type="button" className="btn sm" onClick={forget}>
              {say('paste.good')}
            </button>
          </div>
        </Note>
      )}
      {asked && (
        <Dialog
          title={say('paste.long')}
          lead={say('paste.longHint', { size: (asked.size / 1_000_000).toFixed(1) })}
          onClose={() => answer(false)}
          footer={
            <>
              <button type="button" className="btn" onClick={() => answer(false)}>
                {say('app.cancel')}
              </button>
              <button type="button" className="btn pri" onClick={() => answer(true)}>
                {say('paste.anyway')}
              </button>
            </>
          }
        />
      )}
    </div>
  );
}

const linesOf = (say: Say, dropped: Dropped): string[] =>
  Object.entries(dropped).map(([kind, count]) => say(`paste.kind.${kind}` as Key, { count }));
