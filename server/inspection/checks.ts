import { discover as filesOf } from '#kit/discover';
import type { StoreCheck } from './check.ts';

/** Every `checks/<area>/<name>.check.ts`, by name. */
export const checks: ReadonlyMap<string, StoreCheck> = await filesOf<StoreCheck>(import.meta.dirname, '.check.ts');
