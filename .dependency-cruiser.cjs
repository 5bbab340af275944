// Who may import whom: the table of rooms in ARCHITECTURE.md. A room sees itself and what is named beside it.
const spine = ['core', 'datasets', 'duckdb', 'sources', 'lake', 'engine', 'ingest', 'analytics', 'features', 'market']
const rooms = {
  core: [],
  datasets: ['core'],
  contract: ['core', 'datasets'],
  config: ['core'],
  duckdb: ['core'],
  sources: ['core', 'datasets'],
  lake: ['core', 'datasets', 'duckdb'],
  engine: ['core', 'datasets', 'duckdb', 'lake'],
  ingest: ['core', 'datasets', 'duckdb', 'sources', 'lake', 'engine'],
  analytics: ['core', 'datasets', 'engine'],
  features: ['core', 'datasets', 'engine', 'analytics'],
  market: ['core', 'datasets', 'engine', 'analytics', 'features'],
  jobs: spine,
  library: [...spine, 'jobs'],
  server: ['core', 'datasets', 'contract', 'config', 'engine', 'analytics', 'features', 'market', 'jobs'],
  client: ['core', 'contract'],
  web: ['client', 'contract', 'core'],
  cli: [...spine, 'contract', 'config', 'jobs', 'library', 'server', 'client', 'twin'],
  twin: ['core', 'datasets'],
}

const edges = Object.entries(rooms).map(([room, seen]) => ({
  name: `room-${room}`,
  comment: `${room}/ may import ${seen.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...seen].join('|')})/` },
}))

/** Only `places` may import `packages`. */
const owner = (name, packages, places) => ({
  name: `owner-${name}`,
  comment: `only ${places} may import ${packages}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${places})` },
  to: { path: `(^|/)node_modules/(${packages})(/|$)` },
})

module.exports = {
  forbidden: [
    ...edges,
    {
      name: 'known-room',
      comment: 'every file of src/ stands in a room of the table above',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${Object.keys(rooms).join('|')})/` },
      to: {},
    },
    {
      name: 'contract-takes-types-only',
      comment: 'contract/ knows the catalogue by its types, so that a browser never loads it',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^src/datasets/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-safe',
      comment: 'these rooms run in a browser too: nothing of Node',
      severity: 'error',
      from: { path: '^src/(core|contract|client)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'http-owner',
      comment: 'outward HTTP is in sources/http; server, cli and twin answer it',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(sources/http|server|cli|twin)/' },
      to: { path: '^(node:)?(http|https|http2|tls|undici)$', dependencyTypes: ['core'] },
    },
    owner('duckdb', '@duckdb/[^/]+', 'duckdb/'),
    owner('charts', '@observablehq/plot|uplot|d3[^/]*', 'web/charts/'),
    owner('hono', 'hono|@hono/[^/]+', '(server|twin)/'),
    owner('commander', 'commander', 'cli/'),
    owner('workbooks', 'hucre', 'ingest/readers/'),
    owner('redis', 'redis', 'engine/cache/'),
    owner('pino', 'pino', '(cli|server)/'),
    owner('react', 'react|react-dom|react-router|@react-router/[^/]+', 'web/'),
    owner('polyfill', 'temporal-polyfill', 'core/'),
    {
      name: 'no-dev-dependency-shipped',
      comment:
        'what is published may not need a dev dependency; the web app is published built, optional peers are loaded on use',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(web/|server/web/dev\\.ts$)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'declared-in-package-json',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'no-circle', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\./\\+types/|\\.\\./\\+types/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts', '.css'],
    },
  },
}
