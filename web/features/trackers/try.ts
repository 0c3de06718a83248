import { tryTracker, type TrackerLook } from '#contract/trackers';
import { ApiError } from '../../app/call.ts';
import { useChange } from '../../app/query.ts';
import type { Settings } from '../../kit/FormFromSchema.ts';

interface Trial {
  run: (settings: Settings) => void;
  reset: () => void;
  isPending: boolean;
  look: TrackerLook | null;
  /** Of the request, or what the tracker answered, at the setting that is to be mended. */
  error: ApiError | null;
}

/** Tries settings before they are kept. */
export function useTry(kind: string): Trial {
  const { mutate, reset, isPending, data, error } = useChange(tryTracker, { quiet: true });
  const failed =
    data && !data.ok
      ? new ApiError(422, {
          code: 'not_working',
          message: data.error ?? '',
          ...(data.field ? { field: `settings.${data.field}` } : {}),
        })
      : null;
  return {
    run: (settings) => mutate({ params: { kind }, body: { settings } }),
    reset,
    isPending,
    look: data?.look ?? null,
    error: failed ?? error,
  };
}
