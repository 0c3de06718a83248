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
          include: [
            '{core,contract,server,cli,bench,demo,bin}/**/*.test.ts',
            'test/{house,fakes,setup,days}/**/*.test.ts',
          ],
          experimental: native,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Whoever waits for a condition waits as long as a busy machine may take: the usual second is a race.
          expect: { poll: { timeout: 50_000, interval: 20 } },
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
      // Three stories at a time: each has ports, a data folder, a database and a browser of its own, and mostly waits.
      ...['flows', 'faults'].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          experimental: native,
          maxWorkers: 3,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 240_000 } },
          sequence: { groupOrder: 2 },
        },
      })),
    ],
  },
});
