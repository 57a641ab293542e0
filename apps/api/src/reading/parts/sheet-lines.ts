import { mostNamed, partQuery } from '../sheets.js';
import type { SheetLine, SheetView } from '../views.js';
import { xml } from '../xml.js';
import { linesOf } from './contents-lines.js';

/** The address of one of the pages of a text; the first has that of the text. */
export const sheetAddress = (address: string, sheets: SheetView['sheets'], at: number): string =>
  `${address}${at > 0 ? partQuery({ part: sheets[at]![0]!.path }) : ''}`;

/**
 * The contents of a text of several pages as markup: each section of this page; of the others the parts at the top, or where a page has
 * none or many of them, its first and last section.
 */
export function sheetLines(address: string, { sheets, number }: SheetView): string {
  return sheets
    .map((lines, at) => {
      const href = sheetAddress(address, sheets, at);
      if (at === number - 1) return linesOf(lines);
      const tops = lines.filter(({ depth }) => depth === 0);
      if (tops.length > 0 && tops.length <= mostNamed)
        return tops.map(({ heading, path }) => line(`${href}#${path}`, heading)).join('');
      return line(`${href}#${lines[0]!.path}`, rangeOf(lines));
    })
    .join('');
}

const line = (href: string, words: string): string => `<li><a class="j" href="${xml(href)}">${xml(words)}</a></li>`;

/** The first and the last heading of a page. */
export const rangeOf = (lines: readonly SheetLine[]): string => `${lines[0]!.heading} – ${lines.at(-1)!.heading}`;
