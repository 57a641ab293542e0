// A Jest runtime that leaves loading to Node. Jest's own loads each module anew for each suite, and a suite of the API stands on two
// thousand; here they are loaded, and made fast, once a worker. What a suite may therefore not do: replace a module.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Runtime from 'jest-runtime';
import { sourceMapOf } from './sources.mjs';

const require = createRequire(import.meta.url);
/** What the suite that runs now calls `test`, `expect` and so on. */
let current = {};
const names = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it', 'jest', 'test'];

/** Stands for a name of the current suite, for modules that outlive a suite. */
const ofSuite = (name) =>
  new Proxy(() => undefined, {
    apply: (_, self, given) => Reflect.apply(current[name], self, given),
    get: (_, key) => current[name][key],
  });
globalThis[Symbol.for('tarmeem.jest')] = Object.fromEntries(names.map((name) => [name, ofSuite(name)]));

const globals = 'tarmeem:jest';
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === globals
      ? {
          format: 'module',
          source: `export const { ${names.join(', ')} } = globalThis[Symbol.for('tarmeem.jest')];`,
          shortCircuit: true,
        }
      : next(url, context),
});

/** How often a suite was loaded in this process: one more is another module. */
const loads = new Map();

/** Maps from what swc wrote to our lines, which Jest reads from files: written when a stack asks for one. */
class SourceMaps extends Map {
  #folder;
  get(address) {
    const known = super.get(address);
    const map = known === undefined ? sourceMapOf(address) : undefined;
    if (map === undefined) return known;
    if (this.#folder === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), 'tarmeem-maps-'));
      process.on('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
    }
    const path = join(this.#folder, `${this.size}.map`);
    writeFileSync(path, map);
    this.set(address, path);
    return path;
  }
}
const sourceMaps = new SourceMaps();

export default class NodeRuntime extends Runtime {
  setGlobalsForRuntime(given) {
    super.setGlobalsForRuntime(given);
    current = { ...given, jest: this.jestGlobals.jestObjectFor(this._testPath) };
  }

  async unstable_importModule(path) {
    const before = loads.get(path) ?? 0;
    loads.set(path, before + 1);
    return import(`${pathToFileURL(path).href}${before === 0 ? '' : `?again=${before}`}`);
  }

  /** What runs the tests of a suite, anew for each: it keeps them in its module. */
  requireInternalModule(from, to) {
    if (to) return createRequire(from)(to);
    delete require.cache[from];
    return require(from);
  }

  requireModule(from, name) {
    return name ? createRequire(from)(name) : require(from);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  installGetBuiltinModule() {}

  resetModules() {}
}
