import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { importOutline, jurisdictionsOfPakistan } from '@tarmeem/review';
import { Configuration } from '../configuration.js';
import { Work } from '../platform/index.js';
import { importDocument, importedOutline } from './import-document.js';

const slug = 'institutional-framework';

/** Imports the Institutional Framework as edition 1.0, if there is no document of that address yet. */
export async function seedInstitutionalFramework(app: INestApplicationContext): Promise<string | void> {
  const { home } = app.get(Configuration);
  const text = readFileSync(join(home, 'documents', `${slug}.txt`), 'utf8');
  const outline = importOutline(text, jurisdictionsOfPakistan);
  const made = await app.get(Work).run(async (tx) => {
    const found = await tx.query('select 1 from document where slug = $1', [slug]);
    if (found.length > 0) return false;
    await importDocument(tx, {
      slug,
      ...importedOutline(outline),
      by: null,
      jurisdictions: jurisdictionsOfPakistan,
      timeZone: 'Asia/Karachi',
      language: 'en',
      issuer: 'national-commission-on-the-rights-of-child',
      changeNote: 'The text as it was handed over for review.',
    });
    return true;
  });
  if (made) return `Imported “${outline.title}” as edition 1.0.`;
}
