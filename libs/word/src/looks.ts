import type { ParagraphLook } from './flat/flat.js';

/**
 * The names of styles, by which a file tells how its text is built. Common things have the names that Word gives them
 * itself; a block that stands in several containers has a style of its own, whose name ends in its code (see `ParagraphLook`).
 */
export interface StyleName {
  readonly id: string;
  readonly name: string;
}

/** Levels of headings that Word has. */
export const wordHeadings = 9;

/** Empty paragraphs that Word needs and a text does not have: between two tables, and behind one that ends a cell. */
export const filler: StyleName = { id: 'Filler', name: 'Tarmeem filler' };

/** Fill of a cell that heads its row or column. */
export const headerFill = 'E4ECEA';

/** The style of a paragraph; undefined for a plain one. `level` of a heading is the one in the file. */
export function styleOf(look: ParagraphLook): StyleName | undefined {
  const { block, code, level } = look;
  if (block === 'rule') return code === '' ? { id: 'Rule', name: 'Horizontal rule' } : ownStyle('rule', code);
  if (block === 'heading')
    return code === '' ? { id: `Heading${level}`, name: `heading ${level}` } : ownStyle(`heading ${level}`, code);
  if (code === '') return undefined;
  if (code === 'Q') return { id: 'Quote', name: 'Quote' };
  if (/^C*I$/u.test(code)) return { id: 'ListParagraph', name: 'List Paragraph' };
  if (/^C{1,5}$/u.test(code))
    return code === 'C'
      ? { id: 'ListContinue', name: 'List Continue' }
      : { id: `ListContinue${code.length}`, name: `List Continue ${code.length}` };
  return ownStyle('text', code);
}

/** The style of a table. */
export function tableStyleOf(code: string): StyleName {
  return code === '' ? { id: 'TableGrid', name: 'Table Grid' } : ownStyle('table', code);
}

function ownStyle(what: string, code: string): StyleName {
  return { id: `Tarmeem${what.replace(' ', '')}${code}`, name: `Tarmeem ${what} ${code}` };
}

/** What the name of a style says of a block; the code only if it says one. */
export interface NamedLook {
  readonly block: 'paragraph' | 'heading' | 'rule' | 'filler' | 'table';
  readonly level: number;
  readonly code?: string;
}

/** Reads the name of a style, as programs write it (any case). Undefined for a name that says nothing. */
export function lookNamed(name: string): NamedLook | undefined {
  const lower = name.toLowerCase();
  const own = /^tarmeem (text|rule|table|heading ([1-9])) ([qnci]+)$/u.exec(lower);
  if (own) {
    const block = own[2] ? 'heading' : own[1] === 'text' ? 'paragraph' : (own[1] as 'rule' | 'table');
    return { block, level: Number(own[2] ?? 0), code: own[3]!.toUpperCase() };
  }
  if (lower === filler.name.toLowerCase()) return { block: 'filler', level: 0 };
  if (lower === 'horizontal rule') return { block: 'rule', level: 0, code: '' };
  const heading = /^heading ([1-9])$/u.exec(lower);
  if (heading) return { block: 'heading', level: Number(heading[1]) };
  const goesOn = /^list continue(?: ([2-5]))?$/u.exec(lower);
  if (goesOn) return { block: 'paragraph', level: 0, code: 'C'.repeat(Number(goesOn[1] ?? 1)) };
  if (['quote', 'intense quote', 'block text', 'quotations', 'block quotation'].includes(lower))
    return { block: 'paragraph', level: 0, code: 'Q' };
  return undefined;
}
