import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Archive } from './archive.js';
import { type Rows, type TableName, tableNames } from './tables.js';

const format = 'tarmeem-record';
const version = 1;

/** A file that is no archive, or one that a newer build wrote. The message is for the person who named it. */
export class NotAnArchive extends Error {
  override readonly name = 'NotAnArchive';
}

/** Writes an archive to a file: gzip of one JSON line a row, `["table", {…}]`, after a line that says what it is. */
export async function writeArchive(archive: Archive, file: string, at: Date): Promise<void> {
  await pipeline(
    Readable.from(linesOf(archive, at)),
    createGzip(),
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  );
}

async function* linesOf(archive: Archive, at: Date): AsyncGenerator<string> {
  yield `${JSON.stringify({ format, version, at: at.toISOString() })}\n`;
  for (const table of tableNames)
    for await (const row of archive.rows(table)) yield `${JSON.stringify([table, row])}\n`;
}

/** The archive in a file. Throws NotAnArchive for any other file; each table is read from the start of the file. */
export async function readArchive(file: string): Promise<Archive> {
  for await (const line of linesIn(file)) {
    const head: unknown = parsed(line);
    if (!isHead(head)) throw new NotAnArchive(`${file} is no archive of a document.`);
    if (head.version !== version)
      throw new NotAnArchive(`${file} was written by another version of Tarmeem (its format is ${head.version}).`);
    return { rows: (table) => rowsIn(file, table) };
  }
  throw new NotAnArchive(`${file} is empty.`);
}

const isHead = (head: unknown): head is { version: number } =>
  typeof head === 'object' && head !== null && 'format' in head && head.format === format && 'version' in head;

async function* rowsIn<Name extends TableName>(file: string, table: Name): AsyncGenerator<Rows[Name]> {
  const start = `[${JSON.stringify(table)},`;
  for await (const line of linesIn(file)) {
    if (!line.startsWith(start)) continue;
    const row = parsed(line);
    if (!Array.isArray(row)) throw new NotAnArchive(`${file} holds a line that is no row.`);
    yield row[1] as Rows[Name];
  }
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  await once(source, 'open');
  const unzipped = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => unzipped.destroy(error));
  try {
    let rest = '';
    // A stream that is read by itself ends its own errors; a reader of lines over it would throw the late ones at nobody.
    for await (const chunk of unzipped) {
      const lines = `${rest}${chunk as string}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } catch (error) {
    if (codeOf(error).startsWith('Z_')) throw new NotAnArchive(`${file} is no archive of a document, or is damaged.`);
    throw error;
  } finally {
    source.destroy();
  }
}

/** The code of an error of Node, '' for any other: `ENOENT`, `EEXIST`, `Z_DATA_ERROR`. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
