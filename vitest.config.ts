import { defineConfig } from 'vitest/config';

// Tests run as the product does: Node's own module loading and type stripping. Only the console goes through Vite.
const native = { viteModuleRunner: false, nodeLoader: false };

export default defineConfig({
  test: {
    globalSetup: ['test/setup/databases.global.ts'],
    experimental: native,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,contract,server,cli,bench,demo,bin}/**/*.test.ts', 'test/{house,fakes,setup}/**/*.test.ts'],
          experimental: native,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: ['web/dist/**'],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          // The longer stories of test/faults (clock, database, killed, outbox) are run by name: `vitest run --project faults`.
          name: 'flows',
          include: ['test/flows/**/*.test.ts', 'test/faults/{stop,killed-amid}.test.ts'],
          experimental: native,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          experimental: native,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
