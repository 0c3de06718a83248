import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whose } from './whose-job.ts';

const rooms = join(import.meta.dirname, '..', '..', '..', '..', 'server', 'rooms');

test.each(readdirSync(rooms))('a job of %s is said to be of that part of the product', (room) => {
  expect(whose(`${room}/something-happened`)).toBe(`job_${room}`);
  expect(whose(`${room}.mail`)).toBe(`job_${room}`);
});

test.each(['constructor', '__proto__', '', 'event'])('%s is nobody’s in particular', (task) => {
  expect(whose(task)).toBe('job_other');
});
