import type { DraftSection, StructureWords } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';

/** What the draft does to a section as a whole, as it will be decided; null: nothing. */
export function stepOf(
  section: DraftSection | undefined,
  nameOf: (sectionId: string) => string | undefined,
): StructureWords | null {
  if (!section) return null;
  const { added, moved, retired, heading, parentId, afterId } = section;
  const kind = added ? 'added' : retired ? 'retired' : moved ? 'moved' : null;
  if (!kind) return null;
  const to = { parent: nameOf(parentId ?? '') ?? null, after: nameOf(afterId ?? '') ?? null };
  return { kind, heading, from: moved, to: retired ? null : to };
}

/** That step in the list of changes, before those of the words; it leads to the section in the contents. */
export function StepRow({ step, children }: { step: StructureWords; children: ReactNode }) {
  const say = useSay();
  return (
    <ChangeRow
      id="l-step"
      number={1}
      line={lineOf(say, { aspect: 'place', payload: {}, structure: step })}
      current={false}
      onPick={() => document.querySelector<HTMLElement>('nav.rail [aria-current]')?.focus()}
    >
      <div className="srcs">{children}</div>
    </ChangeRow>
  );
}
