const packages = (...names: string[]) => `node_modules[\\\\/](?:${names.join('|')})[\\\\/]`;
const sources = (folder: string, ...names: string[]) =>
  `${folder}/(?:${names.join('|')})\\.tsx?$`.replaceAll('/', '[\\\\/]');
const oneOf = (...paths: string[]) => new RegExp(`[\\\\/](?:${paths.join('|')})`, 'u');

/**
 * Which scripts come in one file, since many small ones compress worse (11 kB of the editor's): what the first screen needs; the small
 * parts that all screens of a proposal share; what shows a text; what compares it; what writes it. The rest is as the screens share it.
 */
export const scriptFiles = [
  { name: 'first', tags: ['$initial' as const], priority: 3 },
  {
    name: 'parts',
    test: oneOf(
      sources('web/src/ui', 'field', 'button', 'work-header', 'strip'),
      sources('web/src/redline', 'section-sheet', 'change-row', 'change-text', 'structure-mark', 'roving'),
      sources('web/src/features/discussion', 'discussion-part', 'unsaid'),
      sources('web/src/features/proposing', 'proposal-actions'),
      sources('web/src/features/rounds', 'rounds-part'),
      sources('web/src/features/sources', 'sources-part'),
      sources('web/src/features/word', 'bring-back.acts', 'files-part'),
      sources('web/src/text', 'change-words', 'headings'),
      `${packages('@tanstack/query-core', '@tanstack/react-query')}.*[Mm]utation\\w*\\.js`,
    ),
    priority: 2,
    includeDependenciesRecursively: false,
  },
  {
    name: 'sheet',
    test: oneOf(
      packages('prosemirror-model', 'prosemirror-transform', 'prosemirror-state', 'prosemirror-view', 'orderedmap'),
      sources('document/src', 'refused', 'schema', 'doc', 'attribute-rules', 'parse-values', 'parse'),
      sources('document/src', 'table-grid', 'positions', 'apply', 'change'),
      sources('web/src/editor', 'decorate', 'spots'),
    ),
    priority: 2,
    includeDependenciesRecursively: false,
  },
  // What names a conflict: whoever only writes or compares needs none of it.
  { name: 'hashes', test: oneOf(packages('@noble/hashes')), priority: 2 },
  { name: 'compare', test: oneOf(sources('document/src', 'compare', 'live')), priority: 1 },
  {
    name: 'writing',
    test: oneOf(
      packages('@tiptap/core'),
      sources('web/src/editor', 'toolbar', 'extensions', 'live-redline', 'use-editor'),
    ),
    priority: 0,
  },
];
