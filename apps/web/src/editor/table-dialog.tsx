import { useState, type FormEvent } from 'react';
import { useSay } from '../text/words.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { insertTable, shut } from './commands.js';
import type { DialogProps } from './insert-dialogs.js';

/** The largest table that is put in at once; more rows and columns are added to it. */
const most = { columns: 12, rows: 50 };
type Side = keyof typeof most;

/** Asks how large a table shall be; the heads of its columns are one of the rows. */
export function TableDialog({ editor, onClose }: DialogProps) {
  const say = useSay();
  const [typed, setTyped] = useState({ columns: '2', rows: '3' });
  const [tried, setTried] = useState(false);
  const numberOf = (side: Side) => {
    const wanted = Number(typed[side]);
    return /^\d+$/u.test(typed[side].trim()) && wanted >= 1 && wanted <= most[side] ? wanted : null;
  };
  const [columns, rows] = [numberOf('columns'), numberOf('rows')];
  const cancel = () => shut(editor, onClose);
  const set = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (columns !== null && rows !== null) shut(editor, onClose, insertTable(editor, { columns, rows }));
  };
  const field = (side: Side, hint?: string) => (
    <Field
      label={say(`table.${side}`)}
      {...(hint ? { hint } : {})}
      error={tried && numberOf(side) === null ? say('table.wrong', { most: most[side] }) : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          className="in"
          type="text"
          inputMode="numeric"
          value={typed[side]}
          onChange={(event) => setTyped({ ...typed, [side]: event.target.value })}
          onFocus={(event) => event.target.select()}
          autoFocus={side === 'columns'}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={set} noValidate>
      <Dialog
        title={say('tool.table')}
        onClose={cancel}
        footer={
          <>
            <button type="button" className="btn quiet" onClick={cancel}>
              {say('app.cancel')}
            </button>
            <button type="submit" className="btn pri">
              {say('table.set')}
            </button>
          </>
        }
      >
        {field('columns')}
        {field('rows', say('table.rowsHint'))}
      </Dialog>
    </form>
  );
}
