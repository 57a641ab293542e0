import type { DraftView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { AskDialog } from './ask-dialog.js';
import { instantIn, isOver, nextMonday, zoneName } from './local-time.js';
import { Proposed } from './proposed-time.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** A publisher confirms the prepared edition for a minute on the document's clocks. */
export function ScheduleDialog({
  draft,
  number,
  onClose,
  onDone,
}: {
  draft: DraftView;
  number: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { say, when, locale } = useLanguage();
  const { timeZone } = useDocument();
  const proposed = draft.preparation?.at ?? null;
  const [at, setAt] = useState(() => {
    const instant = proposed === null ? null : instantIn(proposed, timeZone);
    return proposed !== null && instant && !isOver(instant) ? proposed : nextMonday(new Date(), timeZone);
  });
  const instant = instantIn(at, timeZone);
  const zone = zoneName(timeZone, locale);
  return (
    <AskDialog
      title={say('schedule.title', { number })}
      lead={say('schedule.lead')}
      button={say('schedule.do')}
      act={(_, key) =>
        call('schedule', {
          params: { slug: draft.document },
          body: { manifestHash: draft.preparation?.manifestHash ?? '', at },
          version: draft.version,
          key,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p className="doc" dir="auto">
        {draft.preparation?.changeNote || say('edition.noNote')}
      </p>
      <Proposed at={proposed} />
      <div className="f">
        <label className="lab" htmlFor="schedule-at">
          {say('schedule.when')} <span className="hint">{zone}</span>
        </label>
        <input
          id="schedule-at"
          className="in when"
          type="datetime-local"
          required
          value={at}
          onChange={(event) => setAt(event.target.value.slice(0, 16))}
        />
        <p className="small muted" role="status">
          {instant
            ? isOver(instant)
              ? say('proposed.over')
              : say('schedule.utc', { when: when(instant), utc: instant.toISOString().slice(11, 16) })
            : say('schedule.noTime')}
        </p>
      </div>
      <p className="small muted">{say('schedule.rights')}</p>
    </AskDialog>
  );
}
