// One project a workspace, all in ESM mode through swc, with sources of the libs rather than their builds.
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  moduleNameMapper: {
    '^@tarmeem/migrations$': '<rootDir>/migrations/index.ts',
    '^@tarmeem/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
};
const project = (displayName, folder, more = {}) => ({
  ...shared,
  displayName,
  testMatch: [`<rootDir>/${folder}/**/*.test.{ts,tsx}`],
  ...more,
});

/** For suites that need no document of a browser: modules are loaded once a worker (scripts/testing/node-runtime.mjs). */
const inNode = {
  runtime: '<rootDir>/scripts/testing/node-runtime.mjs',
  testEnvironment: '<rootDir>/scripts/testing/node-environment.mjs',
  setupFiles: ['<rootDir>/scripts/testing/chance.mjs'],
};

export default {
  // For every test of every project: a busy machine is no failure. What takes longer says so itself.
  testTimeout: 60_000,
  projects: [
    project('document', 'libs/document/src', inNode),
    project('review', 'libs/review/src', inNode),
    project('contract', 'libs/contract/src', inNode),
    project('text', 'libs/text/src', inNode),
    project('word', 'libs/word/src', inNode),
    project('scripts', 'scripts', inNode),
    project('api', 'apps/api/src', {
      ...inNode,
      globalSetup: '<rootDir>/apps/api/src/testing/start-cluster.ts',
      globalTeardown: '<rootDir>/apps/api/src/testing/stop-cluster.ts',
    }),
    project('web', 'apps/web/src', {
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/apps/web/src/testing/globals.ts'],
      // A screen brings its styles; jsdom lays nothing out.
      moduleNameMapper: { ...shared.moduleNameMapper, '\\.css$': '<rootDir>/apps/web/src/testing/no-styles.ts' },
    }),
    project('e2e', 'apps/e2e/src', { ...inNode, globalSetup: '<rootDir>/apps/e2e/src/begin-run.ts' }),
    project('bench', 'apps/bench/src'),
  ],
};
