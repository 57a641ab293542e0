import type { SheetLine } from '../views.js';
import { xml } from '../xml.js';

/** The lines of the contents as markup, each with those below it. A document may have ten thousand. */
export function linesOf(all: readonly Omit<SheetLine, 'depth'>[]): string {
  const here = new Set(all.map(({ sectionId }) => sectionId));
  // Of a text of several pages, what a section stands below may be on the page before.
  const below = Map.groupBy(all, ({ parentId }) => (parentId !== null && here.has(parentId) ? parentId : null));
  const item = ({ sectionId, heading, path }: Omit<SheetLine, 'depth'>, mark = ''): string => {
    const inside = below.get(sectionId)?.map((it) => item(it)) ?? [];
    const list = inside.length ? `<ol>${inside.join('')}</ol>` : '';
    return `<li><a${mark} href="#${xml(path)}">${xml(heading)}</a>${list}</li>`;
  };
  return (below.get(null) ?? []).map((it) => item(it, ' class="j"')).join('');
}
