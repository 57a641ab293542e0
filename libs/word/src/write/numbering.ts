import { element, xmlPart } from '../xml/build.js';
import { indents } from './look-xml.js';
import { namespaces } from './namespaces.js';
import type { Parcel } from './parcel.js';

const value = (name: string, val: string | number) => element(`w:${name}`, { 'w:val': val });
const bullets = ['•', '◦', '▪'];
const formats = ['decimal', 'lowerLetter', 'lowerRoman'];

function abstractXml(id: number, ordered: boolean): string {
  const levels = Array.from({ length: 9 }, (_, level) =>
    element(
      'w:lvl',
      { 'w:ilvl': level },
      value('start', 1),
      value('numFmt', ordered ? formats[level % 3]! : 'bullet'),
      value('lvlText', ordered ? `%${level + 1}.` : bullets[level % 3]!),
      value('lvlJc', 'left'),
      element('w:pPr', {}, element('w:ind', { 'w:left': indents.item * (level + 1), 'w:hanging': 360 })),
    ),
  );
  return element('w:abstractNum', { 'w:abstractNumId': id }, value('multiLevelType', 'hybridMultilevel'), ...levels);
}

/** How lists look, ordered or not. */
const always = abstractXml(0, false) + abstractXml(1, true);

/** `word/numbering.xml`: one numbering for each list, so that each counts for itself. */
export function numberingPart(parcel: Parcel): string {
  const numberings = [...parcel.numberings.values()].map(({ id, ordered, starts }) =>
    element(
      'w:num',
      { 'w:numId': id },
      value('abstractNumId', ordered ? 1 : 0),
      ...(ordered
        ? [...starts].map(([level, start]) =>
            element('w:lvlOverride', { 'w:ilvl': level }, value('startOverride', start)),
          )
        : []),
    ),
  );
  return xmlPart(element('w:numbering', namespaces, always, ...numberings));
}
