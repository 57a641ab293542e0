/** A document with more sections than this is read on several pages: its first view has to stay small. */
export const mostOnOnePage = 300;

/** About so many sections stand on one of several pages; a part is kept whole up to `mostOfPart`. */
const aboutOnSheet = 100;
const mostOfPart = 150;

/** Of other pages of a text the contents name this many parts; of a page with more, only the first and the last. */
export const mostNamed = 20;

interface Line {
  sectionId: string;
  depth: number;
  path: string;
}

/** The pages of a text that is too long for one, in reading order; null if it stands on one. */
export function sheetsOf<Section extends Line>(sections: readonly Section[]): Section[][] | null {
  if (sections.length <= mostOnOnePage) return null;
  const sheets: Section[][] = [];
  let sheet: Section[] = [];
  const close = (): void => {
    if (sheet.length) sheets.push(sheet);
    sheet = [];
  };
  for (const part of partsIn(sections)) {
    if (sheet.length + part.length > aboutOnSheet) close();
    if (part.length <= mostOfPart) {
      sheet.push(...part);
      continue;
    }
    // A part that is too long is cut into equal pieces; what comes after it begins anew.
    const pieces = Math.ceil(part.length / aboutOnSheet);
    const length = Math.ceil(part.length / pieces);
    for (let at = 0; at < part.length; at += length) sheets.push(part.slice(at, at + length));
  }
  close();
  return sheets;
}

function partsIn<Section extends Line>(sections: readonly Section[]): Section[][] {
  const parts: Section[][] = [];
  for (const section of sections) {
    if (section.depth === 0 || !parts.length) parts.push([section]);
    else parts.at(-1)!.push(section);
  }
  return parts;
}

/** Which of them holds the section with this address; -1 if none does. */
export const sheetWith = (sheets: readonly (readonly Line[])[], path: string): number =>
  sheets.findIndex((sheet) => sheet.some((section) => section.path === path));

/** Which part of a text is asked for: the page that begins with a section, or all of it on one page. */
export interface AskedPart {
  part?: string;
  whole?: boolean;
}

/** What stands behind the address of a text for it. */
export const partQuery = ({ part, whole }: AskedPart): string => (whole ? '?whole' : part ? `?part=${part}` : '');
