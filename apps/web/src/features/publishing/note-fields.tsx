import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** What readers are told of an edition that is not prepared from the draft, and whether it changes the meaning. */
export interface Note {
  changeNote: string;
  major: boolean;
}

export function NoteFields({
  note,
  onNote,
  error,
}: {
  note: Note;
  onNote: (note: Note) => void;
  error?: string | undefined;
}) {
  const say = useSay();
  return (
    <>
      <Field label={say('edition.note')} hint={say('edition.noteHint')} error={error}>
        {(ids) => (
          <textarea
            {...ids}
            className="in doc"
            dir="auto"
            rows={2}
            maxLength={4000}
            value={note.changeNote}
            onChange={(event) => onNote({ ...note, changeNote: event.target.value })}
          />
        )}
      </Field>
      <label className="opt">
        <input
          type="checkbox"
          checked={note.major}
          onChange={(event) => onNote({ ...note, major: event.target.checked })}
        />
        <span>{say('emergency.major')}</span>
      </label>
    </>
  );
}
