/** What Vite builds (widgets, the merchant's page) and how vitest runs; `--mode widgets|admin` picks the build. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Served at `/` by the app server, which fills in the placeholders of index.html. */
const adminPage: ViteUserConfig = {
  // By a plugin, because a `root` given to build() would win over one that stands here.
  plugins: [
    react(),
    { name: 'admin-root', config: () => ({ root: join(import.meta.dirname, 'server/admin') }) },
  ],
  build: { outDir: 'dist', emptyOutDir: true },
};

export default defineConfig(({ mode }) => ({
  ...(mode === 'admin' ? adminPage : {}),
  test: {
    include: ['{server,widgets,extension,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: ['./e2e/postgres.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}));
