import { resolve } from 'node:path';
import { Client } from 'pg';
import { codeOf, withDatabaseArchive, writeArchive } from '../audit/index.js';
import { type Command, UsageError } from './command.js';

/** Writes the record of a document to a file that `verify` reads without a database. */
export const exportRecord: Command = {
  usage: '<address of the document> <file>',
  summary: 'write a document with its editions, decisions and audit trail to a file that verify reads',
  async run({ database, parameters, print }) {
    const [slug, file] = parameters;
    if (!slug || !file) throw new UsageError('Which document, and to which file?');
    const client = new Client((await database()).app);
    await client.connect();
    try {
      const { rows } = await client.query<{ id: string }>('select id from document where slug = $1', [slug]);
      const [document] = rows;
      if (!document) throw new UsageError(`There is no document at /${slug}.`);
      await withDatabaseArchive(client, document.id, (archive) =>
        writeArchive(archive, resolve(file), new Date()),
      ).catch((error: unknown) => {
        if (codeOf(error) === 'EEXIST') throw new UsageError(`There is a file ${file} already.`);
        throw error;
      });
      print(`Wrote the record of /${slug} to ${file}. It names people by their ids and holds no mail addresses.`);
    } finally {
      await client.end();
    }
  },
};
