import { element, xmlPart } from '../xml/build.js';
import { namespaces } from './namespaces.js';
import type { Parcel } from './parcel.js';
import { words } from './runs.js';

const run = (inside: string): string => element('w:r', {}, inside);

/** What stands before and behind the words that a field shows until Word works it out anew. */
export function fieldEnds(instruction: string): [begin: string, end: string] {
  const sign = (type: string) => run(element('w:fldChar', { 'w:fldCharType': type }));
  return [
    sign('begin') + run(`<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`) + sign('separate'),
    sign('end'),
  ];
}

function field(instruction: string, shown: string): string {
  const [begin, end] = fieldEnds(instruction);
  return begin + run(words(shown)) + end;
}

/** The header: one line of words. */
export function headerPart(text: string, parcel: Parcel): string {
  return xmlPart(element('w:hdr', namespaces, line('Header', plainRun(text, parcel))));
}

/** The footer: words, and which page of how many. */
export function footerPart(text: string, parcel: Parcel): string {
  const gap = element('w:r', {}, element('w:tab'));
  const pages = `${field('PAGE', '1')}${element('w:r', {}, words(' / '))}${field('NUMPAGES', '1')}`;
  return xmlPart(element('w:ftr', namespaces, line('Footer', plainRun(text, parcel) + gap + pages)));
}

function line(style: string, content: string): string {
  const tabs = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:pos': 9638 }));
  return element('w:p', {}, element('w:pPr', {}, element('w:pStyle', { 'w:val': style }), tabs), content);
}

/** Words of ours in the direction of the file. */
export function plainRun(text: string, { rtl }: Parcel): string {
  return element('w:r', {}, rtl ? element('w:rPr', {}, element('w:rtl')) : '', words(text));
}
