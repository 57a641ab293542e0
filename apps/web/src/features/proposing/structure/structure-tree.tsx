import { Link } from '@tanstack/react-router';
import type { DraftOutlineView, DraftSection } from '@tarmeem/contract';
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { directionOf } from '@tarmeem/text';
import { useLanguage } from '../../../text/words.js';
import { VerdictButton } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Failure } from '../../../ui/states.js';
import { SectionMarks } from './marks.js';
import { placeAfter, type Step } from './places.js';
import type { Structure } from './use-structure.js';

const AddForm = lazy(() => import('./add-form.js').then(({ AddForm: it }) => ({ default: it })));
const SectionDialog = lazy(() =>
  import('./section-dialog.js').then(({ SectionDialog }) => ({ default: SectionDialog })),
);

interface StructureTreeProps {
  proposalId: string;
  outline: DraftOutlineView;
  currentId: string | undefined;
  structure: Structure;
  onOpen: () => void;
}

/** The contents of a draft: what it does to each section, and the ways to do more, by mouse and by keys. */
export function StructureTree({ proposalId, outline, currentId, structure, onOpen }: StructureTreeProps) {
  const { say, locale } = useLanguage();
  const [asked, setAsked] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef<string | null>(null);
  // A section that moved under another parent is drawn anew: the focus goes with it.
  useEffect(() => {
    if (!focused.current) return;
    box.current?.querySelector<HTMLElement>(`[data-section="${focused.current}"]`)?.focus();
    focused.current = null;
  }, [outline]);
  const move = async (section: DraftSection, step: Step) => {
    const to = placeAfter(outline.sections, section, step);
    if (!to || structure.pending || !section.may.move.allowed) return;
    focused.current = section.sectionId;
    await structure
      .run({ act: 'change', sectionId: section.sectionId, body: { place: to.place, subtree: false } })
      .then(() => structure.tell(say('tree.done.moved', { heading: section.heading })))
      .catch(() => undefined);
  };
  const onKey = (event: KeyboardEvent, section: DraftSection) => {
    if (!event.altKey || !event.shiftKey) return;
    const inwards = directionOf(locale) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = ({ ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'out' } as const)[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    void move(section, event.key === inwards ? 'in' : step);
  };
  const shown = outline.sections.find(({ sectionId }) => sectionId === asked);
  const line = (section: DraftSection) => {
    const { sectionId, heading, may } = section;
    const parent = outline.sections.find((it) => it.sectionId === section.parentId)?.heading ?? null;
    const open = may.edit.allowed || section.retired;
    const acts = [may.add, may.move, may.rename, may.retire].some(({ allowed }) => allowed) || section.retired;
    return (
      <div className={section.retired ? 'sline gone' : 'sline'}>
        {open ? (
          <Link
            to="/proposals/$proposalId"
            params={{ proposalId }}
            search={{ section: sectionId }}
            aria-current={sectionId === currentId || undefined}
            aria-keyshortcuts="Alt+Shift+ArrowUp Alt+Shift+ArrowDown Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
            data-section={sectionId}
            onClick={onOpen}
            onKeyDown={(event) => onKey(event, section)}
          >
            <span dir="auto">{heading}</span>
            <SectionMarks section={section} misfit={outline.misfits.includes(sectionId)} parent={parent} />
          </Link>
        ) : (
          <span className={section.parentId ? 't' : 't grp'} dir="auto">
            {heading}
          </span>
        )}
        {acts && (
          <button
            type="button"
            className="btn quiet sm acts"
            aria-haspopup="dialog"
            aria-label={say('tree.actions', { heading })}
            onClick={() => {
              structure.forget();
              setAsked(sectionId);
            }}
          >
            <Icon name="menu" />
          </button>
        )}
      </div>
    );
  };
  return (
    <div ref={box}>
      <Branch sections={outline.sections} parentId={null} renderLine={line} />
      {outline.mayAddAtTop.allowed && (
        <VerdictButton className="btn quiet sm" may={outline.mayAddAtTop} onClick={() => setAdding(true)}>
          <Icon name="secadd" /> {say('tree.addTop')}
        </VerdictButton>
      )}
      {structure.error && !asked && !adding && <Failure error={structure.error} />}
      <p className="vh" role="status">
        {structure.said}
      </p>
      {shown && (
        <Suspense fallback={null}>
          <SectionDialog
            key={shown.sectionId}
            section={shown}
            outline={outline}
            structure={structure}
            onMove={(step) => move(shown, step)}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {adding && <AddForm outline={outline} parentId={null} structure={structure} onClose={() => setAdding(false)} />}
      </Suspense>
    </div>
  );
}

function Branch({
  sections,
  parentId,
  renderLine,
}: {
  sections: readonly DraftSection[];
  parentId: string | null;
  renderLine: (section: DraftSection) => React.ReactNode;
}) {
  const here = sections.filter((section) => section.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul>
      {here.map((section) => (
        <li key={section.sectionId}>
          {renderLine(section)}
          <Branch sections={sections} parentId={section.sectionId} renderLine={renderLine} />
        </li>
      ))}
    </ul>
  );
}
