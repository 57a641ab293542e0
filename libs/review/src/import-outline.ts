import { Refused } from './refused.js';
import { freeSlug, slugify } from './slug.js';

/** A jurisdiction by the heading it has in a text; its code is the address of its section. */
export interface JurisdictionHeading {
  readonly code: string;
  readonly heading: string;
}

/** The jurisdictions of Pakistan, as the Institutional Framework calls them. */
export const jurisdictionsOfPakistan: readonly JurisdictionHeading[] = [
  { code: 'national', heading: 'National' },
  { code: 'ict', heading: 'Islamabad Capital Territory' },
  { code: 'balochistan', heading: 'Balochistan' },
  { code: 'kp', heading: 'Khyber-Pakhtunkhwa' },
  { code: 'punjab', heading: 'Punjab' },
  { code: 'sindh', heading: 'Sindh' },
];

/** A section of the outline. `organisation` is set on agency sections: the body that owns it, its slug unique in the outline. */
export interface OutlineSection {
  readonly heading: string;
  /** Unique among its siblings. */
  readonly slug: string;
  readonly jurisdiction: string;
  /** Paragraphs exactly as in the file, but for white space at their ends. */
  readonly paragraphs: readonly string[];
  readonly organisation: { readonly slug: string; readonly name: string } | null;
  readonly children: readonly OutlineSection[];
}

export interface Outline {
  readonly title: string;
  /** Paragraphs before the first section. */
  readonly lede: readonly string[];
  readonly sections: readonly OutlineSection[];
}

// In the file a heading is a short line that does not end like a sentence; its longest one has 62 characters.
const longestHeading = 120;
const isHeading = (line: string) => line.length <= longestHeading && !/[.!?:;،۔؟…]$/u.test(line);

// The form at the foot of the page the text was taken from; what follows is not the text.
const isFoot = (line: string) => /^your feedback\b/iu.test(line);

interface Draft {
  heading: string;
  jurisdiction: string;
  paragraphs: string[];
  children: Draft[];
}

/**
 * Splits a plain text into its outline: the first line is the title, a line that names a jurisdiction begins one, any other heading
 * below it begins an agency. Words inside paragraphs are kept as they are, doubled and no-break spaces too: the text is not ours to
 * mend. Refuses with `malformed`, naming the line, what has no such form.
 */
export function importOutline(
  text: string,
  jurisdictions: readonly JurisdictionHeading[] = jurisdictionsOfPakistan,
): Outline {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  const foot = lines.findIndex(({ line }) => isFoot(line));
  const [first, ...rest] = foot < 0 ? lines : lines.slice(0, foot);
  if (first === undefined) throw new Refused('malformed', 'The file holds no text.');
  const lede: string[] = [];
  const tops: Draft[] = [];
  for (const { line, number } of rest) {
    const top = tops.at(-1);
    const jurisdiction = jurisdictions.find(({ heading }) => heading === line);
    if (jurisdiction) {
      if (tops.some((other) => other.jurisdiction === jurisdiction.code))
        throw new Refused('malformed', `Line ${number}: the jurisdiction begins a second time.`, {
          facts: { line: number },
        });
      tops.push({ heading: line, jurisdiction: jurisdiction.code, paragraphs: [], children: [] });
    } else if (isHeading(line)) {
      if (top === undefined)
        throw new Refused('malformed', `Line ${number}: a section stands in no jurisdiction.`, {
          facts: { line: number },
        });
      top.children.push({ heading: line, jurisdiction: top.jurisdiction, paragraphs: [], children: [] });
    } else {
      (top === undefined ? lede : (top.children.at(-1) ?? top).paragraphs).push(line);
    }
  }
  if (tops.length === 0) throw new Refused('malformed', 'The file names no jurisdiction.');
  return { title: first.line, lede, sections: withAddresses(tops) };
}

/** Gives every section its address, and every agency its organisation: where several have one name, the jurisdiction tells them apart. */
function withAddresses(tops: readonly Draft[]): OutlineSection[] {
  const agencies = tops.flatMap((top) => top.children);
  const isShared = (slug: string) => agencies.filter(({ heading }) => slugify(heading) === slug).length > 1;
  const organisations = new Set<string>();
  const agency = (draft: Draft, top: Draft, taken: Set<string>): OutlineSection => {
    const plain = slugify(draft.heading);
    const slug = freeSlug(plain, taken);
    taken.add(slug);
    const shared = isShared(plain);
    const own = freeSlug(shared ? `${draft.jurisdiction}-${plain}` : plain, organisations);
    organisations.add(own);
    const name = shared ? `${draft.heading}, ${top.heading}` : draft.heading;
    return { ...draft, slug, organisation: { slug: own, name }, children: [] };
  };
  return tops.map((top) => {
    const taken = new Set<string>();
    const children = top.children.map((child) => agency(child, top, taken));
    return { ...top, slug: top.jurisdiction, organisation: null, children };
  });
}
