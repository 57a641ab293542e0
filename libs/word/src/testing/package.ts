import { strToU8, zipSync } from 'fflate';

const types = (main: string) =>
  `<Types xmlns="t"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${main}"/></Types>`;

/** A file as another program could write it: the body's XML and other parts by name. */
export function wordFile(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  main = 'document.main+xml',
): Uint8Array {
  const relations = Object.keys(parts)
    .filter((name) => name.startsWith('word/') && !name.includes('_rels'))
    .map((name, at) => {
      const kind = name.replace(/^word\/|\.xml$/gu, '');
      return `<Relationship Id="p${at}" Type="http://x/relationships/${kind}" Target="${kind}.xml"/>`;
    });
  const files: Record<string, string> = {
    '[Content_Types].xml': types(main),
    '_rels/.rels':
      '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}<Relationship Id="web" Type="http://x/hyperlink" Target="https://example.org/" TargetMode="External"/><Relationship Id="file" Type="http://x/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
