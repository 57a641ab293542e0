import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

/** The smallest PDF a reader opens. */
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A photograph of 40 × 20 dots, lying on its side, that tells where and by whom it was taken. */
export const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#0b5a48' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'A reader in Lahore', Copyright: 'Lahore' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A Word file of one word, with other parts beside it. */
export const wordFile = (more: Record<string, Uint8Array>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>Word</w:t></w:r></w:p></w:body></w:document>'),
    ...more,
  });
