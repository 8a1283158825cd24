// The import table of ARCHITECTURE.md as data. A stage of core imports earlier stages only, through
// their index.ts; a file imports its siblings directly. `npm run architecture` runs it.

/** Each stage of core with the stages that it may import. */
const coreStages = {
  primitives: [],
  records: ['primitives'],
  protection: ['primitives', 'records'],
  counting: ['primitives', 'records', 'protection'],
  table: ['primitives', 'records', 'protection', 'counting'],
  query: ['primitives', 'records', 'protection', 'counting', 'table'],
  statistics: ['primitives', 'records', 'protection', 'counting', 'table', 'query'],
  figures: ['primitives', 'records', 'protection', 'counting', 'table', 'query', 'statistics'],
  presentation: [
    'primitives',
    'records',
    'protection',
    'counting',
    'table',
    'query',
    'statistics',
    'figures',
  ],
}

/** Each package and app with the workspaces that it may import. */
const workspaces = {
  'packages/core': [],
  'packages/casebook': ['packages/core'],
  'packages/sources': ['packages/core'],
  'packages/ledger': ['packages/core'],
  'apps/api': ['packages/core', 'packages/casebook', 'packages/sources', 'packages/ledger'],
  'apps/viewer': ['packages/core'],
  'apps/cli': [
    'packages/core',
    'packages/casebook',
    'packages/sources',
    'packages/ledger',
    'apps/api',
    'apps/viewer',
  ],
}

const tests = '\\.(test|test-d|browser\\.test|bench)\\.ts$|/(test|tests|bench|gallery)/'

const stageRules = Object.entries(coreStages).flatMap(([stage, allowed]) => [
  {
    name: `core-${stage}-imports-earlier-stages-only`,
    comment: `The data flows one way: ${stage} may import ${allowed.join(', ') || 'no other stage'}.`,
    severity: 'error',
    from: { path: `^packages/core/src/${stage}/`, pathNot: tests },
    to: {
      path: '^packages/core/src/',
      pathNot: `^packages/core/src/(${[stage, ...allowed].join('|')})/`,
    },
  },
  {
    name: `core-${stage}-imports-stages-through-their-index`,
    comment: 'What a stage exports is in its index.ts; the rest is its own business.',
    severity: 'error',
    from: { path: `^packages/core/src/${stage}/`, pathNot: tests },
    to: {
      path: '^packages/core/src/[^/]+/',
      pathNot: [`^packages/core/src/${stage}/`, '^packages/core/src/[^/]+/index\\.ts$'],
    },
  },
  {
    name: `core-${stage}-does-not-import-its-own-index`,
    comment: 'Importing one’s own index is how folders become a knot.',
    severity: 'error',
    from: { path: `^packages/core/src/${stage}/` },
    to: { path: `^packages/core/src/${stage}/index\\.ts$` },
  },
])

const workspaceRules = Object.entries(workspaces).map(([workspace, allowed]) => ({
  name: `${workspace.replace('/', '-')}-imports-only-its-row`,
  comment: `${workspace} may depend on ${allowed.join(', ') || 'no other workspace'}.`,
  severity: 'error',
  from: { path: `^${workspace}/src/`, pathNot: tests },
  to: {
    path: '^(packages|apps)/',
    pathNot: `^(${[workspace, ...allowed].join('|')})/`,
  },
}))

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'No cycles, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...stageRules,
    ...workspaceRules,
    {
      name: 'core-knows-no-platform',
      comment: 'Core is pure: no Node, no I/O. Time and ids come in as arguments.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'statistics-import-no-schema-library',
      comment: 'A bundle with one statistic in it stays small.',
      severity: 'error',
      from: {
        path: '^packages/core/src/(primitives|counting|table|query|statistics)/',
        pathNot: tests,
      },
      to: { path: 'node_modules/zod' },
    },
    {
      name: 'api-runtimes-only-in-entries',
      comment: 'createApp names no runtime.',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: [tests, '^apps/api/src/entries/'] },
      to: { path: '@hono/node-server|ledger/(dist|src)/(node-sqlite|d1)|^apps/api/src/entries/' },
    },
    {
      name: 'viewer-panels-do-not-import-panels',
      comment: 'A panel only draws. Views are where things meet.',
      severity: 'error',
      from: { path: '^apps/viewer/src/panels/([^/]+)/', pathNot: tests },
      to: {
        path: '^apps/viewer/src/(panels/|views/|data/|address/)',
        pathNot: '^apps/viewer/src/panels/$1/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|\\.turbo|\\.wrangler' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.json'],
    },
  },
}
