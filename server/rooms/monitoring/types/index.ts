import { discover } from '#kit/discover';
import type { MonitorType } from '../monitor-type.ts';

/** Kinds of monitors by name: the files `<name>.monitor.ts` beside this one. */
export const monitorTypes = (): Promise<Map<string, MonitorType>> => discover<MonitorType>(import.meta.dirname, '.monitor.ts');
