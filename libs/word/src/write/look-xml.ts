import type { ParagraphLook } from '../flat/flat.js';
import { wordHeadings } from '../looks.js';
import { element } from '../xml/build.js';
import { directionXml } from './direction.js';
import type { Direction } from './direction.js';
import { levelOf } from './parcel.js';
import type { Parcel } from './parcel.js';

/** How far a quote and a list item stand in, in twentieths of a point. */
export const indents = { quote: 567, item: 425 } as const;

/**
 * The paragraph properties that tell a look: style, numbering, its direction if it has one of its own, and where style and
 * numbering leave it open, how far it stands in.
 */
export function lookXml(look: ParagraphLook, parcel: Parcel, shift: number, direction?: Direction): string {
  const inFile = look.block === 'heading' ? { ...look, level: Math.min(wordHeadings, look.level + shift) } : look;
  const style = parcel.styleId(inFile);
  const { list, code } = look;
  const numbers = list
    ? element(
        'w:numPr',
        {},
        element('w:ilvl', { 'w:val': levelOf(list.depth) }),
        element('w:numId', { 'w:val': parcel.numbering(list) }),
      )
    : '';
  const indent = list && /[QN]/u.test(code) ? element('w:ind', { 'w:left': leftOf(code), 'w:hanging': 360 }) : '';
  const { bidi, justified } = direction ? directionXml(direction) : { bidi: '', justified: '' };
  return (style ? element('w:pStyle', { 'w:val': style }) : '') + numbers + bidi + indent + justified;
}

/** How far the containers around a block move it in. */
export function leftOf(code: string): number {
  let left = 0;
  for (const letter of code) left += letter === 'Q' || letter === 'N' ? indents.quote : indents.item;
  return left;
}
