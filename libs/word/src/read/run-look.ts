import { schema } from '@tarmeem/document';
import { Mark } from 'prosemirror-model';

import { childOf, switchOf, valueOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';
import type { Styles } from './styles.js';

const { marks } = schema;

/** The language of the text that a file is read into: what is in it needs no mark. */
export interface TextLanguage {
  readonly tag: string;
  readonly rtl: boolean;
}

/** Styles whose look comes with what they are on (links, notes) and is no emphasis of the writer. */
const silent =
  /^(?:hyperlink|followedhyperlink|internet link|visited internet link|(?:footnote|endnote|annotation) (?:reference|anchor|characters)|footnote|endnote)$/u;
const codeStyles =
  /^(?:tarmeem code.*|html code|code|inline code|verbatim char|source text|html typewriter|html keyboard|html sample)$/u;

const emphasis = [
  ['bold', 'b'],
  ['italic', 'i'],
  ['strike', 'strike'],
] as const;

/** The marks that run properties set. `onNote`: the run is the sign of a footnote, whose own style says nothing. */
export function marksOf(
  properties: XmlElement | undefined,
  styles: Styles,
  language: TextLanguage,
  onNote = false,
): Mark[] {
  if (!properties || properties.children.length === 0) return [];
  const id = valueOf(properties, 'rStyle');
  const style = styles.nameOf(id);
  const layers = id === undefined || silent.test(style) || onNote ? [properties] : [properties, ...styles.run(id)];
  const found: Mark[] = [];
  for (const [mark, name] of emphasis) if (firstSwitch(layers, name)) found.push(marks[mark].create());
  if (!found.some(({ type }) => type === marks.strike) && firstSwitch(layers, 'dstrike'))
    found.push(marks.strike.create());
  const line = /link/u.test(style) ? valueOf(properties, 'u') : firstValue(layers, 'u');
  if (line !== undefined && line !== 'none') found.push(marks.underline.create());
  const align = firstValue(layers, 'vertAlign');
  if (align === 'subscript' || align === 'superscript') found.push(marks[align].create());
  if (codeStyles.test(style) || (onNote && childOf(properties, 'rFonts')?.attributes['ascii'] === 'Courier New'))
    found.push(marks.code.create());
  const explicit = /^tarmeem (?:language|(?:code|link) in language)$/u.test(style) || (onNote && isCs(properties));
  found.push(...languageMark(properties, language, explicit));
  return found;
}

function isCs(properties: XmlElement): boolean {
  return childOf(properties, 'rFonts')?.attributes['hint'] === 'cs';
}

function languageMark(properties: XmlElement, text: TextLanguage, explicit: boolean): Mark[] {
  const rtl = switchOf(properties, 'rtl') ?? false;
  const { val, bidi } = childOf(properties, 'lang')?.attributes ?? {};
  const tag = (rtl ? bidi : val) ?? (explicit ? val : undefined);
  const valid =
    tag !== undefined && /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/iu.test(tag) && tag.length <= 35 && !/^x-/iu.test(tag);
  const dir = rtl ? 'rtl' : 'ltr';
  if (explicit) return valid ? [marks.language.create({ lang: tag, dir })] : [];
  if (rtl !== text.rtl) {
    // In a text from right to left only a language that is written the other way tells anything: numbers have no run of their own kind.
    if (!rtl && !(valid && primary(tag) !== primary(text.tag))) return [];
    return [marks.language.create({ lang: valid ? tag : 'ur', dir })];
  }
  return valid && primary(tag) !== primary(text.tag) ? [marks.language.create({ lang: tag, dir })] : [];
}

function primary(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

function firstSwitch(layers: readonly XmlElement[], name: string): boolean {
  for (const layer of layers) {
    const held = switchOf(layer, name);
    if (held !== undefined) return held;
  }
  return false;
}

function firstValue(layers: readonly XmlElement[], name: string): string | undefined {
  for (const layer of layers) {
    const held = valueOf(layer, name);
    if (held !== undefined) return held;
  }
  return undefined;
}

/** Marks as a text holds them: in the order of the schema, a link first. */
export function sortedMarks(found: readonly Mark[], href: string | undefined): readonly Mark[] {
  const all = href === undefined ? found : [marks.link.create({ href }), ...found];
  return Mark.setFrom([...all]);
}
