import type { ParagraphLook } from '../flat/flat.js';
import { childOf, valueOf } from '../xml/read.js';
import type { XmlElement } from '../xml/read.js';
import type { Numberings } from './numbering.js';
import type { Styles } from './styles.js';

/** A look with what only the reading of the file needs to know. */
export interface ReadLook {
  readonly look: ParagraphLook;
  readonly filler: boolean;
  readonly style: string;
}

/** Reads how a paragraph looks, and so where it stands, from its properties. */
export function lookOf(properties: XmlElement | undefined, styles: Styles, numberings: Numberings): ReadLook {
  const style = styles.paragraph(valueOf(properties, 'pStyle'));
  const named = style.look;
  const outline = Number(valueOf(properties, 'outlineLvl') ?? style.outline ?? 9);
  const list = listOf(childOf(properties, 'numPr'), style.numbering, numberings, style.name);
  const read = (look: ParagraphLook): ReadLook => ({ look, filler: named?.block === 'filler', style: style.name });
  if (named?.block === 'heading' || (!named && outline < 9)) {
    const level = named?.block === 'heading' ? named.level : outline + 1;
    return read({ block: 'heading', level, code: (named?.code ?? '').replace('I', 'C') });
  }
  if (named?.block === 'rule') return read({ block: 'rule', level: 0, code: (named.code ?? '').replace('I', 'C') });
  const code = named?.code;
  if (!list) {
    const isBare = style.name === 'list paragraph' || /^list(?: bullet| number)?(?: [2-5])?$/u.test(style.name);
    return read({
      block: 'paragraph',
      level: 0,
      code: code === undefined && isBare ? 'C' : (code ?? '').replace('I', ''),
    });
  }
  return read({
    block: 'paragraph',
    level: 0,
    code: code?.endsWith('I') ? code : `${'C'.repeat(list.depth)}I`,
    list,
  });
}

/** The list that a paragraph is an item of; its own numbering stands over that of its style. */
function listOf(
  own: XmlElement | undefined,
  ofStyle: XmlElement | undefined,
  numberings: Numberings,
  style: string,
): ParagraphLook['list'] {
  const id = valueOf(own, 'numId') ?? valueOf(ofStyle, 'numId');
  if (id === undefined) return undefined;
  const level = Number(valueOf(own, 'ilvl') ?? valueOf(ofStyle, 'ilvl') ?? 0);
  if (!(level >= 0 && level <= 8)) return undefined;
  const found = numberings.level(id, level);
  if (!found) return undefined;
  // The lists of Word's own styles are a numbering each, of the level that their name says.
  const deeper = /^list (?:bullet|number) ([2-5])$/u.exec(style);
  const depth = level + (deeper && level === 0 ? Number(deeper[1]) - 1 : 0);
  return { key: `${id}:${depth}`, ordered: found.ordered, start: found.start, depth };
}
