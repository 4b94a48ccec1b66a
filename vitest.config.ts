import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Many tests start a real server over a real disk.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
