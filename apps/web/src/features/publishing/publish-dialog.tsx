import type { DraftView } from '@tarmeem/contract';
import { codeOf } from '../../api/problem-error.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Failure, Note } from '../../ui/states.js';
import { FreshCode } from '../account/fresh-code.js';
import { Proposed } from './proposed-time.js';
import { usePublish } from './publishing.acts.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/publishing.js';

interface PublishDialogProps {
  draft: DraftView;
  number: string;
  onClose: () => void;
  onPublished: (number: string) => void;
}

/** How many of the accepted changes go in, and in how many sections. */
function holds({ sections }: DraftView): { count: number; sections: number } {
  const chosen = sections.map(({ changes }) => changes.filter(({ selected }) => selected).length);
  return { count: chosen.reduce((sum, each) => sum + each, 0), sections: chosen.filter((each) => each > 0).length };
}

/** What comes of the scheduled edition when this one comes out before it. */
function BesideScheduled({ draft: { scheduled, sections, preparation } }: { draft: DraftView }) {
  const say = useSay();
  if (!scheduled) return null;
  const touched = new Set(
    sections.flatMap(({ sectionId, changes }) => (changes.some(({ selected }) => selected) ? [sectionId] : [])),
  );
  const number = preparation?.major ? scheduled.after.major : scheduled.after.minor;
  return (
    <Note tone="warn" icon="clock">
      {scheduled.sections.some(({ sectionId }) => touched.has(sectionId))
        ? say('edition.publish.callsOff')
        : say('edition.publish.before', { number })}
    </Note>
  );
}

/** The last look before everybody reads it. */
export function PublishDialog({ draft, number, onClose, onPublished }: PublishDialogProps) {
  const say = useSay();
  const publish = usePublish(draft, (edition) => onPublished(edition.number));
  return (
    <Dialog
      title={say('edition.publish.title', { number })}
      lead={say('edition.publish.hint')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button
            type="button"
            className="btn pri"
            aria-disabled={publish.isPending || undefined}
            onClick={() => publish.isPending || publish.mutate()}
          >
            {publish.isPending ? say('edition.publishing') : say('edition.publish.do', { number })}
          </button>
        </>
      }
    >
      <p>{say('editions.next.holds', holds(draft))}</p>
      <p className="doc" dir="auto">
        {draft.preparation?.changeNote || say('edition.noNote')}
      </p>
      <Proposed at={draft.preparation?.at ?? null} />
      <BesideScheduled draft={draft} />
      <p className="small muted">{say('edition.all', { number: draft.currentNumber })}</p>
      {codeOf(publish.error) === 'second-factor-needed' ? (
        <FreshCode onDone={() => publish.mutate()} onCancel={() => publish.reset()} />
      ) : (
        publish.error && <Failure error={publish.error} />
      )}
    </Dialog>
  );
}
