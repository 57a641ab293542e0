import { strToU8, zipSync } from 'fflate';

const types =
  '<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const root =
  '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>';

function archive(document: Uint8Array, more: Record<string, Uint8Array> = {}): Uint8Array<ArrayBuffer> {
  return zipSync(
    {
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(root),
      'word/document.xml': [document, { level: document.length > 60_000_000 ? 1 : 6 }],
      ...more,
    },
    { level: 6 },
  );
}

const text = (body: string): Uint8Array => strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`);
const paragraph = '<w:p><w:r><w:t>Words of a paragraph that is as long as they are.</w:t></w:r></w:p>';

/** Paragraphs whose words pack badly, as those of a real text do. */
function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, at) => `<w:p>${runs(1, at)}</w:p>`).join('');
}

function runs(count: number, from: number): string {
  const word = (at: number) => (Math.imul(at + 7, 2_654_435_761) >>> 0).toString(36);
  return Array.from({ length: count }, (_, at) => `<w:r><w:t>${word(at + from * count)}</w:t></w:r>`).join('');
}

/** Noise that no packing makes smaller. */
function noise(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = 1;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

/** Word files made to cost a careless reader much: memory, or time. */
export const badFiles: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [
  { name: 'zeros that unpack to 150 MB', bytes: archive(new Uint8Array(150 * 1024 * 1024)) },
  { name: 'two million empty elements', bytes: archive(text(`<w:p>${'<w:r/>'.repeat(2_000_000)}</w:p>`)) },
  { name: 'a million paragraphs', bytes: archive(text('<w:p/>'.repeat(1_000_000))) },
  { name: '120,000 paragraphs of ever other words', bytes: archive(text(paragraphs(120_000))) },
  {
    name: '60,000 elements in each of 30 paragraphs',
    bytes: archive(text(Array.from({ length: 30 }, (_, at) => `<w:p>${runs(60_000, at)}</w:p>`).join(''))),
  },
  { name: 'one word of 40 MB', bytes: archive(text(`<w:p><w:r><w:t>${'a'.repeat(40_000_000)}</w:t></w:r></w:p>`)) },
  {
    name: '100,000 attributes',
    bytes: archive(text(`<w:p ${Array.from({ length: 100_000 }, (_, at) => `w:a${String(at)}="1"`).join(' ')}/>`)),
  },
  {
    name: '28 MB beside a short text',
    bytes: archive(text(paragraph), { 'word/media/a.png': noise(28 * 1024 * 1024) }),
  },
  {
    name: 'a table of 100,000 cells',
    bytes: archive(text(`<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(100)}</w:tr>`.repeat(1_000)}</w:tbl>`)),
  },
];
