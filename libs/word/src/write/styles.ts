import { filler, lookNamed, wordHeadings } from '../looks.js';
import type { StyleName } from '../looks.js';
import { element, xmlPart } from '../xml/build.js';
import { indents, leftOf } from './look-xml.js';
import { namespaces } from './namespaces.js';
import type { Parcel } from './parcel.js';

const ink = '1F3A33';
const value = (name: string, val: string | number) => element(`w:${name}`, { 'w:val': val });
const spacing = (before: number, after: number) => element('w:spacing', { 'w:before': before, 'w:after': after });
const size = (half: number) => value('sz', half) + value('szCs', half);

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly type?: 'paragraph' | 'character' | 'table';
  readonly isDefault?: boolean;
  readonly paragraph?: string;
  readonly run?: string;
  readonly table?: string;
}

function styleXml({
  id,
  name,
  basedOn,
  next,
  type = 'paragraph',
  isDefault,
  paragraph = '',
  run = '',
  table = '',
}: Style): string {
  return element(
    'w:style',
    {
      'w:type': type,
      'w:default': isDefault ? 1 : undefined,
      'w:customStyle': name.startsWith('Tarmeem') ? 1 : undefined,
      'w:styleId': id,
    },
    value('name', name),
    basedOn ? value('basedOn', basedOn) : '',
    next ? value('next', next) : '',
    isDefault || /^heading|^Title|^Quote|^List/u.test(name) ? element('w:qFormat') : '',
    paragraph === '' ? '' : element('w:pPr', {}, paragraph),
    run === '' ? '' : element('w:rPr', {}, run),
    table,
  );
}

/** Half points of a heading's letters, by level. */
const headingSizes = [32, 28, 25, 23, 22, 22, 22, 22, 22];

function headingStyles(): Style[] {
  return Array.from({ length: wordHeadings }, (_, at) => ({
    id: `Heading${at + 1}`,
    name: `heading ${at + 1}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph:
      element('w:keepNext') + element('w:keepLines') + spacing(at === 0 ? 360 : 240, 100) + value('outlineLvl', at),
    run: element('w:b') + element('w:bCs') + value('color', ink) + size(headingSizes[at]!),
  }));
}

const fixed: readonly Style[] = [
  {
    id: 'Normal',
    name: 'Normal',
    isDefault: true,
    paragraph: element('w:spacing', { 'w:after': 120, 'w:line': 276, 'w:lineRule': 'auto' }),
  },
  { id: 'DefaultParagraphFont', name: 'Default Paragraph Font', type: 'character', isDefault: true },
  { id: 'TableNormal', name: 'Normal Table', type: 'table', isDefault: true, table: tableMargins() },
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: spacing(0, 80),
    run: element('w:b') + element('w:bCs') + value('color', ink) + size(44),
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: spacing(0, 60),
    run: value('color', '55605C') + size(21),
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    paragraph: spacing(360, 120),
    run: element('w:b') + element('w:bCs') + size(28),
  },
  ...[1, 2, 3].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    paragraph: spacing(0, 20) + element('w:ind', { 'w:left': (level - 1) * 280 }),
  })),
  {
    id: 'Header',
    name: 'header',
    basedOn: 'Normal',
    paragraph: spacing(0, 0),
    run: value('color', '55605C') + size(18),
  },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    paragraph: spacing(0, 0),
    run: value('color', '55605C') + size(18),
  },
  { id: 'FootnoteText', name: 'footnote text', basedOn: 'Normal', paragraph: spacing(0, 40), run: size(18) },
  { id: 'CommentText', name: 'annotation text', basedOn: 'Normal', run: size(20) },
  { id: 'FootnoteReference', name: 'footnote reference', type: 'character', run: value('vertAlign', 'superscript') },
  { id: 'CommentReference', name: 'annotation reference', type: 'character', run: size(16) },
  { id: 'Hyperlink', name: 'Hyperlink', type: 'character', run: value('color', '1B5E8C') + value('u', 'single') },
  { id: 'Code', name: 'Tarmeem code', type: 'character', run: mono() },
  { id: 'Language', name: 'Tarmeem language', type: 'character' },
  { id: 'CodeInLanguage', name: 'Tarmeem code in language', type: 'character', run: mono() },
  {
    id: 'LinkInLanguage',
    name: 'Tarmeem link in language',
    type: 'character',
    run: value('color', '1B5E8C') + value('u', 'single'),
  },
];

function mono(): string {
  return element('w:rFonts', { 'w:ascii': 'Courier New', 'w:hAnsi': 'Courier New', 'w:cs': 'Courier New' });
}

function tableMargins(): string {
  const side = (name: string, width: number) => element(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' });
  return element(
    'w:tblPr',
    {},
    element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
    element('w:tblCellMar', {}, side('top', 40), side('left', 108), side('bottom', 20), side('right', 108)),
  );
}

function tableBorders(): string {
  const border = (name: string) =>
    element(`w:${name}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '9AA5A1' });
  return element(
    'w:tblPr',
    {},
    element('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border)),
  );
}

/** A style that the text used, by what its name says. */
function usedStyle({ id, name }: StyleName): Style | undefined {
  if (id === filler.id)
    return {
      id,
      name,
      basedOn: 'Normal',
      paragraph: element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 120, 'w:lineRule': 'exact' }),
      run: size(4),
    };
  if (name === 'List Paragraph') return { id, name, basedOn: 'Normal', paragraph: spacing(0, 60) };
  const look = lookNamed(name === 'Table Grid' ? 'Tarmeem table Q' : name);
  if (!look || (look.block === 'heading' && look.code === undefined)) return undefined;
  if (look.block === 'table') return { id, name, type: 'table', basedOn: 'TableNormal', table: tableBorders() };
  const code = look.code ?? '';
  const indent =
    code === ''
      ? ''
      : element('w:ind', { 'w:left': leftOf(code), 'w:right': /[QN]/u.test(code) ? indents.quote : undefined });
  if (look.block === 'heading') return { id, name, basedOn: `Heading${look.level}`, next: 'Normal', paragraph: indent };
  if (look.block === 'rule')
    return {
      id,
      name,
      basedOn: 'Normal',
      next: 'Normal',
      paragraph:
        element(
          'w:pBdr',
          {},
          element('w:bottom', { 'w:val': 'single', 'w:sz': 8, 'w:space': 1, 'w:color': '9AA5A1' }),
        ) + indent,
    };
  return { id, name, basedOn: 'Normal', paragraph: indent };
}

/** The styles of every file. */
const always = [...fixed, ...headingStyles()].map(styleXml).join('');

/** `word/styles.xml`. */
export function stylesPart(parcel: Parcel): string {
  const fonts = element('w:rFonts', {
    'w:ascii': 'Calibri',
    'w:hAnsi': 'Calibri',
    'w:eastAsia': 'Calibri',
    'w:cs': parcel.rtl ? 'Noto Nastaliq Urdu' : 'Arial',
  });
  const { language } = parcel;
  const defaults = element(
    'w:docDefaults',
    {},
    element(
      'w:rPrDefault',
      {},
      element(
        'w:rPr',
        {},
        fonts,
        size(22),
        element('w:lang', { 'w:val': language, 'w:eastAsia': language, 'w:bidi': language }),
      ),
    ),
    element('w:pPrDefault', {}, element('w:pPr', {}, parcel.rtl ? element('w:bidi') : '')),
  );
  const used = [...parcel.styles.values()].flatMap((style) => usedStyle(style) ?? []);
  return xmlPart(element('w:styles', namespaces, defaults, always, ...used.map(styleXml)));
}
