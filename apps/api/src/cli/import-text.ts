import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importOutline, jurisdictionsOfPakistan, slugify } from '@tarmeem/review';
import { importDocument } from '../documents/index.js';
import { Work } from '../platform/index.js';
import { type Command, UsageError } from './command.js';

/** Brings a plain text in, split by its headings, as edition 1.0 of a new document. */
export const importText: Command = {
  usage: '<file.txt> [<address of the document>]',
  summary: 'bring a text in as edition 1.0 of a new document',
  async run({ parameters, print, application }) {
    const [file, address] = parameters;
    if (!file) throw new UsageError('Which file?');
    const text = await readFile(resolve(file), 'utf8').catch(() => {
      throw new UsageError(`${file} can not be read.`);
    });
    const outline = importOutline(text);
    const slug = address ?? slugify(outline.title);
    const app = await application();
    await app.get(Work).run(async (tx) => {
      const taken = await tx.query('select 1 from document where slug = $1', [slug]);
      if (taken.length > 0) throw new UsageError(`There is a document at /${slug} already.`);
      await importDocument(tx, {
        slug,
        outline,
        jurisdictions: jurisdictionsOfPakistan,
        timeZone: 'Asia/Karachi',
        language: 'en',
        issuer: null,
        changeNote: 'The text as it was handed over for review.',
      });
    });
    print(`Imported “${outline.title}” as edition 1.0 of /${slug}.`);
  },
};
