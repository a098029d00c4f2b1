/** What Vite builds (widgets, the merchant's page) and how vitest runs; `--mode widgets|admin` picks the build. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: mode === 'admin' ? [react()] : [],
  test: {
    include: ['{server,widgets,extension,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: ['./e2e/postgres.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}));
