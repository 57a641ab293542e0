import type { Command } from './command.js';
import { migrate } from './migrate.js';
import { verify } from './verify.js';

/** Every command by its name (`user create` is one name of two words). */
export const commands: Readonly<Record<string, Command>> = { migrate, verify };
