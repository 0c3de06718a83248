import { listChannels, listDeliveries, type Delivery } from '#contract/notify';
import { useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Filter } from '../../kit/Filter.tsx';
import { NothingFound, PageFoot, PageSearch, usePaging } from '../../kit/Paged.tsx';
import { useWords } from '../../kit/words.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { deliveryWords } from './delivery.words.ts';
import { NotifyFrame } from './frame.tsx';
import classes from './log.module.css';

const states: Delivery['state'][] = ['sent', 'waiting', 'sending', 'retrying', 'dead', 'skipped'];

/** `/channels/log`: every notice with its receipt or the error. */
export default function LogPage() {
  const t = useWords(deliveryWords);
  const { search } = useAddress();
  const { query } = usePaging();
  const channels = useCall(listChannels, { query: { limit: 500 } });
  const log = useCall(
    listDeliveries,
    { query: { ...query, state: search.state, channelId: search.channelId, incidentId: search.incidentId } },
    { live: ['delivery'], keep: true },
  );
  const filters = ['state', 'channelId', 'incidentId'];
  const filtered = ['q', ...filters].some((name) => search[name]);
  return (
    <NotifyFrame place="deliveries">
      <div className="toolbar">
        <PageSearch placeholder={t('searchLog')} />
        <Filter
          name="state"
          label={t('allStates')}
          any={t('allStates')}
          data={states.map((state) => ({ value: state, label: t(`state_${state}`) }))}
        />
        <Filter
          name="channelId"
          label={t('allChannels')}
          any={t('allChannels')}
          searchable
          data={(channels.data?.items ?? []).map((channel) => ({ value: channel.id, label: channel.name }))}
        />
      </div>
      {!log.data && <ErrorNote error={log.error} onRetry={log.refetch} />}
      {log.data?.items.length === 0 && (
        <div className="paged">
          {filtered ? (
            <NothingFound filters={filters} />
          ) : (
            <EmptyState title={t('noDeliveries')}>{t('noDeliveriesText')}</EmptyState>
          )}
        </div>
      )}
      {log.data && log.data.items.length > 0 && (
        <div className="paged" data-stale={log.isPlaceholderData || undefined}>
          <ul className={classes.log}>
            {log.data.items.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} />
            ))}
          </ul>
          <PageFoot total={log.data.total} />
        </div>
      )}
    </NotifyFrame>
  );
}
