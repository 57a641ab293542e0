import { Link } from '@tanstack/react-router';
import type { DraftOutlineView, DraftSection } from '@tarmeem/contract';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { directionOf } from '@tarmeem/text';
import { useLanguage } from '../../../text/words.js';
import { VerdictButton } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Failure } from '../../../ui/states.js';
import { SectionMarks } from './marks.js';
import { showCurrent } from './show-current.js';
import type { Step } from './places.js';
import type { Structure } from './use-structure.js';

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
  const box = useRef<HTMLDivElement>(null);
  const { asked, focused } = structure;
  // A section that moved under another parent is drawn anew, and so is the tree when the text is read anew: the focus goes with it.
  useLayoutEffect(() => {
    const tree = box.current;
    return () => {
      const line = tree?.contains(document.activeElement) ? document.activeElement?.closest('.sline') : null;
      const link = line?.querySelector<HTMLElement>('[data-section]');
      if (link) focused.current = link.dataset['section'] ?? null;
    };
  }, [focused]);
  useEffect(() => {
    if (!focused.current || asked !== null) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-section="${focused.current}"]`);
    if (document.activeElement === document.body) link?.focus();
    if (document.activeElement !== document.body) focused.current = null;
  }, [outline, asked, focused]);
  // The contents are longer than the window: the section that is open is in sight in them.
  useLayoutEffect(() => showCurrent(box.current), [currentId, outline]);
  const onKey = (event: KeyboardEvent, section: DraftSection) => {
    if (!event.altKey || !event.shiftKey) return;
    const inwards = directionOf(locale) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step: Step | undefined = ({ ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'out' } as const)[
      event.key
    ];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    void import('./move.js')
      .then(({ move }) => move({ say, outline, structure }, section, event.key === inwards ? 'in' : step))
      .catch(() => undefined);
  };
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
            className={section.parentId ? undefined : 'grp'}
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
              structure.ask(sectionId);
            }}
          >
            <Icon name="dots" />
          </button>
        )}
      </div>
    );
  };
  return (
    <div ref={box}>
      <Branch sections={outline.sections} parentId={null} renderLine={line} />
      {outline.mayAddAtTop.allowed && (
        <VerdictButton className="btn quiet sm" may={outline.mayAddAtTop} onClick={() => structure.ask('top')}>
          <Icon name="secadd" /> {say('tree.addTop')}
        </VerdictButton>
      )}
      {structure.error && asked === null && <Failure error={structure.error} />}
      <p className="vh" role="status">
        {structure.said}
      </p>
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
