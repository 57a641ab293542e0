import { zipOf } from '../zip/write.js';
import { element, escaped as plain, xmlPart } from '../xml/build.js';
import { wordDate } from './marks-of-change.js';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relationships = `${office}/relationships`;

/** A part of the file beside its text: where it is, what it is, how the text refers to it. */
interface PartKind {
  readonly type: string;
  readonly relation: string;
}

const kinds = {
  'styles.xml': { type: `${types}.styles+xml`, relation: `${relationships}/styles` },
  'numbering.xml': { type: `${types}.numbering+xml`, relation: `${relationships}/numbering` },
  'settings.xml': { type: `${types}.settings+xml`, relation: `${relationships}/settings` },
  'footnotes.xml': { type: `${types}.footnotes+xml`, relation: `${relationships}/footnotes` },
  'comments.xml': { type: `${types}.comments+xml`, relation: `${relationships}/comments` },
  'commentsExtended.xml': {
    type: `${types}.commentsExtended+xml`,
    relation: 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
  },
  'header1.xml': { type: `${types}.header+xml`, relation: `${relationships}/header` },
  'footer1.xml': { type: `${types}.footer+xml`, relation: `${relationships}/footer` },
} as const satisfies Record<string, PartKind>;

export type PartName = keyof typeof kinds;

/** Parts that hold no words of a text, the same in many files. */
const commonParts: ReadonlySet<PartName> = new Set([
  'styles.xml',
  'numbering.xml',
  'settings.xml',
  'header1.xml',
  'footer1.xml',
]);

/** Who made the file and what it is, as Word shows under its properties. */
export interface FileProperties {
  readonly title: string;
  readonly subject?: string;
  readonly author?: string;
  readonly created?: Date;
  readonly language: string;
  /** Kept unseen in the file by name: what tells us later where it came from. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** The whole file. `parts` are those beside the text; `links` go out by relationship id. */
export function packageOf(
  document: string,
  parts: ReadonlyMap<PartName, string>,
  links: ReadonlyMap<string, string>,
  properties: FileProperties,
): Uint8Array {
  const named = [...parts.keys()];
  return zipOf([
    { name: '[Content_Types].xml', content: contentTypes(named), common: true },
    { name: '_rels/.rels', content: rootRelations, common: true },
    { name: 'docProps/core.xml', content: coreProperties(properties), common: true },
    { name: 'docProps/custom.xml', content: customProperties(properties.custom ?? {}), common: true },
    { name: 'word/document.xml', content: document },
    { name: 'word/_rels/document.xml.rels', content: documentRelations(named, links), common: links.size === 0 },
    ...[...parts].map(([name, content]) => ({ name: `word/${name}`, content, common: commonParts.has(name) })),
  ]);
}

/** The relationship id by which the text names a part. */
export function relationOf(name: PartName): string {
  return `rId_${name.replace('.xml', '')}`;
}

function contentTypes(names: readonly PartName[]): string {
  const override = (part: string, type: string) => element('Override', { PartName: part, ContentType: type });
  return xmlPart(
    element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      override('/word/document.xml', `${types}.document.main+xml`),
      override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      override('/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
      ...names.map((name) => override(`/word/${name}`, kinds[name].type)),
    ),
  );
}

function relations(...rows: readonly string[]): string {
  return xmlPart(
    element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, ...rows),
  );
}

function relationRow(id: string, type: string, target: string): string {
  return element('Relationship', { Id: id, Type: type, Target: target });
}

const rootRelations = relations(
  relationRow('rId1', `${relationships}/officeDocument`, 'word/document.xml'),
  relationRow(
    'rId2',
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  ),
  relationRow('rId3', `${relationships}/custom-properties`, 'docProps/custom.xml'),
);

function documentRelations(names: readonly PartName[], links: ReadonlyMap<string, string>): string {
  return relations(
    ...names.map((name) => element('Relationship', { Id: relationOf(name), Type: kinds[name].relation, Target: name })),
    ...[...links].map(([href, id]) =>
      element('Relationship', { Id: id, Type: `${relationships}/hyperlink`, Target: href, TargetMode: 'External' }),
    ),
  );
}

function coreProperties({ title, subject, author, created, language }: FileProperties): string {
  const date = (name: string) =>
    created ? element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, wordDate(created)) : '';
  const text = (name: string, words: string | undefined) => (words ? element(name, {}, plain(words)) : '');
  return xmlPart(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('dc:title', title),
      text('dc:subject', subject),
      text('dc:creator', author),
      text('dc:language', language),
      date('created'),
      date('modified'),
    ),
  );
}

function customProperties(custom: Readonly<Record<string, string>>): string {
  const rows = Object.entries(custom).map(([name, value], at) =>
    element(
      'property',
      { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: at + 2, name },
      element('vt:lpwstr', {}, plain(value)),
    ),
  );
  return xmlPart(
    element(
      'Properties',
      {
        xmlns: `${office}/custom-properties`,
        'xmlns:vt': `${office}/docPropsVTypes`,
      },
      ...rows,
    ),
  );
}
