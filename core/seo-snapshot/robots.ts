import { robotsRules } from '#core/robots-txt';
import { placeIn } from './place.ts';
import type { SeoSnapshot } from './snapshot.ts';

/** Whether `robots.txt` kept search engines from an address; false where it is not known. */
export function forbiddenBy({ store, robots }: SeoSnapshot): (address: string) => boolean {
  if (robots === null) return () => false;
  const rules = robotsRules(robots, 'googlebot');
  return (address) => URL.canParse(address, store) && !rules.judge(new URL(address, store)).allowed;
}

/** Whether an address of the earlier look is forbidden only since. */
export function blockedBy(before: SeoSnapshot, after: SeoSnapshot): (address: string) => boolean {
  if (before.robots === null) return () => false;
  const [was, is] = [forbiddenBy(before), forbiddenBy(after)];
  return (address) => !was(address) && is(placeIn(before, address));
}
