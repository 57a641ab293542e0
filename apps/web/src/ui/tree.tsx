import type { OutlineEntry } from '@tarmeem/contract';
import type { ReactNode } from 'react';

interface TreeProps {
  sections: readonly OutlineEntry[];
  /** The line of a section; null leaves it as plain words. */
  renderLine: (section: OutlineEntry) => ReactNode;
  parentId?: string | null;
}

/** The sections of a document as nested lists. */
export function Tree({ sections, renderLine, parentId = null }: TreeProps) {
  const here = sections.filter((section) => section.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul>
      {here.map((section) => (
        <li key={section.sectionId}>
          {renderLine(section) ?? <span className={section.parentId ? 't' : 't grp'}>{section.heading}</span>}
          <Tree sections={sections} renderLine={renderLine} parentId={section.sectionId} />
        </li>
      ))}
    </ul>
  );
}
