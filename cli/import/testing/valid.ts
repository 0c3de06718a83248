import { expect } from 'vitest';
import { type MonitorFile, monitorFile } from '#contract/monitoring';
import { kinds } from '../../../server/rooms/monitoring/monitors/kinds.ts';
import { groupStores } from '../group-stores.ts';
import type { FileMonitor, Reading } from '../reading.ts';

/** The file of a reading, after each monitor has passed the schema of its type with no setting that the type does not know. */
export function validFile(reading: Reading, fallback: string | null = null, stores: string[] = []): MonitorFile {
  const file = monitorFile.parse(groupStores(reading, { stores, fallback }));
  for (const monitor of file.stores.flatMap((s) => s.monitors)) expectKnown(monitor);
  return file;
}

function expectKnown({ type, name, settings }: FileMonitor): void {
  const parsed = kinds.get(type)!.type.settings.parse(settings) as Record<string, unknown>;
  expect(parsed, `settings of ${name}`).toMatchObject(settings);
}

/** Monitors of all stores by their names. */
export const byName = (file: MonitorFile): Record<string, FileMonitor> =>
  Object.fromEntries(file.stores.flatMap((s) => s.monitors).map((m) => [m.name, m]));
