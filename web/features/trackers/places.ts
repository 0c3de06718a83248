import { listTrackerPlaces, type TrackerPlace } from '#contract/trackers';
import { ApiError } from '../../app/call.ts';
import { useChange } from '../../app/query.ts';
import type { Settings } from '../../kit/FormFromSchema.ts';

export interface PlaceList {
  read: (settings: Settings) => void;
  reset: () => void;
  isPending: boolean;
  items: TrackerPlace[] | null;
  /** There are more than these. */
  more: boolean;
  /** Of the request, or what the tracker answered, at the setting that is to be mended. */
  error: ApiError | null;
}

/** Asks a tracker for its projects, boards or lists with what is typed; a saved connection lends its secrets. */
export function usePlaces(kind: string, trackerId: string | null): PlaceList {
  const { mutate, reset, isPending, data, error } = useChange(listTrackerPlaces, { quiet: true });
  const refused =
    data && !data.ok
      ? new ApiError(422, {
          code: 'no_list',
          message: data.error ?? '',
          ...(data.field ? { field: `settings.${data.field}` } : {}),
        })
      : null;
  return {
    read: (settings) => mutate({ params: { kind }, body: { settings, trackerId } }),
    reset,
    isPending,
    items: data?.places?.items ?? null,
    more: data?.places?.more ?? false,
    error: refused ?? error,
  };
}
