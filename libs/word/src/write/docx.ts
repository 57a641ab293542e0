import type { Change, Doc } from '@tarmeem/document';

import { flatten } from '../flat/flatten.js';
import { bookmarksOf } from '../ids.js';
import type { SectionIds } from '../ids.js';
import { keptBetween } from '../weave/kept.js';
import { weave } from '../weave/weave.js';
import { element, xmlPart } from '../xml/build.js';
import { Comments } from './comments.js';
import type { WordComment } from './comments.js';
import type { DirectionOf } from './direction.js';
import { fieldEnds, footerPart, headerPart, plainRun } from './edges.js';
import { flowXml } from './flow.js';
import { footnotesPart } from './footnotes.js';
import { annotation, tracked } from './marks-of-change.js';
import type { WordAuthor } from './marks-of-change.js';
import { namespaces } from './namespaces.js';
import { numberingPart } from './numbering.js';
import { packageOf, relationOf } from './package.js';
import type { FileProperties, PartName } from './package.js';
import { Parcel } from './parcel.js';
import { stylesPart } from './styles.js';

/** A stretch of a file: a heading (of a section, say) and what stands under it. */
export interface WordPart {
  /** Empty: the proposal puts it in. */
  readonly heading?: string;
  /** What it would be called, if the proposal renames it. Empty: the proposal takes it out. */
  readonly proposedHeading?: string;
  /** 1 for a heading of the first level. Headings inside `text` stand below it. Default 1. */
  readonly depth?: number;
  readonly ids?: SectionIds;
  readonly text: Doc;
  /** The text that is proposed instead: differences are written as tracked changes. */
  readonly proposed?: Doc;
  /** What parts `text` and `proposed`, if it was worked out before. */
  readonly changes?: readonly Change[];
  /** Who made the change of this number; -1: the heading, or a change that can't be told apart. */
  readonly authorOf?: (change: number) => WordAuthor;
  readonly comments?: readonly WordComment[];
}

/** A file to write. */
export interface WordFile extends FileProperties {
  /** Lines under the title: which edition, of when, where it is found. */
  readonly lines?: readonly string[];
  /** The heading of a list of contents, if there is to be one. */
  readonly contents?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly landscape?: boolean;
  /** Gives each paragraph of the texts the direction of its own words; without it, all have that of the language. */
  readonly directionOf?: DirectionOf;
  /** Whether Word marks what is changed from now on. */
  readonly trackChanges?: boolean;
  readonly parts: readonly WordPart[];
}

/** A4 in twentieths of a point, with margins of 2 cm. */
const page = { short: 11906, long: 16838, margin: 1134 } as const;

/** Languages written from right to left. */
const rightToLeft = /^(?:ur|ar|fa|ps|sd|he|ug)(?:-|$)/iu;

/** Writes a Word file. The same content is the same bytes. */
export function docx(file: WordFile): Uint8Array {
  const parcel = new Parcel(file.language, rightToLeft.test(file.language), file.directionOf);
  const comments = new Comments();
  const width = (file.landscape ? page.long : page.short) - 2 * page.margin;
  const head = headXml(file, parcel);
  const body = file.parts.map((part, at) => partXml(part, at, { parcel, comments, width })).join('');
  const document = xmlPart(element('w:document', namespaces, element('w:body', {}, head, body, pageXml(file))));
  const parts = new Map<PartName, string>([
    ['styles.xml', stylesPart(parcel)],
    ['numbering.xml', numberingPart(parcel)],
    ['settings.xml', settingsPart(file)],
    ['footnotes.xml', footnotesPart(parcel)],
  ]);
  if (!comments.isEmpty) {
    parts.set('comments.xml', comments.part());
    parts.set('commentsExtended.xml', comments.extendedPart());
  }
  if (file.header !== undefined) parts.set('header1.xml', headerPart(file.header, parcel));
  if (file.footer !== undefined) parts.set('footer1.xml', footerPart(file.footer, parcel));
  return packageOf(document, parts, parcel.links, file);
}

/** Title, lines and contents; they carry the style names that tell a reader of the file that they are no part of the text. */
function headXml({ title, lines = [], contents, parts }: WordFile, parcel: Parcel): string {
  if (lines.length === 0 && contents === undefined) return '';
  const row = (style: string, inside: string) =>
    element('w:p', {}, element('w:pPr', {}, element('w:pStyle', { 'w:val': style })), inside);
  const top =
    row('Title', plainRun(title, parcel)) + lines.map((line) => row('Subtitle', plainRun(line, parcel))).join('');
  if (contents === undefined) return top;
  const list = element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      element(
        'w:docPartObj',
        {},
        element('w:docPartGallery', { 'w:val': 'Table of Contents' }),
        element('w:docPartUnique'),
      ),
    ),
    element('w:sdtContent', {}, row('TOCHeading', plainRun(contents, parcel)), contentsField(parts, parcel)),
  );
  return top + list;
}

