import { element, xmlPart } from '../xml/build.js';
import { namespaces } from './namespaces.js';
import type { Parcel } from './parcel.js';
import { words } from './runs.js';

/** `word/footnotes.xml`. */
export function footnotesPart(parcel: Parcel): string {
  const separator = (id: number, type: string, sign: string) =>
    element('w:footnote', { 'w:type': type, 'w:id': id }, element('w:p', {}, element('w:r', {}, element(`w:${sign}`))));
  const notes = parcel.footnotes.map((text, at) => noteXml(text, at + 1, parcel));
  return xmlPart(
    element(
      'w:footnotes',
      namespaces,
      separator(-1, 'separator', 'separator'),
      separator(0, 'continuationSeparator', 'continuationSeparator'),
      ...notes,
    ),
  );
}

function noteXml(text: string, id: number, { rtl }: Parcel): string {
  const properties = rtl ? element('w:rPr', {}, element('w:rtl')) : '';
  const lines = text
    .split('\n')
    .map((line, at) => (at > 0 ? '<w:br/>' : '') + words(line))
    .join('');
  const sign = element(
    'w:r',
    {},
    element('w:rPr', {}, element('w:rStyle', { 'w:val': 'FootnoteReference' })),
    element('w:footnoteRef'),
  );
  return element(
    'w:footnote',
    { 'w:id': id },
    element(
      'w:p',
      {},
      element('w:pPr', {}, element('w:pStyle', { 'w:val': 'FootnoteText' })),
      sign,
      element('w:r', {}, words(' ')),
      lines === '' ? '' : element('w:r', {}, properties, lines),
    ),
  );
}
