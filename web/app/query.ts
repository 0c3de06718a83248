import {
  keepPreviousData,
  MutationCache,
  notifyManager,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';
import { send, type ApiError, type Arguments } from './call.ts';

// A box ticked by hand must stand ticked before the browser goes on: by default a change in flight is told a timer later,
// and React takes the tick back meanwhile.
notifyManager.setScheduler(queueMicrotask);

/** What the live stream may say changed. */
export type Topic =
  | 'monitor'
  | 'store'
  | 'discovery'
  | 'incident'
  | 'request'
  | 'task'
  | 'time'
  | 'hours'
  | 'delivery'
  | 'maintenance'
  | 'prober'
  | 'cover'
  | 'status_page'
  | 'audit'
  | 'finding'
  | 'tracker'
  | 'session';

interface Meta extends Record<string, unknown> {
  topics?: Topic[];
  /** Only a change of this thing (its id or its store's) concerns the query. */
  about?: string | undefined;
  quiet?: boolean;
}
declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Meta;
    mutationMeta: Meta;
    defaultError: ApiError;
  }
}

export function makeQueryClient(on: { signedOut(): void; refused(error: ApiError): void }): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => error.status === 401 && on.signedOut() }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (error.status === 401) on.signedOut();
        if (!mutation.meta?.quiet) on.refused(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < 3 && (error.status === 0 || error.status >= 500),
        retryDelay: (count) => Math.min(1000 * 2 ** count, 15_000),
      },
      mutations: { retry: false },
    },
  });
}

export interface CallOptions<Answer = never> {
  /** Topics of the live stream after which this is read again. */
  live?: Topic[];
  /** Narrows `live` to one thing: its id, or its store's. */
  about?: string;
  enabled?: boolean;
  /** Keeps the last answer on the screen while another page or filter loads. */
  keep?: boolean;
  /** Reads again so often, whatever the live stream says; 0 does not. */
  everyMs?: number | ((answer: Answer | undefined) => number);
}

/** Reads an address of the API and keeps it fresh. `options.live` names the topics that make it stale. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  ...[args, options = {}]: unknown extends CallOf<E>
    ? [args?: undefined, options?: CallOptions<ResponseOf<E>>]
    : [args: CallOf<E>, options?: CallOptions<ResponseOf<E>>]
) {
  const { everyMs = 0 } = options;
  return useQuery<ResponseOf<E>>({
    queryKey: [endpoint.name, args ?? {}],
    queryFn: ({ signal }) => send(endpoint, args ?? {}, signal) as Promise<ResponseOf<E>>,
    meta: { topics: options.live ?? [], about: options.about },
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: (query) => (typeof everyMs === 'function' ? everyMs(query.state.data) : everyMs) || false,
  });
}

export interface ChangeOptions<E extends Endpoint> {
  /** Endpoints whose answers are read again afterwards. */
  stale?: { name: string }[];
  onDone?: (answer: ResponseOf<E>) => void;
  /** The caller shows the refusal itself (a form does); otherwise a notice appears. */
  quiet?: boolean;
}

/** Changes something: `change.mutate({ params, body })`, `change.isPending`, `change.error`. */
export function useChange<E extends Endpoint>(endpoint: E, options: ChangeOptions<E> = {}) {
  const client = useQueryClient();
  return useMutation<ResponseOf<E>, ApiError, Arguments<E> extends [] ? void : CallOf<E>>({
    mutationFn: (args) => send(endpoint, args ?? {}) as Promise<ResponseOf<E>>,
    meta: { quiet: options.quiet ?? false },
    onSuccess: async (answer) => {
      await Promise.all((options.stale ?? []).map(({ name }) => client.invalidateQueries({ queryKey: [name] })));
      options.onDone?.(answer);
    },
  });
}
