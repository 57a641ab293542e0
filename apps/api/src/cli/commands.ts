import type { Command } from './command.js';
import { importText } from './import-text.js';
import { migrate } from './migrate.js';
import { userCreate } from './user-create.js';
import { verify } from './verify.js';

/** Every command by its name (`user create` is one name of two words). */
export const commands: Readonly<Record<string, Command>> = {
  'user create': userCreate,
  import: importText,
  migrate,
  verify,
};
