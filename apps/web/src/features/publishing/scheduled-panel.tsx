import type { DraftView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { sayOr, useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/states.js';
import { useParts } from '../../ui/use-parts.js';
import { AskDialog } from './ask-dialog.js';
import { clockIn, zoneName } from './local-time.js';
import { ReadersPreview } from './readers-preview.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** The edition that comes out by itself, or that was to: when, what, by whom, how it reads, and how to call it off. */
export function ScheduledPanel({ draft, onCalledOff }: { draft: DraftView; onCalledOff: () => void }) {
  const { say, when, locale } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { scheduled, cancelled } = draft;
  const partOf = useParts(draft.document, scheduled?.sections ?? []);
  if (!scheduled)
    return cancelled ? (
      <Note icon="clock" tone="warn" title={say('schedule.cancelled', { when: when(cancelled.was) })}>
        {sayOr(say, `schedule.cause.${cancelled.cause}`, cancelled.cause)}
        {cancelled.by && ` · ${cancelled.by.name}`}
      </Note>
    ) : null;
  return (
    <>
      <section className="panel stack" aria-labelledby="scheduled">
        <h2 id="scheduled">
          <Icon name="clock" /> {say('schedule.stands', { when: when(scheduled.at) })}
        </h2>
        <p className="muted small">
          {zoneName(scheduled.timeZone, locale)} ·{' '}
          {say(scheduled.major ? 'edition.major' : 'edition.minor', { number: scheduled.number })}
        </p>
        {scheduled.changeNote && (
          <p className="doc" dir="auto">
            {scheduled.changeNote}
          </p>
        )}
        <ul className="check">
          {scheduled.sections.map(({ sectionId, heading, changes }) => (
            <li key={sectionId} className="ok">
              <Icon name="ok" />
              <bdi>{heading}</bdi>
              {partOf(sectionId) && <bdi className="muted small">{partOf(sectionId)}</bdi>}
              <span className="muted small">{say('count.changes', { count: changes })}</span>
            </li>
          ))}
        </ul>
        <p className="small muted">
          {say('schedule.by', {
            prepared: scheduled.preparedBy?.name ?? '–',
            confirmed: scheduled.confirmedBy.name,
            when: when(scheduled.confirmedAt),
          })}
          {scheduled.proposed !== null &&
            ` · ${say(
              scheduled.proposed === clockIn(new Date(scheduled.at), scheduled.timeZone)
                ? 'proposed.confirmed'
                : 'proposed.another',
            )}`}
        </p>
        <div>
          <VerdictButton className="btn" explain may={scheduled.mayCancel} onClick={() => setAsking(true)}>
            {say('schedule.cancel')}
          </VerdictButton>
        </div>
        {asking && (
          <AskDialog
            title={say('schedule.cancelTitle')}
            lead={say('schedule.cancelLead')}
            button={say('schedule.cancelDo')}
            grave
            act={() => call('cancelSchedule', { params: { slug: draft.document }, version: scheduled.version })}
            onDone={() => {
              setAsking(false);
              onCalledOff();
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </section>
      {scheduled.texts.length > 0 && (
        <ReadersPreview
          draft={draft}
          sections={scheduled.texts}
          title={say('schedule.readers')}
          number={scheduled.number}
        />
      )}
    </>
  );
}
