import { expect, test } from 'vitest';
import { nameOurselves, userAgent } from './user-agent.ts';

test('we say who we are, in which version, and how to reach whoever runs us', () => {
  nameOurselves('1.2.3', null);
  expect(userAgent()).toBe('Mozilla/5.0 (compatible; Vakhta/1.2.3)');
  nameOurselves('1.2.3', 'mailto:watch@agency.example');
  expect(userAgent()).toBe('Mozilla/5.0 (compatible; Vakhta/1.2.3; +mailto:watch@agency.example)');
});
