import { expect } from 'vitest';
import type { TestApp } from '#kit/testing/test-app';

/** Runs what is due until every mail that was kept has its place: jobs of one mailbox run one after another. */
export async function takenIn(t: TestApp): Promise<void> {
  await expect
    .poll(async () => {
      await t.drain();
      const { rows } = await t.app.database.pool.query(`select id from mails where outcome = 'waiting'`);
      return rows.length;
    })
    .toBe(0);
  await t.drain();
}
