import type { Command } from './command.js';
import { exportRecord } from './export.js';
import { importText } from './import-text.js';
import { migrate } from './migrate.js';
import { userCreate } from './user-create.js';
import { verify } from './verify.js';

/** Every command by its name (`user create` is one name of two words). */
export const commands: Readonly<Record<string, Command>> = {
  'user create': userCreate,
  export: exportRecord,
  import: importText,
  migrate,
  verify,
};
