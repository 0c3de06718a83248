import { Skeleton, Text } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { countIncidents } from '#contract/incidents';
import { readWall, type MonitorStatus, type WallStore } from '#contract/monitoring';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { PageFoot, usePaging } from '../../../kit/Paged.tsx';
import { useNow } from '../../../kit/time.tsx';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { useWords, type Say } from '../../../kit/words.ts';
import classes from './portal.module.css';
import { portalWords } from './words.ts';

const perPage = 60;
/** How a store is to who sells in it; what people noticed counts beside what the watch sees. */
type How = MonitorStatus | 'incident' | 'none';
const shapes: Record<How, MonitorStatus> = {
  down: 'down',
  incident: 'degraded',
  degraded: 'degraded',
  up: 'up',
  maintenance: 'maintenance',
  unknown: 'unknown',
  pending: 'pending',
  paused: 'paused',
  none: 'paused',
};
const worstFirst: How[] = ['down', 'incident', 'degraded', 'up'];
const rank = (how: How) => (worstFirst.includes(how) ? worstFirst.indexOf(how) : worstFirst.length);

function howIs(store: WallStore, incidents: { critical: number; major: number } | undefined): How {
  if (store.status === 'down') return 'down';
  if (incidents && incidents.critical + incidents.major > 0) return 'incident';
  return store.monitors === 0 ? 'none' : store.status;
}

/** Whether the shops work, in words of who sells in them; the worst first. */
export function OwnStores() {
  const t = useWords(portalWords);
  const { query } = usePaging(perPage);
  const wall = useCall(readWall, { query }, { live: ['monitor', 'store', 'maintenance'], keep: true, everyMs: 60_000 });
  const incidents = useCall(countIncidents, undefined, { live: ['incident'] });
  const { data, error } = wall;
  if (error && !data) return <ErrorNote error={error} onRetry={wall.refetch} />;
  if (!data) return <Skeleton height={180} />;
  if (data.total === 0)
    return (
      <section className="panel">
        <EmptyState icon={IconBuildingStore} title={t('noStores')}>
          {t('noStoresText')}
        </EmptyState>
      </section>
    );
  const known = incidents.data?.stores ?? {};
  const stores = data.items
    .map((store) => ({ store, how: howIs(store, known[store.id]) }))
    .toSorted((a, b) => rank(a.how) - rank(b.how));
  const hows = stores.map(({ how }) => how);
  const bad = hows.filter((how) => how === 'down' || how === 'incident' || how === 'degraded').length;
  const good = hows.filter((how) => how === 'up').length;
  const worst = worstFirst.find((how) => hows.includes(how)) ?? 'none';
  return (
    <section aria-label={t('stores')}>
      <p className={classes.headline} data-tone={shapes[worst]}>
        <StateShape status={shapes[worst]} size={20} />
        {headline(t, { bad, good, total: data.total })}
      </p>
      <div className={classes.stores}>
        {stores.map(({ store, how }) => (
          <StoreLine key={store.id} store={store} how={how} />
        ))}
      </div>
      <PageFoot total={data.total} limit={perPage} />
    </section>
  );
}

function headline(t: Say<keyof (typeof portalWords)['en']>, of: { bad: number; good: number; total: number }): string {
  if (of.bad > 0) return of.total === 1 ? t('troubleOne') : t('trouble', { n: of.bad, total: of.total });
  if (of.good === 0) return t('unwatched');
  return t(of.total === 1 ? 'fineOne' : 'fine');
}

function StoreLine({ store, how }: { store: WallStore; how: How }) {
  const t = useWords(portalWords);
  const f = useFormat();
  const now = useNow();
  const status = shapes[how];
  return (
    <article className={classes.store} data-status={status}>
      <h2>
        <Link to={`/stores/${store.id}`} plain>
          {store.name}
        </Link>
      </h2>
      <p className={classes.how} data-status={status}>
        <StateShape status={status} size={13} />
        {t(how)}
      </p>
      {store.uptime24h !== null && store.monitors > 0 && (
        <Text size="xs" c="dimmed" className="figures">
          {store.uptimeSince === null
            ? t('day', { ratio: f.ratio(store.uptime24h) })
            : t('since', { ratio: f.ratio(store.uptime24h), time: f.round(now - Date.parse(store.uptimeSince)) })}
        </Text>
      )}
    </article>
  );
}
