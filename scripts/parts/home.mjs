import { fileURLToPath } from 'node:url';

/** The folder of the project; every path in these scripts is below it. */
export const home = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/u, '');
