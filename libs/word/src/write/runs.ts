import { schema } from '@tarmeem/document';
import type { Mark } from 'prosemirror-model';

import type { Token } from '../weave/tokens.js';
import { element, escaped } from '../xml/build.js';
import { runsByDirection } from './direction.js';
import type { Direction } from './direction.js';
import type { Parcel } from './parcel.js';

type Inline = Extract<Token, { kind: 'text' | 'leaf' }>;

const { marks } = schema;
const on = (name: string) => element(`w:${name}`);

/** Which way words run that don't tell it themselves. */
type Around = Pick<Parcel, 'rtl'>;

/** The properties of a run in the order that the schema of Word wants; `more` stands at their end. */
export function runProperties(held: readonly Mark[], around: Around, more = '', leafStyle?: string): string {
  const has = (type: Mark['type']) => held.some((mark) => mark.type === type);
  const language = held.find((mark) => mark.type === marks.language);
  const rtl = language ? language.attrs['dir'] === 'rtl' : around.rtl;
  const style = leafStyle ?? styleName(has(marks.code), language !== undefined, has(marks.link));
  let inside = style ? element('w:rStyle', { 'w:val': style }) : '';
  if (leafStyle && (has(marks.code) || language)) inside += fontsOf(has(marks.code), language !== undefined);
  if (has(marks.bold)) inside += on('b') + on('bCs');
  if (has(marks.italic)) inside += on('i') + on('iCs');
  if (has(marks.strike)) inside += on('strike');
  if (has(marks.underline)) inside += element('w:u', { 'w:val': 'single' });
  if (has(marks.subscript)) inside += element('w:vertAlign', { 'w:val': 'subscript' });
  if (has(marks.superscript)) inside += element('w:vertAlign', { 'w:val': 'superscript' });
  if (rtl) inside += on('rtl');
  if (language) {
    const tag = String(language.attrs['lang']);
    inside += element('w:lang', { 'w:val': tag, 'w:bidi': tag });
  }
  return inside + more === '' ? '' : element('w:rPr', {}, inside + more);
}

/** On a footnote, whose style is taken, a font tells code and language apart. */
function fontsOf(code: boolean, language: boolean): string {
  const font = `${code ? 'Courier New' : 'Calibri'}`;
  return element('w:rFonts', { 'w:ascii': font, 'w:hint': language ? 'cs' : 'default' });
}

/** Marks that Word has no property of its own for are told by the style of the run. */
function styleName(code: boolean, language: boolean, link: boolean): string | undefined {
  if (code) return language ? 'CodeInLanguage' : 'Code';
  if (language) return link ? 'LinkInLanguage' : 'Language';
  return link ? 'Hyperlink' : undefined;
}

/** The direction around the words of a paragraph. */
export const around = (direction: Direction | undefined, parcel: Parcel): Around =>
  direction ? { rtl: direction === 'rtl' } : parcel;

/** How a token is written: in a text that is gone, with the change of its look, in a paragraph with a direction of its own. */
interface Manner {
  readonly deleted?: boolean;
  readonly change?: string;
  readonly direction?: Direction | undefined;
}

/** A token as a run, or as several where its words run both ways. */
export function run(token: Inline, parcel: Parcel, { deleted = false, change = '', direction }: Manner): string {
  const { directionOf } = parcel;
  // A change of look is told once, so its words stay one run.
  if (token.kind === 'text' && directionOf && direction && change === '')
    return runsByDirection(token.text, direction, directionOf)
      .map((one) =>
        element('w:r', {}, runProperties(token.marks, around(one.direction, parcel)), words(one.text, deleted)),
      )
      .join('');
  const outer = around(direction, parcel);
  if (token.kind === 'text')
    return element('w:r', {}, runProperties(token.marks, outer, change), words(token.text, deleted));
  if (token.node.type === schema.nodes.hardBreak)
    return element('w:r', {}, runProperties(token.marks, outer, change), element('w:br'));
  const id = parcel.footnote(String(token.node.attrs['text']));
  return element(
    'w:r',
    {},
    runProperties(token.marks, outer, change, 'FootnoteReference'),
    element('w:footnoteReference', { 'w:id': id }),
  );
}

/** Text and tabs in a run. */
export function words(text: string, deleted = false): string {
  const name = deleted ? 'w:delText' : 'w:t';
  return text
    .split('\t')
    .map((piece) => (piece === '' ? '' : `<${name} xml:space="preserve">${escaped(piece)}</${name}>`))
    .join('<w:tab/>');
}
