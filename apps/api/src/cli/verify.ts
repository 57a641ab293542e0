import { resolve } from 'node:path';
import { Client } from 'pg';
import { verifyStanding } from '../accounts/index.js';
import { codeOf, type Finding, NotAnArchive, readArchive, verifyRecord, withDatabaseArchive } from '../audit/index.js';
import { verifyDeskCounts } from '../moderation/index.js';
import { systemChain, verifyChains } from '../platform/events/index.js';
import { type Command, UsageError } from './command.js';

/**
 * Recomputes what was written: revisions, hashes, chain, numbering, decisions, anchors of every document, the chain of the system, and
 * what sessions, grants and tokens stand on; or, with a file, the record that `export` wrote. Names what is wrong; exit code 1 then.
 */
export const verify: Command = {
  usage: '[<file>]',
  summary: 'recompute texts, editions, decisions and audit trail, here or in a file of export, and name what is wrong',
  async run({ database, parameters: [file], print }) {
    const all = file === undefined ? await inDatabase(new Client((await database()).app)) : await inFile(resolve(file));
    for (const { what, wrong } of all) print(`${what[0]?.toUpperCase() ?? ''}${what.slice(1)} ${wrong}.`);
    const found = all.filter(({ known }) => !known);
    if (found.length > 0)
      throw new Error(`${found.length} ${found.length === 1 ? 'thing is' : 'things are'} not as written.`);
    print('Everything is as it was written: texts, hashes, editions, decisions, anchors and the audit trail.');
  },
};

async function inFile(file: string): Promise<Finding[]> {
  try {
    return await verifyRecord(await readArchive(file));
  } catch (error) {
    if (error instanceof NotAnArchive) throw new UsageError(error.message);
    if (codeOf(error) === 'ENOENT') throw new UsageError(`${file} can not be read.`);
    throw error;
  }
}

async function inDatabase(client: Client): Promise<Finding[]> {
  await client.connect();
  try {
    const documents = await client.query<{ id: string; slug: string }>('select id, slug from document order by slug');
    const found: Finding[] = [];
    for (const { id, slug } of documents.rows) {
      const here = await withDatabaseArchive(client, id, verifyRecord);
      found.push(...here.map((finding) => ({ ...finding, what: `/${slug}: ${finding.what}` })));
    }
    const rows = {
      query: async <T>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as T,
    };
    for (const { seq, because } of await verifyChains(rows, [systemChain]))
      found.push({
        what: `event ${seq} of the system`,
        wrong: because === 'missing' ? 'is missing' : `was ${because}`,
      });
    for (const { what, id } of await verifyStanding(rows))
      found.push({ what: `${what} ${id}`, wrong: 'stands on no event' });
    for (const { document, state, kept, counted } of await verifyDeskCounts(rows))
      found.push({
        what: `/${document}: the desk's count of what is ${state.replace('_', ' ')}`,
        wrong: `is ${String(kept)}, and there are ${String(counted)}`,
      });
    return found;
  } finally {
    await client.end();
  }
}
