import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import {
  importOutline,
  jurisdictionsOfPakistan,
  type Outline,
  Refused,
  reservedDocumentSlugs,
  slugify,
} from '@tarmeem/review';
import { exchangeEn, exchangeUr } from '@tarmeem/text';
import { DataSource } from 'typeorm';
import { importDocument, importedOutline } from '../documents/index.js';
import { createDocument, kindOf, readOutline, WordDesk } from '../exchange/index.js';
import { ProblemError, type Tx, Work } from '../platform/index.js';
import { type Command, UsageError } from './command.js';
import { importEdition } from './import-edition.js';

const changeNotes = { en: exchangeEn['import.firstNote'], ur: exchangeUr['import.firstNote'] };

/** Brings a Word, HTML or text file in, split by its headings, or the JSON of an edition, as edition 1.0 of a new document. */
export const importText: Command = {
  usage: '<file.docx | .html | .txt | .json> [<address of the document>] [en | ur]',
  summary: 'bring a file in as edition 1.0 of a new document',
  async run({ parameters, print, application }) {
    const [file, address, language = 'en'] = parameters;
    if (!file) throw new UsageError('Which file?');
    if (language !== 'en' && language !== 'ur') throw new UsageError('The language is en or ur.');
    const bytes = await readFile(resolve(file)).catch(() => {
      throw new UsageError(`${file} can not be read.`);
    });
    const edition = file.toLowerCase().endsWith('.json') ? Buffer.from(bytes).toString('utf8') : null;
    const agencies = edition === null ? agenciesIn(bytes) : null;
    const app = await application();
    const { title, slug } =
      edition !== null
        ? await app.get(Work).run(async (tx) => importEdition(tx, edition, address))
        : agencies
          ? await app.get(Work).run(async (tx) => importAgencies(tx, agencies, address))
          : await importAny(app, { bytes, fileName: basename(file), address, language });
    print(`Imported “${title}” as edition 1.0 of /${slug}.`);
  },
};

/** A plain text of jurisdictions and their agencies, which become organisations; null: it is something else. */
function agenciesIn(bytes: Uint8Array): Outline | null {
  const told = kindOf(bytes);
  if (told?.kind !== 'text') return null;
  try {
    return importOutline(told.text);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

async function importAgencies(
  tx: Tx,
  outline: Outline,
  address: string | undefined,
): Promise<{ title: string; slug: string }> {
  const slug = address ?? slugify(outline.title);
  if (reservedDocumentSlugs.has(slug)) throw new UsageError(`/${slug} is an address of the platform: name another.`);
  const taken = await tx.query('select 1 from document where slug = $1', [slug]);
  if (taken.length > 0) throw new UsageError(`There is a document at /${slug} already.`);
  await importDocument(tx, {
    slug,
    ...importedOutline(outline),
    jurisdictions: jurisdictionsOfPakistan,
    timeZone: 'Asia/Karachi',
    language: 'en',
    issuer: null,
    changeNote: changeNotes.en,
    by: null,
  });
  return { title: outline.title, slug };
}

async function importAny(
  app: INestApplicationContext,
  it: { bytes: Uint8Array; fileName: string; address: string | undefined; language: 'en' | 'ur' },
): Promise<{ title: string; slug: string }> {
  const { language } = it;
  try {
    const choices = { language, levels: 2 };
    const outline = await readOutline(app.get(DataSource), app.get(WordDesk, { strict: false }), { ...it, choices });
    return await app.get(Work).run(async (tx) => {
      const slug = it.address ?? slugify(outline.title);
      const named = outline.parts.flatMap(({ depth, heading }, part) => {
        const found = outline.jurisdictions.find(({ name }) => name.toLowerCase() === heading.toLowerCase());
        return depth === 0 && found ? [{ part, jurisdiction: found.code }] : [];
      });
      const input = { title: outline.title, slug, changeNote: changeNotes[language], jurisdictions: named, ...choices };
      await createDocument(tx, { actor: null, input, outline });
      return { title: outline.title, slug };
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new UsageError(error.code === 'not-now' ? 'There is a document at this address already.' : error.message);
  }
}
