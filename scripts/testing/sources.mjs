// Lets Node read our TypeScript as it stands: swc compiles a file when it is loaded, `@tarmeem/x` is the source of that lib, and
// `./x.js` is `./x.ts` or `./x.tsx` where that is there. Whoever imports this file has it for the rest of the process.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const home = new URL('../../', import.meta.url);
const { sourceMaps: _, ...how } = JSON.parse(readFileSync(new URL('.swcrc', home), 'utf8'));

function ownSource(specifier, parent) {
  const lib = /^@tarmeem\/([a-z]+)$/u.exec(specifier)?.[1];
  if (lib) return new URL(lib === 'migrations' ? 'migrations/index.ts' : `libs/${lib}/src/index.ts`, home);
  if (!/^\.{1,2}\/.*\.js$/u.test(specifier) || !/\.tsx?(\?|$)/u.test(parent ?? '')) return undefined;
  const written = new URL(specifier.replace(/js$/u, 'ts'), parent);
  if (existsSync(written)) return written;
  const screen = new URL(`${written.href}x`);
  return existsSync(screen) ? screen : undefined;
}

const maps = new Map();
/** The source map of a file that was loaded, as JSON; undefined for another. */
export const sourceMapOf = (address) => maps.get(address);

registerHooks({
  resolve(specifier, context, next) {
    const source = ownSource(specifier, context.parentURL);
    return source ? { url: source.href, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!/\.tsx?(\?|$)/u.test(url)) return next(url, context);
    const filename = fileURLToPath(url.replace(/\?.*$/u, ''));
    const { code, map } = transformSync(readFileSync(filename, 'utf8'), {
      ...how,
      swcrc: false,
      sourceMaps: true,
      filename,
    });
    maps.set(url, map);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
