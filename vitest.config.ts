import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// What the tests start (threads of the store, whole programs) finds its types stripped and its code compiled: that was
// half of the time of many a test.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

/**
 * Each has a folder of `test/` and of its own what its tests need: a browser; processes and programs of the system; a
 * server; the code alone. In the order in which they run: what takes longest starts first, so that no core waits for the
 * last long file while the others have nothing to do.
 */
const PROJECTS = ['browser', 'process', 'service', 'unit'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ project }: TestSpecification): number {
  return PROJECTS.indexOf(project.name);
}

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // A test often waits for a disk, a server or a browser: each core takes a file.
    maxWorkers: '100%',
    // Many tests start a real server over a real disk, also on machines whose cores are busy with other work.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 90_000 } },
    sequence: { sequencer: LongestFirst },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
    projects: PROJECTS.map((name) => ({
      extends: true,
      // To start a process for each file of unit and service tests, and to load the code in it, took longer than most of
      // the tests.
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        isolate: name === 'browser' || name === 'process',
      },
    })),
  },
});
