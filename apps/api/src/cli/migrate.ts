import type { Command } from './command.js';

/** Brings the database to the schema of this build and does nothing else; every start does the same first. */
export const migrate: Command = {
  usage: '',
  summary: 'bring the database to the schema of this build',
  async run({ database, print }) {
    await database();
    print('The database has the schema of this build.');
  },
};
