import { createRequire } from 'node:module';

/**
 * React chooses its slow build, which checks everything for who develops with it, unless NODE_ENV says `production`; here NODE_ENV says
 * how Tarmeem runs, and an evaluation has to be fast as well. Loaded once under the other name, it is the fast build from then on.
 * Import this before anything that draws pages.
 */
const mode = process.env['NODE_ENV'];
const load = createRequire(import.meta.url);
process.env['NODE_ENV'] = 'production';
for (const name of ['react', 'react/jsx-runtime', 'react-dom/server']) load(name);
if (mode === undefined) delete process.env['NODE_ENV'];
else process.env['NODE_ENV'] = mode;
