import { useQuery } from '@tanstack/react-query';
import { outlineQuery } from '../api/queries.js';
import { headingsAbove } from '../text/headings.js';

interface Named {
  sectionId: string;
  heading: string;
}

/** Where headings repeat in a list, what tells them apart: the headings above a section, "Sindh"; '' where its own is enough. */
export function useParts(slug: string, sections: readonly Named[]): (sectionId: string) => string {
  const isTwice = ({ sectionId, heading }: Named) =>
    sections.some((other) => other.sectionId !== sectionId && other.heading === heading);
  const twice = new Set(sections.filter(isTwice).map(({ sectionId }) => sectionId));
  const outline = useQuery({ ...outlineQuery(slug), enabled: twice.size > 0 });
  return (sectionId) => (twice.has(sectionId) ? headingsAbove(outline.data?.sections ?? [], sectionId) : '');
}
