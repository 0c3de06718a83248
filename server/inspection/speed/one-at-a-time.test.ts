import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Place, takeTurn } from './one-at-a-time.ts';

const place: Place = { path: `\0vakhta-turn-${process.pid}` };

test('only one works at a time, and everybody has a turn', async () => {
  let [working, most, done] = [0, 0, 0];
  const work = async (): Promise<void> => {
    const end = await takeTurn(place);
    most = Math.max(most, ++working);
    await new Promise((resolve) => setTimeout(resolve, 5));
    working--;
    done++;
    await end();
  };
  await Promise.all([work(), work(), work(), work()]);
  expect([most, done]).toEqual([1, 4]);
});

test('the turn of a killed process is free again', async () => {
  const file = JSON.stringify(join(import.meta.dirname, 'one-at-a-time.ts'));
  const script = `const { takeTurn } = await import(${file}); await takeTurn(${JSON.stringify(place)}); console.log('mine');`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');
  let isMine = false;
  const mine = takeTurn(place).then((end) => {
    isMine = true;
    return end;
  });
  // Whoever could take it would have by the time that another place was taken and given back.
  await (await takeTurn({ path: `${place.path}-other` }))();
  expect(isMine).toBe(false);
  other.kill('SIGKILL');
  await (await mine)();
  expect(isMine).toBe(true);
});
