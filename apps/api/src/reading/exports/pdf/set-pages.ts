import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { editionLook } from './edition-look.js';
import type { PaperEdition } from './paper-edition.js';
import { sfntOf } from './sfnt.js';

const { resolve } = createRequire(import.meta.url);
const font = (weight: number): Buffer =>
  sfntOf(readFileSync(resolve(`@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-${weight}-normal.woff`)));

/** Sets one edition: a tagged PDF, by PDF/UA-1 where every character has a glyph. Throws when the text can not be set. */
export function setPages(edition: PaperEdition): Buffer {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [font(400), font(700)] }] });
  const made = compiler.compile({ mainFileContent: editionLook, inputs: { edition: JSON.stringify(edition) } });
  if (!made.result) throw new Error(`An edition can not be set: ${JSON.stringify(made.takeError()?.shortDiagnostics)}`);
  const options = { pdfTags: true, creationTimestamp: edition.at };
  try {
    return compiler.pdf(made.result, { ...options, pdfStandard: 'ua-1' });
  } catch {
    // A character without a glyph, or a heading that leaves a level out: tagged all the same, without the claim.
    return compiler.pdf(made.result, options);
  }
}
