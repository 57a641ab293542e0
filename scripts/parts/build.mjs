import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { home } from './home.mjs';
import { newEnoughNode } from './node.mjs';
import { PlainError } from './plain-error.mjs';
import { listen, withProgress } from './processes.mjs';
import { hashOf, sourcesOf } from './sources.mjs';

const at = (path) => join(home, path);
const require = createRequire(import.meta.url);

/** Builds every stale part; says nothing and takes some milliseconds when there is none. */
export async function bringUpToDate() {
  const stale = parts().filter((part) => !isFresh(part));
  const compiled = stale.filter((part) => part.kind === 'typescript');
  if (compiled.length > 0) {
    await withProgress(`Building ${compiled.map((part) => part.name).join(', ')}`, async () => {
      for (const part of compiled) await compile(part);
    });
  }
  for (const part of stale.filter((it) => it.kind === 'web')) {
    await withProgress('Building the browser application', () => buildWeb(part));
  }
}

/** What is built from what: a folder of sources, the files its build depends on, and where it goes. */
function parts() {
  const libs = existsSync(at('libs'))
    ? readdirSync(at('libs'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const typescript = (name, from, to) => ({
    kind: 'typescript',
    name,
    from: at(from),
    to: at(to),
    inputs: [...sourcesOf(at(from)), at('.swcrc'), at('package.json')],
  });
  const compiled = [
    ...libs.map(({ name }) => typescript(name, `libs/${name}/src`, `libs/${name}/dist`)),
    typescript('migrations', 'migrations', 'migrations/dist'),
    typescript('the server', 'apps/api/src', 'apps/api/dist'),
    typescript('the benchmarks', 'apps/bench/src', 'apps/bench/dist'),
  ].filter((part) => existsSync(part.from));
  if (!['vite.config.ts', 'index.html', 'src/main.tsx'].every((name) => existsSync(at(`apps/web/${name}`))))
    return compiled;
  const inputs = [
    ...sourcesOf(at('apps/web')),
    ...libs.flatMap(({ name }) => sourcesOf(at(`libs/${name}/src`))),
    at('package-lock.json'),
  ];
  return [...compiled, { kind: 'web', name: 'the browser application', to: at('apps/web/dist'), inputs }];
}

/** An empty folder to build in, on the same disk; of two builds at once each has its own. */
function draftOf(part) {
  const draft = at(`.cache/build/${relative(home, part.to).replaceAll('/', '-')}-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  return draft;
}

const stampOf = (part) => `${part.to}/.built-from`;

function isFresh(part) {
  part.hash = hashOf(home, part.inputs);
  return existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === part.hash;
}

/** swc through its API: TypeScript with decorators and their metadata to ESM. Built beside the old one and swapped when whole. */
async function compile(part) {
  const { transformFile } = require('@swc/core');
  const draft = draftOf(part);
  const sources = part.inputs.filter((file) => file.startsWith(`${part.from}/`));
  await Promise.all(
    sources.map(async (file) => {
      const target = join(draft, relative(part.from, file));
      mkdirSync(dirname(target), { recursive: true });
      if (!/\.tsx?$/u.test(file)) {
        if (!file.endsWith('package.json')) copyFileSync(file, target);
        return;
      }
      if (file.endsWith('.d.ts')) return;
      const { code, map } = await transformFile(file, {
        configFile: at('.swcrc'),
        swcrc: false,
        sourceMaps: true,
      }).catch((error) => {
        throw new PlainError(`${relative(home, file)} can not be compiled:\n${error.message}`);
      });
      const script = target.replace(/\.tsx?$/u, '.js');
      writeFileSync(`${script}.map`, map ?? '');
      writeFileSync(script, `${code}\n//# sourceMappingURL=${script.split('/').pop()}.map\n`);
    }),
  );
  finish(part, draft);
}

async function buildWeb(part) {
  const draft = draftOf(part);
  const vite = at('node_modules/vite/bin/vite.js');
  const { code, said } = await listen(
    newEnoughNode(),
    [vite, 'build', at('apps/web'), '--outDir', relative(at('apps/web'), draft), '--emptyOutDir', '--logLevel', 'warn'],
    { NODE_ENV: 'production' },
  );
  if (code !== 0) throw new PlainError(`The browser application can not be built:\n${said.trim()}`);
  finish(part, draft);
}

function finish(part, draft) {
  writeFileSync(join(draft, '.built-from'), part.hash);
  rmSync(part.to, { recursive: true, force: true });
  renameSync(draft, part.to);
}
