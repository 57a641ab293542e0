import type { MigrationInterface } from 'typeorm';

/** Every migration, in the order they run: the place in this list is the number in the file's name. Only ever add at the end. */
export const migrations: readonly (new () => MigrationInterface)[] = [];
