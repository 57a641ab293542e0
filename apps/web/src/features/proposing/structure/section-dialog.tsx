import type { DraftOutlineView, DraftSection, SectionPlace, Verdict } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../../text/words.js';
import { VerdictButton } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Icon } from '../../../ui/icon.js';
import type { IconName } from '../../../ui/icons.js';
import { Failure } from '../../../ui/states.js';
import { AddForm } from './add-form.js';
import { PlaceFields } from './place-fields.js';
import { countBelow, placeAfter, steps, type Step } from './places.js';
import { RenameForm } from './rename-form.js';
import { StepForm } from './step-form.js';
import type { Structure } from './use-structure.js';
import '../../../text/words-of/contents.js';

interface SectionDialogProps {
  section: DraftSection;
  outline: DraftOutlineView;
  structure: Structure;
  onMove: (step: Step) => Promise<void>;
  onClose: () => void;
}

/** What can be done with a section in the contents; moves by one place stay open, so that they can be repeated. */
export function SectionDialog({ section, outline, structure, onMove, onClose }: SectionDialogProps) {
  const say = useSay();
  const [asked, setAsked] = useState<'add' | 'move' | 'rename' | 'retire' | 'take-out' | null>(null);
  const { heading, sectionId, may } = section;
  const { sections } = outline;
  const of = { structure, onClose };
  if (asked === 'add') return <AddForm outline={outline} parentId={sectionId} {...of} />;
  if (asked === 'rename') return <RenameForm section={section} {...of} />;
  if (asked === 'move') return <MoveForm section={section} outline={outline} {...of} />;
  if (asked === 'retire' || asked === 'take-out')
    return <RetireForm section={section} below={countBelow(sections, sectionId)} {...of} />;
  const undo = async (body: { place?: null; heading?: null; slug?: null; live?: true }) => {
    const subtree = body.live === true;
    const went = await structure.run({ act: 'change', sectionId, body: { ...body, subtree } }).then(
      () => true,
      () => false,
    );
    if (went) structure.tell(say('tree.done.undone', { heading }));
  };
  const row = (icon: IconName, words: string, verdict: Verdict, act: () => void) => (
    <li key={words}>
      <VerdictButton className="btn quiet" may={verdict} explain onClick={act}>
        <Icon name={icon} /> {words}
      </VerdictButton>
    </li>
  );
  const moves: Record<Step, string> = {
    up: say('tree.up'),
    down: say('tree.down'),
    in: say('tree.in', { heading: placeAfter(sections, section, 'in')?.beside?.heading ?? '' }),
    out: say('tree.out', { heading: placeAfter(sections, section, 'out')?.beside?.heading ?? '' }),
  };
  const marks: Record<Step, IconName> = { up: 'mark', down: 'down', in: 'redo', out: 'undo' };
  const possible = section.retired ? [] : steps.filter((step) => placeAfter(sections, section, step));
  return (
    <Dialog
      title={say('tree.title', { heading })}
      lead={<span role="status">{placeWords(say, section, sections)}</span>}
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {say('app.close')}
        </button>
      }
    >
      <ul className="actlist">
        {section.moved && row('undo', say('tree.undoMove'), may.move, () => void undo({ place: null }))}
        {section.renamed &&
          row('undo', say('tree.undoRename'), may.rename, () => void undo({ heading: null, slug: null }))}
        {section.retired && row('undo', say('tree.undoRetire'), { allowed: true }, () => void undo({ live: true }))}
        {!section.retired && row('secadd', say('tree.addUnder'), may.add, () => setAsked('add'))}
        {possible.map((step) => row(marks[step], moves[step], may.move, () => void onMove(step)))}
        {!section.retired && row('move', say('tree.moveTo'), may.move, () => setAsked('move'))}
        {!section.retired && row('ren', say('tree.rename'), may.rename, () => setAsked('rename'))}
        {section.added && row('x', say('tree.takeOut'), may.edit, () => setAsked('take-out'))}
        {!section.added && !section.retired && row('ret', say('tree.retire'), may.retire, () => setAsked('retire'))}
      </ul>
      {structure.error && <Failure error={structure.error} />}
      <p className="small muted">{say('tree.keys')}</p>
    </Dialog>
  );
}

function placeWords(
  say: ReturnType<typeof useSay>,
  { parentId, afterId }: DraftSection,
  sections: readonly DraftSection[],
): string {
  const nameOf = (id: string | null) => sections.find(({ sectionId }) => sectionId === id)?.heading;
  const parent = nameOf(parentId) ?? say('tree.top');
  const after = nameOf(afterId);
  return after ? say('tree.at', { parent, after }) : say('tree.atFirst', { parent });
}

interface FormProps {
  section: DraftSection;
  structure: Structure;
  onClose: () => void;
}

function MoveForm({ section, outline, structure, onClose }: FormProps & { outline: DraftOutlineView }) {
  const say = useSay();
  const { heading, sectionId, parentId, afterId } = section;
  const [place, setPlace] = useState<SectionPlace>({ parentId, afterId });
  return (
    <StepForm
      title={say('tree.move.title', { heading })}
      lead={say('tree.move.lead')}
      act={say('tree.move.do')}
      structure={structure}
      step={() => ({ act: 'change', sectionId, body: { place, subtree: false } })}
      done={say('tree.done.moved', { heading })}
      onClose={onClose}
    >
      {({ errors }) => (
        <PlaceFields
          sections={outline.sections}
          mayAddAtTop={outline.mayAddAtTop.allowed}
          place={place}
          moving={sectionId}
          errors={errors}
          at="/place"
          onPlace={setPlace}
        />
      )}
    </StepForm>
  );
}

function RetireForm({ section, below, structure, onClose }: FormProps & { below: number }) {
  const say = useSay();
  const { heading, sectionId, added } = section;
  return (
    <StepForm
      title={added ? `${say('tree.takeOut')}: ${heading}` : `${say('tree.retireDo')}: ${heading}`}
      lead={added ? say('tree.takeOutHint') : say('tree.retireHint', { count: below })}
      act={added ? say('tree.takeOut') : say('tree.retireDo')}
      grave
      structure={structure}
      step={() =>
        added ? { act: 'take-out', sectionId } : { act: 'change', sectionId, body: { live: false, subtree: true } }
      }
      done={say(added ? 'tree.done.undone' : 'tree.done.retired', { heading })}
      onClose={onClose}
    />
  );
}
