// The import law of the house (ARCHITECTURE.md): each room may import only what stands beside its name here, and itself.
const mayImport = {
  base: [],
  model: ['base'],
  store: ['base', 'model'],
  case: ['base', 'model', 'store'],
  evidence: ['base', 'model', 'store', 'case'],
  extract: ['base', 'model'],
  resolve: ['base', 'model', 'store'],
  network: ['base', 'model', 'store', 'extract'],
  examine: ['base', 'model', 'store', 'extract'],
  timeline: ['base', 'model', 'store', 'network'],
  tool: ['base', 'model', 'store', 'network'],
  finding: ['base', 'model', 'store', 'resolve', 'network', 'examine', 'timeline', 'tool'],
  dossier: ['base', 'model', 'store', 'case', 'evidence', 'finding'],
  app: ['base', 'model', 'store', 'case', 'evidence', 'extract', 'resolve', 'network', 'examine', 'timeline', 'tool', 'finding', 'dossier'],
}

const rooms = Object.keys(mayImport)

module.exports = {
  forbidden: [
    ...rooms.map((room) => ({
      name: `law-${room}`,
      comment: `${room} may import only ${mayImport[room].join(', ') || 'nothing of the house'}.`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$|/fixtures/' },
      to: { path: '^src/', pathNot: `^src/(${[room, ...mayImport[room]].join('|')})/` },
    })),
    {
      name: 'engines-live-in-store',
      comment: 'Only store knows DuckDB and SQLite.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: '@duckdb/|^(node:)?sqlite$' },
    },
    {
      name: 'model-does-no-io',
      comment: 'model knows no disk, clock, engine or process.',
      severity: 'error',
      from: { path: '^src/model/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:)?(fs|fs/promises|child_process|net|http|https|os|worker_threads)$' },
    },
    {
      name: 'extractors-take-bytes',
      comment: 'extract opens no file, no connection and starts no program: it is given bytes.',
      severity: 'error',
      from: { path: '^src/extract/', pathNot: '\\.test\\.ts$|/fixtures/' },
      to: { path: '^(node:)?(fs|fs/promises|child_process|net|http|https|dgram|tls)$' },
    },
    {
      name: 'no-connection',
      comment: 'Nothing opens a connection; only the server listens, on loopback.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/server/|\\.test\\.ts$' },
      to: { path: '^(node:)?(net|http|https|http2|dgram|tls)$' },
    },
    {
      name: 'no-circle',
      comment: 'Files that import each other in a circle are one thought in two places.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'web-talks-http',
      comment: 'The browser client imports nothing of the house but the types of the API.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^src/', pathNot: '^src/app/server/api-types\\.ts$' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
}
