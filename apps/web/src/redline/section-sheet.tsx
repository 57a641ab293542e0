import { useMemo, type ReactNode } from 'react';
import { latePart } from '../ui/late.js';
import { isBodyChange } from '../text/change-words.js';
import { directionOf } from '@tarmeem/text';
import { useLanguage } from '../text/words.js';
import { useDocument } from '../ui/document.js';
import { Loading } from '../ui/states.js';
import type { View } from '../ui/view-switch.js';
import { Spoken } from './change-text.js';
import type { Numbered } from './numbered.js';
import { Signed } from './odd-marks.js';
import { StructureMark } from './structure-mark.js';

const Sheet = latePart(async () => (await import('./sheet.js')).default, <Loading />);

export type { Numbered };

interface SectionSheetProps {
  heading: string;
  crumb: ReactNode;
  base: unknown;
  changes: readonly Numbered[];
  currentId: string | null;
  view: View;
  onPick: (changeId: string) => void;
  wide?: boolean;
}

/** One section with its changes, as a sheet of paper: heading, numbered margin, redline. */
export function SectionSheet({ heading, crumb, base, changes, currentId, view, onPick, wide }: SectionSheetProps) {
  const { say, locale } = useLanguage();
  const { language } = useDocument();
  // The sheet is drawn anew only when a change, its number or its state differs, not when a list was merely rebuilt.
  const drawn = changes.map(({ change, number, box }) => `${change.id} ${number} ${box}`).join();
  const body = useMemo(
    () => changes.filter(({ change }) => change.aspect === 'body' && isBodyChange(change.payload)),
    // oxlint-disable-next-line react/exhaustive-deps -- `drawn` says what matters of `changes`
    [drawn],
  );
  const given = useMemo(
    () => ({
      changes: body.flatMap(({ change }) => (isBodyChange(change.payload) ? [change.payload] : [])),
      numbers: body.map(({ number }) => number),
      states: body.map(({ box }) => box),
    }),
    [body],
  );
  const at = body.findIndex(({ change }) => change.id === currentId);
  const renamed = changes.find(({ change }) => change.aspect === 'heading');
  const placed = changes.find(({ change }) => change.structure);
  const structure = placed?.change.structure ?? null;
  const whole = view === 'changes' && structure ? structure.kind : null;
  const after = renamed ? String(Reflect.get(Object(renamed.change.payload), 'after') ?? '') : '';
  return (
    <article
      lang={language}
      dir={directionOf(language)}
      className={wide ? 'sheet wide redline' : 'sheet redline still'}
      aria-label={say('review.sheet', { heading })}
    >
      <p className="crumb" lang={locale} dir={directionOf(locale)}>
        {crumb}
      </p>
      {placed && view !== 'published' && (
        <StructureMark numbered={placed} current={placed.change.id === currentId} onPick={onPick} />
      )}
      <h2>
        {whole === 'added' ? (
          <ins>
            <Spoken as="change.hidden.inserted">
              <Signed text={heading} />
            </Spoken>
          </ins>
        ) : whole === 'retired' ? (
          <del>
            <Spoken as="change.hidden.deleted">
              <Signed text={heading} />
            </Spoken>
          </del>
        ) : renamed && view === 'changes' ? (
          <>
            <del>
              <Spoken as="change.hidden.deleted">
                <Signed text={heading} />
              </Spoken>
            </del>{' '}
            <ins>
              <Spoken as="change.hidden.inserted">
                <Signed text={after} />
              </Spoken>
            </ins>
          </>
        ) : (
          <Signed text={renamed && view === 'proposed' ? after : heading} />
        )}
      </h2>
      <div className={whole === 'added' ? 'allnew' : whole === 'retired' ? 'allgone' : undefined}>
        <Sheet
          label={heading}
          base={base}
          {...given}
          current={at < 0 ? null : at}
          view={view}
          onPick={(change) => onPick(body[change]?.change.id ?? '')}
        />
      </div>
    </article>
  );
}
