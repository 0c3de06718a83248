import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Topic } from './query.ts';

interface Changed {
  topic: Topic;
  id: string | null;
  storeId: string | null;
}
const gatherMs = 700;
/** A query is not read again more often than this, however much changes. */
const calmMs = 3_000;
const lostAfterMs = 4_000;

function concerns(query: Query, changes: Changed[]): boolean {
  const { topics = [], about } = query.meta ?? {};
  return changes.some((c) => topics.includes(c.topic) && (!about || !c.id || c.id === about || c.storeId === about));
}

/** Marks what changed as stale, gathered and throttled; what is not on the screen is only read when it is shown. */
function makeReader(client: QueryClient) {
  let waiting: Changed[] = [];
  let timer: number | undefined;
  let last = 0;
  const flush = () => {
    timer = undefined;
    last = Date.now();
    const changes = waiting;
    waiting = [];
    void client.invalidateQueries({ predicate: (query) => concerns(query, changes) }, { cancelRefetch: false });
  };
  return {
    take(change: Changed) {
      waiting.push(change);
      timer ??= window.setTimeout(flush, Math.max(gatherMs, calmMs - (Date.now() - last)));
    },
    stop: () => window.clearTimeout(timer),
  };
}

/** Listens to the server's stream of changes. Says whether the line is lost. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const reader = makeReader(client);
    let stream: EventSource | undefined;
    let again: number | undefined;
    let alarm: number | undefined;
    let missed = false;
    const open = () => {
      stream = new EventSource('/api/live');
      stream.onopen = () => {
        window.clearTimeout(alarm);
        alarm = undefined;
        setLost(false);
        if (missed) void client.invalidateQueries();
        missed = false;
      };
      stream.addEventListener('changed', (event) =>
        reader.take(JSON.parse((event as MessageEvent<string>).data) as Changed),
      );
      stream.addEventListener('reconnected', () => void client.invalidateQueries());
      stream.onerror = () => {
        missed = true;
        alarm ??= window.setTimeout(() => setLost(true), lostAfterMs);
        if (stream?.readyState !== EventSource.CLOSED) return;
        again = window.setTimeout(open, 5_000);
      };
    };
    open();
    return () => {
      stream?.close();
      reader.stop();
      window.clearTimeout(again);
      window.clearTimeout(alarm);
    };
  }, [client]);
  return lost;
}
