import { element, xmlPart } from '../xml/build.js';
import { namespaces } from './namespaces.js';
import type { Parcel } from './parcel.js';
import { words } from './runs.js';

/** A field that Word works out, with what it shows until then. */
export function field(instruction: string, shown: string, properties = ''): string {
  const run = (inside: string) => element('w:r', {}, properties, inside);
  return (
    run(element('w:fldChar', { 'w:fldCharType': 'begin' })) +
    run(`<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`) +
    run(element('w:fldChar', { 'w:fldCharType': 'separate' })) +
    run(words(shown)) +
    run(element('w:fldChar', { 'w:fldCharType': 'end' }))
  );
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
