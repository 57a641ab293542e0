import type { Locale } from '@tarmeem/text';
import type { KeptOutline, KeptSection } from './kept-outlines.js';

/** The headings of an outline that several sections bear. */
const shared = new WeakMap<KeptOutline, ReadonlySet<string>>();

function sharedIn(contents: KeptOutline): ReadonlySet<string> {
  const known = shared.get(contents);
  if (known) return known;
  const once = new Set<string>();
  const found = new Set<string>();
  for (const { heading } of contents.sections) (once.has(heading) ? found : once).add(heading);
  shared.set(contents, found);
  return found;
}

/** What a section is called where it stands alone: with the name of the one above it where others bear the same ("Labor Department, Punjab"). */
export function fullName(contents: KeptOutline, section: KeptSection, language: Locale): string {
  const above = sharedIn(contents).has(section.heading) ? contents.above(section).at(-1) : undefined;
  return above ? `${section.heading}${language === 'ur' ? '،' : ','} ${above.heading}` : section.heading;
}

/** Items about sections, each section by its full name; one that stands nowhere any more keeps the name it had. */
export function byFullName<Item extends { section: { sectionId: string; heading: string; path: string } | null }>(
  contents: KeptOutline,
  items: readonly Item[],
  language: Locale,
): Item[] {
  return items.map((item) => {
    const found = item.section && contents.find(item.section.sectionId);
    return item.section && found
      ? { ...item, section: { ...item.section, heading: fullName(contents, found, language) } }
      : item;
  });
}
