// Runs word-worker.ts, or the program named to it, from its source, as Jest runs the rest: swc compiles, and `./x.js` is `./x.ts` where that is there.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const sources = (specifier) => {
  const lib = /^@tarmeem\/([a-z]+)$/u.exec(specifier);
  return lib ? new URL(`../../../../libs/${lib[1]}/src/index.ts`, import.meta.url).href : undefined;
};

registerHooks({
  resolve(specifier, context, next) {
    const source = sources(specifier);
    if (source) return { url: source, shortCircuit: true };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      const url = new URL(specifier.replace(/js$/u, 'ts'), context.parentURL);
      if (existsSync(url)) return { url: url.href, shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2023' },
      module: { type: 'es6' },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

await import(process.argv[2] ?? '../exchange/word-worker.ts');
