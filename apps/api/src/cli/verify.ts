import { Client } from 'pg';
import { verifyChains } from '../platform/events/index.js';
import type { Command } from './command.js';

/** Recomputes the audit trail; exit code 1 when an event is missing or was changed. */
export const verify: Command = {
  usage: '',
  summary: 'recompute the audit trail and name what is missing or was changed',
  async run({ database, print }) {
    const client = new Client(database.app);
    await client.connect();
    try {
      const broken = await verifyChains({
        query: async <T>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as T,
      });
      for (const link of broken) print(`Chain ${link.chain}: event ${link.seq} ${link.because}`);
      if (broken.length > 0) throw new Error('The audit trail is not what was written.');
      print('The audit trail is complete.');
    } finally {
      await client.end();
    }
  },
};
