import { join } from 'node:path';
import { discover } from '#kit/discover';
import type { TrackerKind } from './tracker-kind.ts';

/** All kinds by name: the files in kinds/. */
export const trackerKinds: ReadonlyMap<string, TrackerKind> = await discover<TrackerKind>(
  join(import.meta.dirname, 'kinds'),
  '.tracker.ts',
);
