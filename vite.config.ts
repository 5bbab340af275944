import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  // Fixed when built: whoever runs the bundle may set no NODE_ENV, and React for development renders at half the speed.
  ...(command === 'build' ? { define: { 'process.env.NODE_ENV': JSON.stringify('production') } } : {}),
  // The app speaks English: the strings of React Aria for other languages stay out.
  plugins: [reactRouter(), { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' as const }],
  publicDir: 'src/web/public',
  environments: {
    ssr: {
      build: { rollupOptions: { input: './src/web/server.ts' } },
      // The built server bundle stands alone: the published package has neither react nor plot.
      resolve: command === 'build' ? { noExternal: true as const } : {},
    },
  },
}))
