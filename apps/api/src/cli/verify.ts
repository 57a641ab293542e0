import { Client } from 'pg';
import { verifyStanding } from '../accounts/index.js';
import { verifyChains } from '../platform/events/index.js';
import type { Command } from './command.js';

/** Recomputes the audit trail; exit code 1 when an event is missing or was changed, or a session or grant stands on none. */
export const verify: Command = {
  usage: '',
  summary: 'recompute the audit trail and name what is missing or was changed',
  async run({ database, print }) {
    const client = new Client(database.app);
    await client.connect();
    try {
      const rows = {
        query: async <T>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as T,
      };
      const broken = await verifyChains(rows);
      for (const link of broken) print(`Chain ${link.chain}: event ${link.seq} ${link.because}`);
      const unfounded = await verifyStanding(rows);
      for (const { what, id } of unfounded) print(`No event says how this ${what} came to be: ${id}`);
      if (broken.length + unfounded.length > 0) throw new Error('The audit trail is not what was written.');
      print('The audit trail is complete; every session and grant stands on an event.');
    } finally {
      await client.end();
    }
  },
};
