import type { Editor } from '@tiptap/core';
import { useState, type FormEvent } from 'react';
import { useSay } from '../text/words.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { deleteSelection } from '@tiptap/pm/commands';
import { footnoteAt, linkAt, removeLink, setFootnote, setLink, shut } from './commands.js';
import { addressFrom } from './extensions.js';

/** A dialog about what is selected in the editor. */
export interface DialogProps {
  editor: Editor;
  onClose: () => void;
}

/** Asks for the address of a link; refuses one that no text here may have. */
export function LinkDialog({ editor, onClose }: DialogProps) {
  const say = useSay();
  const [before] = useState(() => linkAt(editor));
  const [typed, setTyped] = useState(before);
  const [bad, setBad] = useState(false);
  const set = (event: FormEvent) => {
    event.preventDefault();
    const href = addressFrom(typed);
    if (!href) return setBad(true);
    return shut(editor, onClose, setLink(editor, href));
  };
  const remove = () => shut(editor, onClose, removeLink(editor));
  const cancel = () => shut(editor, onClose);
  return (
    <form onSubmit={set} noValidate>
      <Dialog
        title={say('link.title')}
        onClose={cancel}
        footer={
          <>
            {before && (
              <button type="button" className="btn quiet grave-text" onClick={remove}>
                {say('link.remove')}
              </button>
            )}
            <button type="button" className="btn quiet" onClick={cancel}>
              {say('app.cancel')}
            </button>
            <button type="submit" className="btn pri">
              {say('link.set')}
            </button>
          </>
        }
      >
        <Field label={say('link.address')} hint={say('link.hint')} error={bad ? say('link.bad') : undefined}>
          {(ids) => (
            <input
              {...ids}
              className="in"
              dir="ltr"
              type="url"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoFocus
            />
          )}
        </Field>
      </Dialog>
    </form>
  );
}

/** Asks for the words of a footnote: a new one behind the selection, or the one that is selected. */
export function FootnoteDialog({ editor, onClose }: DialogProps) {
  const say = useSay();
  const [before] = useState(() => footnoteAt(editor));
  const [text, setText] = useState(before ?? '');
  const [bad, setBad] = useState(false);
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return setBad(true);
    return shut(editor, onClose, setFootnote(editor, text.trim().replace(/\s+/g, ' ')));
  };
  const remove = () => shut(editor, onClose, deleteSelection);
  const cancel = () => shut(editor, onClose);
  return (
    <form onSubmit={set} noValidate>
      <Dialog
        title={say('footnote.title')}
        onClose={cancel}
        footer={
          <>
            {before !== null && (
              <button type="button" className="btn quiet grave-text" onClick={remove}>
                {say('footnote.remove')}
              </button>
            )}
            <button type="button" className="btn quiet" onClick={cancel}>
              {say('app.cancel')}
            </button>
            <button type="submit" className="btn pri">
              {say('footnote.set')}
            </button>
          </>
        }
      >
        <Field label={say('footnote.text')} error={bad ? say('footnote.empty') : undefined}>
          {(ids) => (
            <textarea
              {...ids}
              className="in doc"
              dir="auto"
              maxLength={10_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoFocus
            />
          )}
        </Field>
      </Dialog>
    </form>
  );
}
