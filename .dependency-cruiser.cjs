// The direction of imports (docs/architecture.md), held on resolved files: an import against it fails the build.
const may = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.test\\.tsx?$|/testing/' },
  to: { path: '^(libs|apps|migrations)/', pathNot: [`^${from}/`, ...allowed.map((folder) => `^${folder}/`)] },
});
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'The arrow never turns.', from: {}, to: { circular: true } },
    may('document-stands-alone', 'libs/document', [], 'What a text is knows nothing of review, wire or screens.'),
    may('review-knows-document', 'libs/review', ['libs/document'], 'Rules speak of texts, and of nothing else.'),
    may(
      'contract-knows-review-and-document',
      'libs/contract',
      ['libs/review', 'libs/document'],
      'The wire takes types and tables.',
    ),
    may('word-knows-document', 'libs/word', ['libs/document'], 'A Word file is made of a text, and of nothing else.'),
    may('text-stands-alone', 'libs/text', [], 'Words on screen depend on nothing.'),
    may(
      'web-knows-contract-document-text',
      'apps/web',
      ['libs/contract', 'libs/document', 'libs/text'],
      'A browser never decides: it imports neither review nor the API.',
    ),
    may('api-knows-libs', 'apps/api', ['libs', 'migrations'], 'The API never imports the browser application.'),
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      comment: 'apps/api/src/platform serves every module and knows none.',
      from: { path: '^apps/api/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/api/src/(?!platform/|configuration)' },
    },
    {
      name: 'modules-meet-at-the-door',
      severity: 'error',
      comment: 'A module imports another only through its index.ts.',
      from: { path: '^apps/api/src/([^/]+)/', pathNot: '\\.test\\.tsx?$|/testing/' },
      to: {
        path: '^apps/api/src/([^/]+)/',
        pathNot: ['^apps/api/src/$1/', '^apps/api/src/[^/]+/index\\.ts$', '^apps/api/src/platform/'],
      },
    },
    {
      name: 'libs-are-pure',
      severity: 'error',
      comment: 'No Node module, database, Nest or DOM in the core.',
      from: { path: '^libs/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'libs-take-few-packages',
      severity: 'error',
      comment: 'A library of ours stands on these packages, none of which knows a database, a server or a screen.',
      from: { path: '^libs/([^/]+)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: {
        path: '^node_modules/',
        pathNot: [
          '^node_modules/(?:prosemirror-model|zod|intl-messageformat|fastest-levenshtein|fflate|saxes|@noble/hashes)/',
        ],
      },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'Every import is found.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'],
    },
  },
};