/** A list of headings that Word can renew; until then it shows those of the parts. */
function contentsField(parts: readonly WordPart[], parcel: Parcel): string {
  const shown = parts.filter(({ heading, depth = 1 }) => heading !== undefined && depth <= 3);
  if (shown.length === 0) return '';
  const [begin, end] = fieldEnds('TOC \\o "1-3" \\n \\h \\z \\u');
  const rows = shown.map(({ heading = '', depth = 1 }, at) => {
    const look = element('w:pStyle', { 'w:val': `TOC${depth}` });
    const words = (at === 0 ? begin : '') + plainRun(heading, parcel) + (at === shown.length - 1 ? end : '');
    return element('w:p', {}, element('w:pPr', {}, look), words);
  });
  return rows.join('');
}

function partXml(
  part: WordPart,
  at: number,
  { parcel, comments, width }: { parcel: Parcel; comments: Comments; width: number },
): string {
  const { text, proposed = text, changes = [], authorOf = () => ({ name: '' }), depth = 1 } = part;
  const kept = keptBetween(text, proposed, proposed === text ? changes : part.changes);
  for (const { at: place } of part.comments ?? [])
    for (const position of [place.from, place.to]) kept.cut(place.side, position);
  comments.begin(part.comments ?? []);
  const base = flatten(text, (position) => `p${at}b${position}`);
  const target = flatten(proposed, (position) => {
    const source = kept.sourceOf(position);
    return source < 0 ? `p${at}t${position}` : `p${at}b${source}`;
  });
  const heading = headingXml(part, parcel, authorOf(-1));
  const flow = flowXml(weave(base, target, kept), { parcel, comments, kept, authorOf, shift: depth - 1, width });
  const rest = comments.end();
  return heading + flow + (rest === '' ? '' : element('w:p', {}, rest));
}

/** A section's heading, with the hidden marks that say which section and revision this is. */
function headingXml(
  { heading, proposedHeading, depth = 1, ids }: WordPart,
  parcel: Parcel,
  author: WordAuthor,
): string {
  if (heading === undefined) return '';
  const proposed = proposedHeading ?? heading;
  const run = plainRun(heading, parcel);
  const words =
    proposed === heading
      ? run
      : (heading === '' ? '' : element('w:del', annotation(parcel, author), asDeleted(run))) +
        (proposed === '' ? '' : element('w:ins', annotation(parcel, author), plainRun(proposed, parcel)));
  // A heading that is only in one of the two texts takes its paragraph with it.
  const end = proposed === heading ? undefined : heading === '' ? 'new' : proposed === '' ? 'gone' : undefined;
  const marks = (ids ? bookmarksOf(ids) : []).map((name) => ({ id: parcel.nextId(), name }));
  return element(
    'w:p',
    {},
    element(
      'w:pPr',
      {},
      element('w:pStyle', { 'w:val': `Heading${Math.min(9, depth)}` }),
      end ? element('w:rPr', {}, tracked(end, parcel, author)) : '',
    ),
    ...marks.map(({ id, name }) => element('w:bookmarkStart', { 'w:id': id, 'w:name': name })),
    words,
    ...marks.map(({ id }) => element('w:bookmarkEnd', { 'w:id': id })),
  );
}

function asDeleted(run: string): string {
  return run.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ');
}

function pageXml({ landscape = false, header, footer }: WordFile): string {
  const [width, height] = landscape ? [page.long, page.short] : [page.short, page.long];
  const edge = (name: string, part: PartName) =>
    element(`w:${name}Reference`, { 'w:type': 'default', 'r:id': relationOf(part) });
  return element(
    'w:sectPr',
    {},
    header === undefined ? '' : edge('header', 'header1.xml'),
    footer === undefined ? '' : edge('footer', 'footer1.xml'),
    element('w:pgSz', { 'w:w': width, 'w:h': height, 'w:orient': landscape ? 'landscape' : undefined }),
    element('w:pgMar', {
      'w:top': page.margin,
      'w:right': page.margin,
      'w:bottom': page.margin,
      'w:left': page.margin,
      'w:header': 600,
      'w:footer': 600,
      'w:gutter': 0,
    }),
  );
}

function settingsPart({ trackChanges = false, language }: WordFile): string {
  return xmlPart(
    element(
      'w:settings',
      namespaces,
      trackChanges ? element('w:trackRevisions') : '',
      element('w:footnotePr', {}, element('w:footnote', { 'w:id': -1 }), element('w:footnote', { 'w:id': 0 })),
      element(
        'w:compat',
        {},
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
      element('w:themeFontLang', { 'w:val': language, 'w:bidi': language }),
    ),
  );
}
