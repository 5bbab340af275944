import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  plugins: [reactRouter()],
  publicDir: 'src/web/public',
  environments: {
    ssr: {
      build: { rollupOptions: { input: './src/web/server.ts' } },
      // The built server bundle stands alone: the published package has neither react nor plot.
      resolve: command === 'build' ? { noExternal: true as const } : {},
    },
  },
}))
