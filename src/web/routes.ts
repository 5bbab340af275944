import { index, type RouteConfig, route } from '@react-router/dev/routes'

// One line a page, by the order of the navigation.
export default [
  index('routes/home.tsx'),
  route('ba/:ba', 'routes/pulse.tsx'),
  route('prices', 'routes/prices.tsx'),
  route('prices/heatmap', 'routes/prices-heatmap.tsx'),
  route('prices/duration', 'routes/prices-duration.tsx'),
  route('fuel-mix', 'routes/fuel-mix.tsx'),
  route('ducks', 'routes/ducks.tsx'),
  route('ducks/:date', 'routes/duck-day.tsx'),
  route('embed/:chart', 'routes/embed-chart.ts'),
  route('og/:file', 'routes/og-picture.ts'),
  route('oembed', 'routes/oembed.ts'),
  route('clean', 'routes/clean.tsx'),
  route('preferences', 'routes/preferences.ts'),
  route('search', 'routes/search.tsx'),
  route('help', 'routes/help.tsx'),
  route('status', 'routes/status.tsx'),
  route('status.rss', 'routes/status-feed.ts'),
  route('catalog', 'routes/catalog.tsx'),
  route('catalog/:dataset', 'routes/catalog-dataset.tsx'),
  route('sql', 'routes/sql.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
