import { expect, test } from 'vitest';
import { newStatusPage } from '#contract/status';
import { largestLogo, logoFault } from './logo.ts';

test('refuses what is no picture and what is too big', () => {
  expect(logoFault({ type: 'image/svg+xml', size: 10 })).toBe('logoWrong');
  expect(logoFault({ type: 'image/png', size: largestLogo + 1 })).toBe('logoTooBig');
  expect(logoFault({ type: 'image/png', size: largestLogo })).toBe(null);
});

test('the largest picture that is let through fits what the server takes', () => {
  const address = `data:image/jpeg;base64,${Buffer.alloc(largestLogo).toString('base64')}`;
  expect(newStatusPage.shape.logo.safeParse(address).success).toBe(true);
});
