import { index, type RouteConfig, route } from '@react-router/dev/routes'

// One line a page, by the order of the navigation.
export default [
  index('routes/home.tsx'),
  route('ba/:ba', 'routes/pulse.tsx'),
  route('embed/:chart', 'routes/embed-chart.ts'),
  route('og/:file', 'routes/og-picture.ts'),
  route('oembed', 'routes/oembed.ts'),
  route('preferences', 'routes/preferences.ts'),
  route('search', 'routes/search.tsx'),
  route('help', 'routes/help.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
