import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What the tests start (threads of the store, whole programs) finds its types stripped and its code compiled: that was
// half of the time of many a test.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // A test often waits for a disk, a server or a browser: each core takes a file.
    maxWorkers: '100%',
    // Many tests start a real server over a real disk, also on machines whose cores are busy with other work.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
