import { afterEach, beforeEach, expect, test } from 'vitest';
import { newProduct, type Part, type Product } from './stage/product.ts';

let product: Product;
beforeEach(async () => {
  product = await newProduct();
});
afterEach(() => product.close());

/** The database's log says so when it had to repair what a crash left. */
const recovered = () => /not properly shut down|interrupted/.test(product.databaseLog());

test('Ctrl-C and the end of a service stop everything cleanly, the database last', async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const part = await product.start();
    expect(product.databasePid()).toBeGreaterThan(0);
    const { code, ms } = await part.end(signal);
    expect({ signal, code, complained: part.complained() }).toEqual({ signal, code: 0, complained: '' });
    // After that it would have been cut, whatever it was doing.
    expect(ms).toBeLessThan(15_000);
    expect(product.databasePid()).toBe(0);
  }
  await product.start();
  expect(recovered()).toBe(false);
});

test('processes of one data folder that hear Ctrl-C at the same moment leave the database to the last of them', async () => {
  const parts: Part[] = [];
  for (const role of ['web', 'scheduler', 'prober', 'worker']) parts.push(await product.start('--roles', role));
  const ends = await Promise.all(parts.map((part) => part.end('SIGINT')));
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(parts.map((part) => part.complained())).toEqual(['', '', '', '']);
  expect(Math.max(...ends.map(({ ms }) => ms))).toBeLessThan(15_000);
  expect(product.databasePid()).toBe(0);
  await product.start();
  expect(recovered()).toBe(false);
});

test('Ctrl-C in the middle of the first start leaves nothing running, and the next start goes on from there', async () => {
  for (const after of [0, 300, 1200, 2500]) {
    const starting = product.start().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, after));
    product.signalAll('SIGINT');
    await starting;
    await expect.poll(() => product.databasePid(), { timeout: 60_000 }).toBe(0);
  }
  const part = await product.start();
  expect((await part.end('SIGINT')).code).toBe(0);
});
