import type { DraftView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/shell.js';
import { AskDialog } from './ask-dialog.js';
import { instantIn, nextMonday } from './local-time.js';
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
  const [at, setAt] = useState(() => nextMonday(new Date(), timeZone));
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
            ? say('schedule.utc', { when: when(instant), utc: instant.toISOString().slice(11, 16) })
            : say('schedule.noTime')}
        </p>
      </div>
      <p className="small muted">{say('schedule.rights')}</p>
    </AskDialog>
  );
}

/** The zone in words, with its distance from UTC. */
export function zoneName(timeZone: string, locale: string): string {
  const part = (style: 'long' | 'shortOffset') =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style })
      .formatToParts(new Date())
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return `${part('long')} (${part('shortOffset')})`;
}
