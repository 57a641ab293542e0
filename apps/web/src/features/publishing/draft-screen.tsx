import { useQuery } from '@tanstack/react-query';
import type { DraftView } from '@tarmeem/contract';
import { useState } from 'react';
import { draftQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Answered, Blank } from '../../ui/states.js';
import { hasRole, useMe } from '../account/session.js';
import { ChosenChanges } from './chosen-changes.js';
import { Emergencies } from './emergencies.js';
import { EmergencyDialog } from './emergency-dialog.js';
import { PreparationPanel } from './preparation-panel.js';
import { PreviewLinks } from './preview-links.js';
import { PublishDialog } from './publish-dialog.js';
import type { DraftChange } from './publishing.acts.js';
import { ReadersPreview } from './readers-preview.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { ScheduledPanel } from './scheduled-panel.js';
import { TakeOutDialog } from './take-out-dialog.js';
import { useChoice } from './use-choice.js';
import { WhatWasDone, type Done } from './what-was-done.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** The next edition: what goes in, how it reads, who prepared it, and its publication by a second person. */
export function DraftScreen({ slug }: { slug: string }) {
  const draft = useQuery(draftQuery(slug));
  return <Answered query={draft}>{(view) => <Draft draft={view} />}</Answered>;
}

function Draft({ draft }: { draft: DraftView }) {
  const say = useSay();
  const choosing = useChoice(draft);
  const { choice, arrived, choose } = choosing;
  const me = useMe();
  const [asking, setAsking] = useState<'publish' | 'schedule' | 'emergency' | null>(null);
  const closeDialog = () => setAsking(null);
  const [done, setDone] = useState<(Done & { time: number }) | null>(null);
  const tell = (what: Done['what'], number: string) =>
    setDone((before) => ({ what, number, time: (before?.time ?? 0) + 1 }));
  const [takingOut, setTakingOut] = useState<DraftChange | null>(null);
  // What is written after it was prepared is not.
  const told = done && !(done.what === 'prepared' && choosing.begun) && (
    <WhatWasDone key={done.time} done={done} slug={draft.document} />
  );
  const { scheduled } = draft;
  const now = choice.major ? draft.nextMajor : draft.nextMinor;
  const later = scheduled && (choice.major ? scheduled.draftAfter.major : scheduled.draftAfter.minor);
  const emergency = (
    <>
      <VerdictButton
        className="btn quiet grave-text end"
        may={
          hasRole(me, 'publisher') ? { allowed: true } : { allowed: false, because: say('edition.block.publishers') }
        }
        onClick={() => setAsking('emergency')}
      >
        {say('emergency.button')}
      </VerdictButton>
      {asking === 'emergency' && (
        <EmergencyDialog
          slug={draft.document}
          onClose={closeDialog}
          onDone={(each) => {
            closeDialog();
            tell('published', each);
          }}
        />
      )}
    </>
  );
  if (draft.sections.length === 0)
    return (
      <>
        <div className="wh">
          <h1>{say('editions.next')}</h1>
          {emergency}
        </div>
        {told}
        <Emergencies slug={draft.document} />
        <ScheduledPanel draft={draft} onCalledOff={() => setDone(null)} />
        <Blank title={say('edition.none')}>
          <p className="muted">{say('edition.noneHint')}</p>
        </Blank>
        {scheduled && <PreviewLinks slug={draft.document} prepared={false} />}
      </>
    );
  // Who does not prepare begins with the note and what stands in the way, also on a phone.
  const readsFirst = !draft.may.prepare.allowed;
  const panel = (
    <PreparationPanel
      draft={draft}
      choice={choice}
      arrived={arrived}
      differs={choosing.differs}
      onChoice={choose}
      onPrepare={choosing.hold}
      onPrepared={() => {
        choosing.clear();
        tell('prepared', later ?? now);
      }}
      onPublish={() => setAsking('publish')}
      onSchedule={() => setAsking('schedule')}
    />
  );
  return (
    <>
      <div className="wh">
        <div>
          <h1>{later ? say('editions.next') : say('edition.title', { number: now })}</h1>
          <p className="meta">
            {say('edition.meta', {
              changes: draft.sections.reduce((sum, { changes }) => sum + changes.length, 0),
              sections: draft.sections.length,
              number: draft.currentNumber,
            })}
          </p>
          {scheduled && later && (
            <p className="small">{say('edition.numberLater', { later, now, scheduled: scheduled.number })}</p>
          )}
        </div>
        {emergency}
      </div>
      {told}
      <Emergencies slug={draft.document} />
      <ScheduledPanel draft={draft} onCalledOff={() => setDone(null)} />
      <div className={readsFirst ? 'ed reads-first' : 'ed'}>
        {readsFirst && panel}
        <div>
          <ChosenChanges
            draft={draft}
            leaveOut={choice.leaveOut}
            arrived={arrived}
            onLeaveOut={(leaveOut) => choose({ ...choice, leaveOut })}
            onTakeOut={setTakingOut}
          />
          <ReadersPreview
            draft={draft}
            sections={draft.sections}
            title={say('edition.readers')}
            leaveOut={choice.leaveOut}
            number={later ?? now}
          />
          <PreviewLinks slug={draft.document} prepared={draft.preparation !== null} />
        </div>
        {!readsFirst && panel}
      </div>
      {asking === 'schedule' && (
        <ScheduleDialog
          draft={draft}
          number={now}
          onClose={closeDialog}
          onDone={() => {
            closeDialog();
            tell('scheduled', now);
          }}
        />
      )}
      {asking === 'publish' && (
        <PublishDialog
          draft={draft}
          number={now}
          onClose={closeDialog}
          onPublished={(each) => {
            closeDialog();
            tell('published', each);
            choosing.clear();
          }}
        />
      )}
      {takingOut && <TakeOutDialog change={takingOut} onClose={() => setTakingOut(null)} />}
    </>
  );
}
