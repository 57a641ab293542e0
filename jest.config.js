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

export default {
  // For every test of every project: a busy machine is no failure. What takes longer says so itself.
  testTimeout: 60_000,
  projects: [
    project('document', 'libs/document/src'),
    project('review', 'libs/review/src'),
    project('contract', 'libs/contract/src'),
    project('text', 'libs/text/src'),
    project('word', 'libs/word/src'),
    project('scripts', 'scripts'),
    project('api', 'apps/api/src', {
      globalSetup: '<rootDir>/apps/api/src/testing/start-cluster.ts',
      globalTeardown: '<rootDir>/apps/api/src/testing/stop-cluster.ts',
    }),
    project('web', 'apps/web/src', {
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/apps/web/src/testing/globals.ts'],
      // A screen brings its styles; jsdom lays nothing out.
      moduleNameMapper: { ...shared.moduleNameMapper, '\\.css$': '<rootDir>/apps/web/src/testing/no-styles.ts' },
    }),
    project('e2e', 'apps/e2e/src', { globalSetup: '<rootDir>/apps/e2e/src/begin-run.ts' }),
    project('bench', 'apps/bench/src'),
  ],
};
