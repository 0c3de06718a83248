import type { App } from '#kit/app';
import type { FeedRow } from './tables.ts';

const about = (feed: string): string => `advisory_feeds:${feed}`;

export const sealedKey = (app: App, feed: string, key: string): string => app.secrets.seal(key, about(feed));

export const keyOf = (app: App, { name, key }: Pick<FeedRow, 'name' | 'key'>): string | null =>
  key === null ? null : app.secrets.open(key, about(name));
