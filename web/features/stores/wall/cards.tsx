import { memo } from 'react';
import type { WallStore } from '#contract/monitoring';
import { Link } from '../../../app/address.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Sparkline } from '../../../kit/Sparkline.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { platformName } from '../platform.ts';
import { storeWords } from '../words.ts';
import {
  DayBar,
  DaysLeft,
  DayUptime,
  IncidentCount,
  latestOf,
  useMonitorSummary,
  type SeverityCounts,
  type WallProps,
} from './parts.tsx';

export function Cards({ stores, cells, incidents }: WallProps) {
  return (
    <div className="wall">
      {stores.map((store) => (
        <StoreCard key={store.id} store={store} cells={cells} counts={incidents[store.id]} />
      ))}
    </div>
  );
}

interface StoreCardProps {
  store: WallStore;
  cells: WallProps['cells'];
  counts: SeverityCounts | undefined;
}

/** Drawn again only where its own store changed. */
const StoreCard = memo(function StoreCard({ store, cells, counts }: StoreCardProps) {
  const t = useWords(storeWords);
  const f = useFormat();
  const summary = useMonitorSummary();
  const latest = latestOf(store.latency);
  const about = [
    store.clientName === store.name ? null : store.clientName,
    platformName(store.platform, store.platformVersion),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <article className="store-card" data-status={store.status}>
      <header>
        <h2>
          <Link to={`/stores/${store.id}`} plain className="cover">
            {store.name}
          </Link>
        </h2>
        <StateBadge status={store.status} />
      </header>
      <p className="store-about">{about || hostOf(store.url)}</p>
      {store.monitors === 0 ? (
        <p className="store-unwatched">
          {t('noMonitors')}.{' '}
          <Link to={`/stores/${store.id}/discovery`} className="above">
            {t('propose')}
          </Link>
        </p>
      ) : (
        <>
          <div className="above">
            <DayBar store={store} cells={cells} height={24} />
          </div>
          <div className="store-line">
            <span>{summary(store)}</span>
            <DayUptime store={store} />
          </div>
          {latest !== null && (
            <div className="store-response">
              <Sparkline values={store.latency} height={22} />
              <span className="figures">{f.duration(latest)}</span>
            </div>
          )}
        </>
      )}
      <footer className="above">
        <DaysLeft of="certificate" days={store.certificateDays} />
        <DaysLeft of="domain" days={store.domainDays} />
        <IncidentCount storeId={store.id} counts={counts} />
      </footer>
    </article>
  );
});

export const hostOf = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/$/, '');
