import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [index('routes/pulse.tsx'), route('*', 'routes/not-found.tsx')] satisfies RouteConfig
